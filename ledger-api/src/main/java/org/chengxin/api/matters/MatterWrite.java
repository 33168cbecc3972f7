package org.chengxin.api.matters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.MatterTerms.Milestone;
import org.chengxin.ledger.credit.MatterTerms.Named;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A step of a matter as it is written over the API. Which components a step needs, the ledger says when one is missing.
 *
 * @param records the records of the archive it rests on
 * @param code which of the catalogue's list
 * @param ground why, as one of the catalogue's list
 * @param title what is ordered, promised or assigned
 * @param amountYuan compensation in yuan
 */
public record MatterWrite(
        @Nullable List<RecordId> records,
        @Nullable String code,
        @Nullable String ground,
        @Nullable String title,
        @Nullable String project,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate due,
        @Nullable BigDecimal amountYuan,
        @Nullable List<String> items,
        @Nullable List<MilestoneWrite> milestones,
        @Nullable List<NamedWrite> organs,
        @Nullable SubjectId person,
        @Nullable List<Attachment> evidence,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    private static final int REASON_CHARACTERS_MAX = 2_000;

    /** Something to be reached on the way. */
    public record MilestoneWrite(
            @Nullable LocalDate on, @Nullable String what) {

        Milestone milestone() {
            if (on == null || what == null) {
                throw invalid("/milestones", "请填写节点的日期和内容", "A milestone has a day and says what is reached");
            }
            return new Milestone(on, new PersonalText(what.strip()));
        }

        /** The day only: the rest may be personal. */
        @Override
        public String toString() {
            return "MilestoneWrite[" + on + "]";
        }
    }

    /** An organ and what it has to do with the matter. */
    public record NamedWrite(
            @Nullable Part part,
            @Nullable String name,
            @Nullable String uscc) {

        Named named() {
            if (part == null || name == null || uscc == null) {
                throw invalid(
                        "/organs",
                        "请填写单位的作用 " + List.of(Part.values()) + "、名称和统一社会信用代码",
                        "An organ has a part " + List.of(Part.values()) + ", a name and a code");
            }
            return new Named(part, new Organ(name.strip(), uscc.strip()));
        }
    }

    Act act(Actor actor) {
        return new Act(actor, text(reason), Objects.requireNonNullElse(legalBasis, List.of()), document);
    }

    MatterTerms terms() {
        return new MatterTerms(
                Objects.requireNonNullElse(records, List.of()),
                code,
                ground,
                title == null || title.isBlank() ? null : new PersonalText(title.strip()),
                project,
                from,
                until,
                due,
                amountYuan,
                Objects.requireNonNullElse(items, List.of()),
                Objects.requireNonNullElse(milestones, List.<MilestoneWrite>of()).stream()
                        .map(MilestoneWrite::milestone)
                        .toList(),
                Objects.requireNonNullElse(organs, List.<NamedWrite>of()).stream()
                        .map(NamedWrite::named)
                        .toList(),
                person,
                Objects.requireNonNullElse(evidence, List.of()));
    }

    /** The same about this record and no other. */
    MatterWrite about(RecordId record) {
        return new MatterWrite(
                List.of(record),
                code,
                ground,
                title,
                project,
                from,
                until,
                due,
                amountYuan,
                items,
                milestones,
                organs,
                person,
                evidence,
                reason,
                legalBasis,
                document);
    }

    private static @Nullable PersonalText text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > REASON_CHARACTERS_MAX) {
            throw new ProblemException(Problems.invalid(
                    "/reason",
                    "R-LENGTH",
                    new Bilingual(
                            "最多" + REASON_CHARACTERS_MAX + "个字符，实为" + text.length() + "个",
                            "At most " + REASON_CHARACTERS_MAX + " characters, found " + text.length())));
        }
        return new PersonalText(text.strip());
    }

    private static ProblemException invalid(String pointer, String zh, String en) {
        return new ProblemException(Problems.invalid(pointer, "R-MATTER-NEED", new Bilingual(zh, en)));
    }

    /** The code only: the rest may be personal. */
    @Override
    public String toString() {
        return "MatterWrite[" + code + "]";
    }
}
