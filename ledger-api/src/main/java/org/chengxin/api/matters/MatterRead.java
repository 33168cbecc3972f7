package org.chengxin.api.matters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.records.Erased;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.MatterPolicy;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.MatterTerms.Named;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it is read over the API.
 *
 * @param matterId its name in addresses, under the plural of its mechanism
 * @param over whether no step is left
 * @param overdueOn the day that was found to be over; absent while it is not
 * @param what the title of the catalogue's item it is about
 * @param terms as they stand
 * @param steps oldest first
 * @param position where the last step stands in the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MatterRead(
        String matterId,
        SubjectId subjectId,
        Mechanism mechanism,
        int number,
        MatterStage stage,
        boolean over,
        @Nullable LocalDate overdueOn,
        @Nullable Bilingual what,
        TermsRead terms,
        List<StepRead> steps,
        long position)
        implements OfSubject {

    /** What a matter or one of its steps says; what is absent it does not say. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record TermsRead(
            List<RecordId> records,
            @Nullable String code,
            @Nullable String ground,
            @Nullable String title,
            @Nullable String project,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate due,
            @Nullable String amountYuan,
            List<String> items,
            List<MilestoneRead> milestones,
            List<Named> organs,
            @Nullable SubjectId person,
            List<Attachment> evidence) {

        static TermsRead of(MatterTerms t) {
            BigDecimal amount = t.amountYuan();
            return new TermsRead(
                    t.records(),
                    t.code(),
                    t.ground(),
                    shown(t.title()),
                    t.project(),
                    t.from(),
                    t.until(),
                    t.due(),
                    amount == null ? null : amount.toPlainString(),
                    t.items(),
                    t.milestones().stream()
                            .map(m -> new MilestoneRead(m.on(), Erased.shown(m.what())))
                            .toList(),
                    t.organs(),
                    t.person(),
                    t.evidence());
        }
    }

    /** Something to be reached on the way. */
    public record MilestoneRead(LocalDate on, String what) {}

    /** One step: what was done, by whom, why, on what basis and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepRead(
            MatterMove move,
            TermsRead terms,
            Actor actor,
            @Nullable String reason,
            List<LegalBasis> legalBasis,
            @Nullable DocumentRef document,
            int catalogueVersion,
            Instant recordedAt,
            long position,
            String eventId) {

        static StepRead of(MatterProfile.Step step) {
            return new StepRead(
                    step.move(),
                    TermsRead.of(step.terms()),
                    step.act().actor(),
                    shown(step.act().reason()),
                    step.act().legalBasis(),
                    step.act().document(),
                    step.catalogueVersion(),
                    step.stamp().recordedAt(),
                    step.stamp().position(),
                    step.stamp().eventId());
        }
    }

    static MatterRead of(MatterProfile m, MatterPolicy policy) {
        List<StepRead> steps = m.steps().stream().map(StepRead::of).toList();
        String code = m.terms().code();
        return new MatterRead(
                new MatterId(m.subjectId(), m.mechanism(), m.number()).toString(),
                m.subjectId(),
                m.mechanism(),
                m.number(),
                m.stage(),
                m.stage().isOver(),
                m.overdueOn(),
                code == null ? null : policy.subjectMatter(m.mechanism(), code).orElse(null),
                TermsRead.of(m.terms()),
                steps,
                steps.getLast().position());
    }

    private static @Nullable String shown(@Nullable PersonalText text) {
        return text == null ? null : Erased.shown(text);
    }
}
