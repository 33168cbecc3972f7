package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.chengxin.ledger.catalogue.Recordability.Disabled;
import org.chengxin.ledger.catalogue.Recordability.NotEffective;
import org.chengxin.ledger.catalogue.Recordability.Recordable;
import org.chengxin.ledger.catalogue.Recordability.Unknown;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.time.WorkingDays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of the catalogue of credit information (信用信息目录): what may be recorded, and how grave, how open and how
 * long it is. It is data; this class only reads it, so its answers depend on nothing but the arguments. Immutable and safe
 * for many threads.
 */
public final class Catalogue {

    private final CatalogueTitle title;
    private final LegalSources sources;
    private final Map<String, RecordType> types;
    private final PublicationRules rules;
    private final Map<String, SeverityTable> severities;
    private final RetentionRules retention;
    private final RepairPolicies repairs;
    private final ExpiryRules expiries;
    private final ObjectionPolicy objections;
    private final WorkingDayCalendar calendar;
    private final DeadlineProfiles deadlines;
    private final MatterPolicy matters;
    private final RuleBases ruleBases;
    private final UsagePolicy usages;
    private final MakingPolicy making;
    private final ImportLayouts imports;
    private final Approvals approvals;
    private final PayloadSchemas schemas;

    Catalogue(
            CatalogueTitle title,
            LegalSources sources,
            Map<String, RecordType> types,
            PublicationRules rules,
            Map<String, SeverityTable> severities,
            RetentionRules retention,
            RepairPolicies repairs,
            ExpiryRules expiries,
            ObjectionPolicy objections,
            WorkingDayCalendar calendar,
            DeadlineProfiles deadlines,
            MatterPolicy matters,
            RuleBases ruleBases,
            UsagePolicy usages,
            MakingPolicy making,
            ImportLayouts imports,
            Approvals approvals) {
        this.title = title;
        this.sources = sources;
        this.types = types;
        this.rules = rules;
        this.severities = severities;
        this.retention = retention;
        this.repairs = repairs;
        this.expiries = expiries;
        this.objections = objections;
        this.calendar = calendar;
        this.deadlines = deadlines;
        this.matters = matters;
        this.ruleBases = ruleBases;
        this.usages = usages;
        this.making = making;
        this.imports = imports;
        this.approvals = approvals;
        this.schemas = new PayloadSchemas(types.values());
    }

    /** The version shipped with this module, without approvals: civil-servant types are disabled. */
    public static Catalogue load() {
        return load(Approvals.none());
    }

    /**
     * The version shipped with this module, opened by the operator's approvals.
     *
     * @throws CatalogueException if the data is broken or an approval names a type that does not wait for one
     */
    public static Catalogue load(Approvals approvals) {
        return load(CatalogueFiles.shipped(), approvals);
    }

    static Catalogue load(CatalogueFiles files, Approvals approvals) {
        return new CatalogueReader(files).read(approvals);
    }

    /**
     * A version made of {@code files}, under a title of its own. Approvals that it has no type for open nothing.
     *
     * @throws CatalogueException if the files are broken or contradict each other
     */
    public static Catalogue of(CatalogueTitle title, CatalogueTexts files, Approvals approvals) {
        return new CatalogueReader(files).read(title, approvals);
    }

    public int version() {
        return title.version();
    }

    public CatalogueTitle title() {
        return title;
    }

    public List<LegalSource> legalSources() {
        return sources.all();
    }

    public PublicationRules publicationRules() {
        return rules;
    }

    /** Under which rules a negative record is repaired. */
    public RepairPolicies repairs() {
        return repairs;
    }

    /** Which records end by time alone. */
    public ExpiryRules expiries() {
        return expiries;
    }

    public ObjectionPolicy objections() {
        return objections;
    }

    /** What rules rest on that do not say so themselves. */
    public RuleBases ruleBases() {
        return ruleBases;
    }

    /** What the mechanisms that act in steps rest on and what their lists hold. */
    public MatterPolicy matters() {
        return matters;
    }

    /** For which purposes archives are looked into. */
    public UsagePolicy usages() {
        return usages;
    }

    /** How long the making of the next version takes at least. */
    public MakingPolicy making() {
        return making;
    }

    /** The tables that departments may hand in, and what becomes of their columns. */
    public ImportLayouts imports() {
        return imports;
    }

    public List<RetentionRule> retentionRules() {
        return retention.inOrder();
    }

    /**
     * The statutory duty to keep an archive that runs on {@code date}, and of several the longest; empty when its personal
     * data may be erased.
     *
     * @param records those that stand; a revoked one need not be kept
     */
    public Optional<RetentionRule.Running> retentionOf(
            SubjectKind kind, List<RetentionRule.Kept> records, LocalDate date) {
        return retention.longest(kind, records, date);
    }

    /** Which days are working days, under the calendar of this version of the catalogue. */
    public WorkingDays workingDays() {
        return calendar.workingDays();
    }

    /** The calendar with the notices it was made from. */
    public WorkingDayCalendar calendar() {
        return calendar;
    }

