package org.chengxin.ledger.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a matter says beside its act. Which of it a step must say, {@link MatterMove#needs} tells; what is left out
 * stays as an earlier step said it.
 *
 * @param records the records of the archive it is about
 * @param code which of the catalogue's list: the measure, the list, the kind of commitment or task, the stage of a project
 * @param ground why, as one of the catalogue's list
 * @param title what is ordered, promised or assigned; sealed at rest, since in a person's archive it is personal
 * @param project reference number of a project; never a name of a person
 * @param from first day
 * @param until last day, included
 * @param due day by which it is to be done, included
 * @param amountYuan compensation
 * @param items what a commitment covers, by codes of the catalogue: services, clauses
 * @param milestones of a commitment, in the order of their days
 * @param organs who else has to do with it
 * @param person archive of the person it names
 */
public record MatterTerms(
        List<RecordId> records,
        @Nullable String code,
        @Nullable String ground,
        @Nullable PersonalText title,
        @Nullable String project,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate due,
        @Nullable BigDecimal amountYuan,
        List<String> items,
        List<Milestone> milestones,
        List<Named> organs,
        @Nullable SubjectId person,
        List<Attachment> evidence) {

    public static final MatterTerms NONE = new MatterTerms(
            List.of(), null, null, null, null, null, null, null, null, List.of(), List.of(), List.of(), null,
            List.of());

    public MatterTerms {
        records = List.copyOf(records);
        items = List.copyOf(items);
        milestones = List.copyOf(milestones);
        organs = List.copyOf(organs);
        evidence = List.copyOf(evidence);
    }

    /** Something to be reached on the way. */
    public record Milestone(LocalDate on, PersonalText what) {}

    /** An organ and what it has to do with the matter. */
    public record Named(Part part, Organ organ) {}

    /** What a named organ has to do with a matter. */
    public enum Part {
        /** 牵头. */
        LEAD,
        /** 配合. */
        COOPERATING,
        /** 受转办、受移送. */
        RECIPIENT,
        /** 承诺相对方. */
        COUNTERPARTY,
        /** 执行. */
        EXECUTING
    }

    /** These terms as far as they go, and the earlier ones for what they leave out. */
    public MatterTerms over(MatterTerms earlier) {
        return new MatterTerms(
                records.isEmpty() ? earlier.records : records,
                code == null ? earlier.code : code,
                ground == null ? earlier.ground : ground,
                title == null ? earlier.title : title,
                project == null ? earlier.project : project,
                from == null ? earlier.from : from,
                until == null ? earlier.until : until,
                due == null ? earlier.due : due,
                amountYuan == null ? earlier.amountYuan : amountYuan,
                items.isEmpty() ? earlier.items : items,
                milestones.isEmpty() ? earlier.milestones : milestones,
                organs.isEmpty() ? earlier.organs : organs,
                person == null ? earlier.person : person,
                evidence.isEmpty() ? earlier.evidence : evidence);
    }

    /** The same with these organs and no others. */
    public MatterTerms namingOnly(List<Named> named) {
        return new MatterTerms(
                records,
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
                named,
                person,
                evidence);
    }

    /** What is left when the personal data of the archive is erased. */
    public MatterTerms withoutPersonal() {
        return new MatterTerms(
                records,
                code,
                ground,
                title == null ? null : PersonalText.erased(),
                project,
                from,
                until,
                due,
                amountYuan,
                items,
                milestones.stream()
                        .map(m -> new Milestone(m.on(), PersonalText.erased()))
                        .toList(),
                organs,
                person,
                evidence.stream().map(Attachment::withoutPersonal).toList());
    }
}
