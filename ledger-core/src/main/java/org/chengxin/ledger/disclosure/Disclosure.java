package org.chengxin.ledger.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.ListItem;
import org.chengxin.ledger.catalogue.MeasureItem;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one function between the ledger and the public (公示). */
public final class Disclosure {

    private Disclosure() {}

    /**
     * A body as the public knows it.
     *
     * @param renamed changes of its name, the earliest first
     */
    public record PublicSubject(
            SubjectId subjectId,
            SubjectKind kind,
            String name,
            @Nullable String uscc,
            List<Renamed> renamed) {

        public PublicSubject {
            renamed = List.copyOf(renamed);
        }

        /** A body that always had its name. */
        public PublicSubject(SubjectId subjectId, SubjectKind kind, String name, @Nullable String uscc) {
            this(subjectId, kind, name, uscc, List.of());
        }

        /** A change of name, and what the body was called before that day. */
        public record Renamed(LocalDate on, String formerName) {}

        /** What it was called on {@code day}. */
        public String nameOn(LocalDate day) {
            return renamed.stream()
                    .filter(change -> day.isBefore(change.on()))
                    .findFirst()
                    .map(Renamed::formerName)
                    .orElse(name);
        }

        /** The same under another name from {@code on}. */
        public PublicSubject renamed(String newName, LocalDate on) {
            List<Renamed> changes = new ArrayList<>(renamed);
            changes.add(new Renamed(on, name));
            changes.sort(Comparator.comparing(Renamed::on));
            return new PublicSubject(subjectId, kind, newName, uscc, changes);
        }
    }

    /** What the public may see of what became of a body: all of it, for what government is called is no secret. */
    public static Optional<PublicSuccession> of(PublicSubject subject, SubjectSucceeded event) {
        Succession s = event.succession();
        DocumentRef document = event.act().document();
        return subject.kind().isNaturalPerson()
                ? Optional.empty()
                : Optional.of(new PublicSuccession(
                        subject.subjectId(),
                        subject.uscc(),
                        s.kind(),
                        s.effectiveOn(),
                        PersonalPatterns.mask(s.formerName()),
                        masked(s.newName()),
                        s.successors().stream()
                                .map(heir -> masked(heir.organ()))
                                .toList(),
                        document == null ? null : PersonalPatterns.mask(document.number())));
    }

    /**
     * What the public may see of a measure or a list entry after one more of its steps; empty if nothing, because it ended, is
     * of a kind that the catalogue keeps from the public, or is about a natural person.
     *
     * @param before what it saw before the step; absent if nothing
     * @param recordedOn the day of the step
     */
    public static Optional<PublicMatter> of(
            PublicSubject subject,
            @Nullable PublicMatter before,
            MatterEvent event,
            Catalogue catalogue,
            LocalDate recordedOn) {
        if (subject.kind().isNaturalPerson() || event.stage() != MatterStage.IN_FORCE) {
            return Optional.empty();
        }
        if (before != null) {
            return Optional.of(before.lasting(event.terms().until()));
        }
        MatterTerms terms = event.terms();
        String code = terms.code();
        if (code == null || !event.move().opens()) {
            return Optional.empty();
        }
        return switch (event.move().mechanism()) {
            case MEASURE ->
                catalogue
                        .matters()
                        .measure(code)
                        .filter(MeasureItem::isPublic)
                        .map(item -> shown(
                                subject, event, code, item.title(), item.incentive(), item.legalBasis(), recordedOn));
            case LISTING ->
                catalogue
                        .matters()
                        .list(code)
                        .filter(ListItem::isPublic)
                        .map(item -> shown(subject, event, code, item.title(), null, item.legalBasis(), recordedOn));
            default -> Optional.empty();
        };
    }

