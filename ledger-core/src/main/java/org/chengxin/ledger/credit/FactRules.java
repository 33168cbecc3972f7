package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.catalogue.Recordability;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.catalogue.Split;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fact is one the ledger may hold, whoever sent it: new ones, and corrected ones, come through here. The catalogue
 * is a gate: without a type in force on the date of the decision there is nothing to judge, so that question comes first and
 * the rules of {@link #RULES} after it, all of them, so that a department learns everything that is wrong at once.
 */
final class FactRules {

    static final int DOCUMENT_NO_MAX_CHARACTERS = 128;
    private static final int DOCUMENT_TITLE_MAX_CHARACTERS = 500;
    private static final int ORGAN_NAME_MAX_CHARACTERS = 200;
    private static final int LEGAL_BASES_MAX = 20;
    private static final int LEGAL_BASIS_MAX_CHARACTERS = 500;
    private static final int RESPONSIBLE_MAX = 50;
    private static final int ATTACHMENTS_MAX = 50;

    /** Behind the gate: nothing is recorded that the catalogue does not list. */
    static final LegalBasis CATALOGUE_DISCIPLINE =
            new LegalBasis("国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见（国办发〔2020〕49号）", null);

    private static final List<Function<Proposal, Optional<Refusal>>> RULES = List.of(
            FactRules::theSubjectIsOfAKindTheTypeIsAbout,
            FactRules::theSourceIsNamed,
            FactRules::theDocumentIsNamed,
            FactRules::theTitleIsNotEndless,
            FactRules::aLegalBasisIsNamed,
            FactRules::theAuthorityIsNamed,
            FactRules::theDecisionIsNotInTheFuture,
            FactRules::publicationDoesNotEndBeforeTheDecision,
            FactRules::textHoldsNoControlCharacters,
            FactRules::listsAreNotEndless);

    private FactRules() {}

    /** A fact on its way in, with everything a rule may look at. */
    record Proposal(SubjectKind kind, RecordType type, FactDraft draft, LocalDate today) {}

    /** What the rules make of a draft: reasons against it, or the fact and how it is weighed. */
    record Outcome(
            List<Refusal> refusals,
            @Nullable Fact fact,
            @Nullable Judgement judgement) {}

    /** Judges a draft about a subject of {@code kind}, whoever sent it; corrections come through here as well. */
    static Outcome judge(SubjectKind kind, FactDraft draft, Catalogue catalogue, LocalDate today) {
        LocalDate decidedOn = draft.decidedOn();
        if (decidedOn == null) {
            return refused(Refusals.of(
                    "R-DATE",
                    Kind.INVALID,
                    "/decidedOn",
                    "缺少决定日期，应为 yyyy-MM-dd",
                    "The date of the decision is missing; it is written yyyy-MM-dd"));
        }
        return switch (catalogue.recordable(draft.type(), decidedOn)) {
            case Recordability.Recordable open -> weigh(new Proposal(kind, open.type(), draft, today), catalogue);
            case Recordability.Unknown unknown ->
                refused(gate("目录中没有信息类型 " + unknown.code(), "The catalogue has no record type " + unknown.code()));
            case Recordability.NotEffective notInForce ->
                refused(gate(
                        "信息类型 " + notInForce.type().code() + " 在决定日期 " + decidedOn + " 未生效，不得归集",
                        "Record type " + notInForce.type().code() + " was not in force on " + decidedOn
                                + ": unrecordable"));
            case Recordability.Disabled closed ->
                refused(gate(
                        "信息类型 " + closed.type().code() + " 尚未批准法律依据，不得归集",
                        "Record type " + closed.type().code() + " has no approved legal basis yet: unrecordable"));
        };
    }

    private static Outcome weigh(Proposal proposal, Catalogue catalogue) {
        FactDraft draft = proposal.draft();
        RecordType type = proposal.type();
        List<Refusal> refusals = new ArrayList<>();
        RULES.forEach(rule -> rule.apply(proposal).ifPresent(refusals::add));
        catalogue.validate(type, draft.payload()).stream()
                .map(fault ->
                        new Refusal("R-PAYLOAD", Kind.INVALID, "/payload" + fault.pointer(), null, fault.message()))
                .forEach(refusals::add);
        if (!refusals.isEmpty()) {
            return new Outcome(refusals, null, null);
        }
        LocalDate decidedOn = Objects.requireNonNull(draft.decidedOn());
        Split split = catalogue.split(type, proposal.kind(), PlainNumbers.in(draft.payload()));
        Severity severity = catalogue.severityOf(type, draft.payload(), decidedOn);
        Fact fact = new Fact(
                draft.type(),
                Objects.requireNonNull(draft.source()),
                Objects.requireNonNull(draft.authority()),
                Objects.requireNonNull(draft.documentNo()),
                draft.documentTitle(),
                decidedOn,
                draft.effectiveOn(),
                draft.publicityUntil(),
                draft.legalBasis(),
                split.open(),
                split.personal(),
                draft.responsible(),
                draft.attachments());
        return new Outcome(
                List.of(),
                fact,
                new Judgement(
                        catalogue.version(),
                        type.polarity(),
                        severity,
                        catalogue.publicityOf(
                                type, proposal.kind(), draft.payload(), decidedOn, draft.publicityUntil())));
    }

    private static Optional<Refusal> theSubjectIsOfAKindTheTypeIsAbout(Proposal p) {
        return p.type().subjectKinds().contains(p.kind())
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-CAT-SUBJECT",
                        Kind.INVALID,
                        "/type",
                        CATALOGUE_DISCIPLINE,
                        "信息类型 " + p.type().code() + " 不适用于 " + p.kind() + " 类主体",
                        "Record type " + p.type().code() + " is not about subjects of kind " + p.kind()));
    }

    private static Optional<Refusal> theSourceIsNamed(Proposal p) {
        Organ source = p.draft().source();
        return source == null
                ? Refusals.invalid("R-SOURCE", "/source", "缺少报送单位", "The reporting organ is missing")
                : organ(source, "/source");
    }

    private static Optional<Refusal> theDocumentIsNamed(Proposal p) {
        String documentNo = p.draft().documentNo();
        if (documentNo == null || documentNo.isBlank()) {
            return Refusals.invalid(
                    "R-DOC-MISSING",
                    "/documentNo",
                    "缺少文号；没有文号的决定不能记录",
                    "The document number is missing; a decision without one is not recorded");
        }
        return documentNo.length() <= DOCUMENT_NO_MAX_CHARACTERS
                ? Optional.empty()
                : tooLong("/documentNo", DOCUMENT_NO_MAX_CHARACTERS, documentNo.length());
    }

    private static Optional<Refusal> theTitleIsNotEndless(Proposal p) {
        String title = p.draft().documentTitle();
        return title == null || title.length() <= DOCUMENT_TITLE_MAX_CHARACTERS
                ? Optional.empty()
                : tooLong("/documentTitle", DOCUMENT_TITLE_MAX_CHARACTERS, title.length());
    }

    private static Optional<Refusal> aLegalBasisIsNamed(Proposal p) {
        List<LegalBasis> bases = p.draft().legalBasis();
        if (bases.isEmpty()
                || bases.stream()
                        .anyMatch(basis -> basis.law() == null || basis.law().isBlank())) {
            return Optional.of(Refusals.of(
                    "R-BASIS",
                    Kind.INVALID,
                    "/legalBasis",
                    CATALOGUE_DISCIPLINE,
                    "缺少法律依据；没有依据的事实不得记录，请注明法律名称和条款",
                    "The legal basis is missing; a fact without one is unrecordable: name the law and its article"));
        }
        int longest = bases.stream()
                .mapToInt(b -> Math.max(
                        b.law().length(),
                        Objects.requireNonNullElse(b.article(), "").length()))
                .max()
                .orElse(0);
        return longest <= LEGAL_BASIS_MAX_CHARACTERS
                ? Optional.empty()
                : tooLong("/legalBasis", LEGAL_BASIS_MAX_CHARACTERS, longest);
    }

    private static Optional<Refusal> theAuthorityIsNamed(Proposal p) {
        Organ authority = p.draft().authority();
        if (authority != null) {
            return organ(authority, "/authority");
        }
        return Optional.of(Refusals.of(
                "R-BASIS-AUTHORITY",
                Kind.INVALID,
                "/authority",
                p.type().polarity() == Polarity.NEGATIVE ? CATALOGUE_DISCIPLINE : null,
                "缺少作出决定的机关",
                "The deciding authority is missing"));
    }

    private static Optional<Refusal> organ(Organ organ, String pointer) {
        if (organ.name() == null || organ.name().isBlank()) {
            return Refusals.invalid("R-ORGAN-NAME", pointer + "/name", "缺少机关名称", "The organ's name is missing");
        }
        if (organ.name().length() > ORGAN_NAME_MAX_CHARACTERS) {
            return tooLong(
                    pointer + "/name", ORGAN_NAME_MAX_CHARACTERS, organ.name().length());
        }
        String code = Objects.requireNonNullElse(organ.uscc(), "");
        if (code.matches("L-[A-Z0-9][A-Z0-9\\-]{1,38}")) {
            return Optional.empty();
        }
        return Refusals.bodyCode(pointer + "/uscc", code);
    }

    private static Optional<Refusal> theDecisionIsNotInTheFuture(Proposal p) {
        LocalDate decidedOn = Objects.requireNonNull(p.draft().decidedOn());
        return decidedOn.isAfter(p.today())
                ? Refusals.invalid(
                        "R-DATE-FUTURE",
                        "/decidedOn",
                        "决定日期 " + decidedOn + " 晚于今天 " + p.today() + "，请核对",
                        "The decision is dated " + decidedOn + ", after today " + p.today() + "; check the date")
                : Optional.empty();
    }

    private static Optional<Refusal> publicationDoesNotEndBeforeTheDecision(Proposal p) {
        LocalDate until = p.draft().publicityUntil();
        LocalDate decidedOn = Objects.requireNonNull(p.draft().decidedOn());
        return until != null && until.isBefore(decidedOn)
                ? Refusals.invalid(
                        "R-DATE-ORDER",
                        "/publicityUntil",
                        "公示截止期 " + until + " 早于决定日期 " + decidedOn,
                        "Publication would end on " + until + ", before the decision of " + decidedOn)
                : Optional.empty();
    }

    private static Optional<Refusal> textHoldsNoControlCharacters(Proposal p) {
        return Texts.anyHasControlCharacters(FactTree.of(p.draft()))
                ? Refusals.invalid(
                        "R-TEXT-CONTROL",
                        "/payload",
                        "文本含有控制字符，请删除后重报",
                        "The text holds control characters; remove them and send it again")
                : Optional.empty();
    }

    private static Optional<Refusal> listsAreNotEndless(Proposal p) {
        FactDraft d = p.draft();
        if (d.legalBasis().size() > LEGAL_BASES_MAX) {
            return tooMany("/legalBasis", LEGAL_BASES_MAX, d.legalBasis().size());
        }
        if (d.responsible().size() > RESPONSIBLE_MAX) {
            return tooMany("/responsible", RESPONSIBLE_MAX, d.responsible().size());
        }
        return d.attachments().size() > ATTACHMENTS_MAX
                ? tooMany("/attachments", ATTACHMENTS_MAX, d.attachments().size())
                : Optional.empty();
    }

    private static Optional<Refusal> tooLong(String pointer, int max, int found) {
        return Refusals.invalid(
                "R-LENGTH",
                pointer,
                "最多" + max + "个字符，实为" + found + "个",
                "At most " + max + " characters, found " + found);
    }

    private static Optional<Refusal> tooMany(String pointer, int max, int found) {
        return Refusals.invalid(
                "R-LENGTH", pointer, "最多" + max + "项，实为" + found + "项", "At most " + max + " items, found " + found);
    }

    private static Refusal gate(String zh, String en) {
        return Refusals.of("R-CAT", Kind.INVALID, "/type", CATALOGUE_DISCIPLINE, zh, en);
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(List.of(refusal), null, null);
    }
}