    /** All profiles of statutory times, in the order of the catalogue. */
    public List<DeadlineProfile> deadlineProfiles() {
        return deadlines.inOrder();
    }

    /**
     * The statutory times of the city itself for a clock that starts on {@code date}.
     *
     * @throws IllegalArgumentException if the date is before the first profile
     */
    public DeadlineProfile deadlines(LocalDate date) {
        return deadlines.on(date);
    }

    /** The statutory times of {@code jurisdiction} (GB/T 2260) for a clock that starts on {@code date}. */
    public Optional<DeadlineProfile> deadlines(String jurisdiction, LocalDate date) {
        return deadlines.on(jurisdiction, date);
    }

    /** The city's own clock for {@code step}, started on {@code start}; empty when no time is set for the step. */
    public Optional<StatutoryClock> clock(DeadlineStep step, LocalDate start) {
        return StatutoryClock.of(deadlines(start), step, workingDays(), start);
    }

    /** The types as they stand in the files, whatever is approved. */
    Map<String, RecordType> listedTypes() {
        return types;
    }

    /** All types in the order of the catalogue, as all approvals together open them. */
    public List<RecordType> types() {
        return types.values().stream().map(this::opened).toList();
    }

    public Optional<RecordType> type(String code) {
        return Optional.ofNullable(types.get(code)).map(this::opened);
    }

    /** Whether a fact of type {@code code}, decided on {@code decidedOn}, may be recorded; ask this first. */
    public Recordability recordable(String code, LocalDate decidedOn) {
        RecordType item = types.get(code);
        if (item == null) {
            return new Unknown(code);
        }
        RecordType type = item.approvedBy(approvals.of(item, decidedOn));
        if (!type.recordable() || !type.enabled()) {
            return new Disabled(type);
        }
        return type.effectiveOn(decidedOn) ? new Recordable(type) : new NotEffective(type);
    }

    /**
     * How grave a fact is under the rules of {@code decidedOn}; {@link Severity#NONE} unless the type is negative. Requires
     * a payload that {@link #validate} accepts. Of several penalties in one decision the gravest counts.
     */
    public Severity severityOf(RecordType type, JsonNode payload, LocalDate decidedOn) {
        if (type.polarity() != Polarity.NEGATIVE) {
            return Severity.NONE;
        }
        SeverityTable table = severities.get(rules.on(decidedOn).id());
        if (table == null) {
            throw new IllegalStateException("every publication rule has a severity table; the loader checks it");
        }
        return table.severityOf(type, payload);
    }

    /**
     * Where and how long a record is shown, with the severity its payload has. Prefer this over the variant with a severity:
     * only the payload tells whether a penalty lies in one of the key areas with a longer minimum (order 58).
     *
     * @param wishedUntil last public day the source asks for; capped by the rule's window
     */
    public Publicity publicityOf(
            RecordType type, SubjectKind kind, JsonNode payload, LocalDate decidedOn, @Nullable LocalDate wishedUntil) {
        PublicationRule rule = rules.on(decidedOn);
        PublicationWindow window = rule.window(type.publication(), severityOf(type, payload, decidedOn), payload);
        return publicity(type, kind, rule, window, decidedOn, wishedUntil);
    }

    /** The same for a known severity; knows nothing of key areas. */
    public Publicity publicityOf(
            RecordType type,
            SubjectKind kind,
            Severity severity,
            LocalDate decidedOn,
            @Nullable LocalDate wishedUntil) {
        PublicationRule rule = rules.on(decidedOn);
        return publicity(type, kind, rule, rule.window(type.publication(), severity), decidedOn, wishedUntil);
    }

    /** What is wrong with a payload, in both languages; empty when it fits the schema. */
    public List<FieldFault> validate(RecordType type, JsonNode payload) {
        return schemas.validate(type, payload);
    }

    /** Takes the personal fields out of a payload. Requires a payload that {@link #validate} accepts. */
    public Split split(RecordType type, SubjectKind kind, ObjectNode payload) {
        return PayloadSplitter.split(type, kind, payload);
    }

    /**
     * The inverse of {@link #split}.
     *
     * @param shown how a personal text reads; a field for which it answers null is left out, as an erased one is by
     *     {@link PersonalText#value}
     */
    public ObjectNode join(
            ObjectNode open, SortedMap<String, PersonalText> personal, Function<PersonalText, @Nullable String> shown) {
        return PayloadSplitter.join(open, personal, shown);
    }

    private RecordType opened(RecordType item) {
        return item.approvedBy(approvals.of(item));
    }

    private static Publicity publicity(
            RecordType type,
            SubjectKind kind,
            PublicationRule rule,
            PublicationWindow window,
            LocalDate decidedOn,
            @Nullable LocalDate wishedUntil) {
        DisclosureLevel level = stricter(type.disclosure().levelFor(kind), window.level());
        return level == DisclosureLevel.PUBLIC
                ? new Publicity(level, decidedOn, window.lastDay(decidedOn, wishedUntil), rule.id())
                : new Publicity(level, null, null, rule.id());
    }

    private static DisclosureLevel stricter(DisclosureLevel a, DisclosureLevel b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