    private static PublicMatter shown(
            PublicSubject subject,
            MatterEvent event,
            String code,
            Bilingual title,
            @Nullable Boolean incentive,
            LegalBasis basis,
            LocalDate recordedOn) {
        DocumentRef document = event.act().document();
        LocalDate from = event.terms().from();
        return new PublicMatter(
                subject.subjectId(),
                PersonalPatterns.mask(subject.name()),
                subject.uscc(),
                event.move().mechanism(),
                event.matter(),
                code,
                title,
                incentive,
                from == null ? recordedOn : from,
                event.terms().until(),
                basis,
                document == null ? null : PersonalPatterns.mask(document.number()),
                event.catalogueVersion());
    }

    /**
     * What the public may see of a record on {@code date}; empty if nothing. Natural persons are never shown, whatever a
     * publication window says: publishing a person needs a law that says so, and no type of the catalogue has one.
     *
     * @param corrected whether the content was put right since it was first recorded
     */
    public static Optional<PublicRecord> of(
            PublicSubject subject,
            RecordId recordId,
            Fact fact,
            Judgement judgement,
            boolean disputed,
            boolean corrected,
            Catalogue catalogue,
            LocalDate date) {
        if (subject.kind().isNaturalPerson() || !judgement.publicity().isPublicOn(date)) {
            return Optional.empty();
        }
        return Optional.of(new PublicRecord(
                recordId,
                subject.subjectId(),
                subject.kind(),
                PersonalPatterns.mask(subject.nameOn(fact.decidedOn())),
                subject.uscc(),
                fact.type(),
                judgement.catalogueVersion(),
                judgement.polarity(),
                judgement.severity(),
                PersonalPatterns.mask(fact.documentNo()),
                masked(fact.documentTitle()),
                fact.decidedOn(),
                fact.effectiveOn(),
                fact.legalBasis().stream().map(Disclosure::masked).toList(),
                masked(fact.authority()),
                masked(fact.source()),
                publicPart(fact, catalogue),
                judgement.publicity(),
                disputed,
                corrected));
    }

    /**
     * What the public may see of a record as its archive shows it; nothing of one that was revoked, repaired or has expired, or
     * that a court shields. A repair that is revoked leaves the window as it was, so that the record comes back for what is
     * left of it.
     */
    public static Optional<PublicRecord> of(
            PublicSubject subject, RecordProfile record, Catalogue catalogue, LocalDate date) {
        return record.isHidden()
                ? Optional.empty()
                : of(
                        subject,
                        record.recordId(),
                        record.fact(),
                        record.judgement(),
                        record.disputed(),
                        record.status() == RecordStatus.CORRECTED,
                        catalogue,
                        date);
    }

    private static LegalBasis masked(LegalBasis basis) {
        return new LegalBasis(PersonalPatterns.mask(basis.law()), masked(basis.article()));
    }

    private static Organ masked(Organ organ) {
        return new Organ(PersonalPatterns.mask(organ.name()), organ.uscc());
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : PersonalPatterns.mask(text);
    }

    private static ObjectNode publicPart(Fact fact, Catalogue catalogue) {
        ObjectNode payload = fact.payload().deepCopy();
        catalogue.type(fact.type()).ifPresent(type -> type.internalFields().forEach(payload::remove));
        maskStrings(payload);
        removeEmpty(payload);
        return payload;
    }

    /** Objects that held nothing but personal fields would still tell that there were some. */
    private static void removeEmpty(ObjectNode object) {
        object.properties().stream()
                .filter(field -> field.getValue() instanceof ObjectNode inner && inner.isEmpty())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(object::remove);
    }

    private static void maskStrings(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isString()) {
                    field.setValue(object.stringNode(
                            PersonalPatterns.mask(field.getValue().stringValue())));
                } else {
                    maskStrings(field.getValue());
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode element = array.get(i);
                if (element.isString()) {
                    array.set(i, array.stringNode(PersonalPatterns.mask(element.stringValue())));
                } else {
                    maskStrings(element);
                }
            }
        }
    }
}
