package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.FactSupplemented;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionDecided;
import org.chengxin.ledger.credit.ObjectionEvent.ReviewDecided;
import org.chengxin.ledger.credit.ObjectionRules.Going;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What an objection and its review may lead to (异议决定、复核决定). What the decision does to the record happens with it, so
 * that nothing is decided and not done. A remedy never makes things worse for the one who sought it.
 */
final class ObjectionDecisions {

    private ObjectionDecisions() {}

    static Decision decide(
            Going g, ObjectionOutcome outcome, List<FieldValue> values, Catalogue catalogue, LocalDate today) {
        if (g.isDoneBy(ObjectionStage.DECIDED)) {
            return g.again();
        }
        return ObjectionRules.aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.DIFFERS, ObjectionStage.VERIFIED))
                .or(() -> ObjectionRules.theClockRuns(g.objection()))
                .or(() -> ActRules.theActIsAccountedFor(g.act(), FilingRules.CORRECTION))
                .or(() -> theOutcomeFollowsFromTheCheck(g, outcome))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> with(
                        new ObjectionDecided(g.subjectId(), g.recordId(), g.number(), outcome, g.act()),
                        g,
                        outcome,
                        values,
                        catalogue,
                        today));
    }

    static Decision decideReview(
            Going g, ObjectionOutcome outcome, List<FieldValue> values, Catalogue catalogue, LocalDate today) {
        if (g.isDoneBy(ObjectionStage.REVIEWED)) {
            return g.again();
        }
        return ObjectionRules.aHandlerActs(g)
                .or(() -> g.is(ObjectionStage.IN_REVIEW))
                .or(() -> theReviewIsIndependent(g.objection().decidedBy(), g.actor()))
                .or(() -> theReviewIsIndependent(g.objection().handledBy(), g.actor()))
                .or(() -> ObjectionRules.theClockRuns(g.objection()))
                .or(() -> ActRules.theActIsAccountedFor(g.act(), FilingRules.CORRECTION))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> with(
                        new ReviewDecided(g.subjectId(), g.recordId(), g.number(), outcome, g.act()),
                        g,
                        outcome,
                        values,
                        catalogue,
                        today));
    }

    private static Decision with(
            ObjectionEvent decided,
            Going g,
            ObjectionOutcome outcome,
            List<FieldValue> values,
            Catalogue catalogue,
            LocalDate today) {
        return switch (outcome) {
            case CORRECTED -> mended(decided, g, values, catalogue, today, false);
            case SUPPLEMENTED -> mended(decided, g, values, catalogue, today, true);
            case REVOKED ->
                noValues(values).<Decision>map(Decision.Refused::because).orElseGet(() -> revoked(decided, g));
            case WITHDRAWN, DELISTED, REJECTED ->
                noValues(values).<Decision>map(Decision.Refused::because).orElseGet(() -> Decision.Happens.of(decided));
        };
    }

    private static Decision revoked(ObjectionEvent decided, Going g) {
        return g.record().revoked()
                ? Decision.Happens.of(decided)
                : new Decision.Happens(List.of(
                        decided,
                        new FactRevoked(g.subjectId(), g.recordId(), RevocationGround.OBJECTION_UPHELD, g.act())));
    }

    private static Decision mended(
            ObjectionEvent decided,
            Going g,
            List<FieldValue> values,
            Catalogue catalogue,
            LocalDate today,
            boolean onlyAdd) {
        if (g.record().revoked()) {
            return Decision.Refused.because(Refusals.of(
                    "R-STATE",
                    Kind.CONFLICT,
                    "/outcome",
                    "记录已撤销，不能再更正或补充",
                    "The record is revoked and cannot be mended"));
        }
        MendRules.Attempt attempt = MendRules.mended(g.state(), g.record(), values, catalogue, today, onlyAdd);
        return attempt.map(
                mended -> theRemedyDoesNotAggravate(g.record().judgement(), mended.judgement())
                        .<Decision>map(Decision.Refused::because)
                        .orElseGet(() -> new Decision.Happens(List.of(
                                decided,
                                onlyAdd
                                        ? new FactSupplemented(
                                                g.subjectId(),
                                                g.recordId(),
                                                mended.changes(),
                                                mended.fact(),
                                                mended.judgement(),
                                                g.act())
                                        : new FactCorrected(
                                                g.subjectId(),
                                                g.recordId(),
                                                mended.changes(),
                                                mended.fact(),
                                                mended.judgement(),
                                                g.act())))),
                Decision.Refused::new);
    }

    private static Optional<Refusal> theOutcomeFollowsFromTheCheck(Going g, ObjectionOutcome outcome) {
        boolean rejected = outcome == ObjectionOutcome.REJECTED;
        SourceFinding finding = g.objection().finding();
        if (rejected && (g.objection().stage() == ObjectionStage.DIFFERS || finding != SourceFinding.RIGHT)) {
            return Optional.of(
                    Refusals.of(
                            "R-OBJ-FINDING",
                            Kind.CONFLICT,
                            "/outcome",
                            FilingRules.CORRECTION,
                            "核查表明信息有误、与来源不一致或者无法核实，不能不予更正",
                            "The check found the record wrong, different from its source or unverifiable: it cannot be rejected"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> theReviewIsIndependent(@Nullable String account, Actor actor) {
        return PartyRules.somebodyElseThan(
                account,
                actor,
                "原承办人或者原决定人不能办理复核，须由他人办理",
                "Whoever handled or decided the objection does not decide its review; somebody else does");
    }

    /** 不得因异议加重: neither graver nor more openly nor longer. */
    static Optional<Refusal> theRemedyDoesNotAggravate(Judgement before, Judgement after) {
        return after.severity().compareTo(before.severity()) > 0 || isShownMore(before.publicity(), after.publicity())
                ? Optional.of(Refusals.of(
                        "R-NOAGG",
                        Kind.CONFLICT,
                        "/values",
                        FilingRules.CORRECTION,
                        "异议和复核的结果不得比原记录更重：失信程度不得提高，公开范围不得扩大，公示期不得延长；如确有需要，由来源单位另行更正",
                        "The outcome of a remedy is never worse for the one who sought it: not graver, not more open,"
                                + " not longer in public; if it must be, the source corrects the record itself"))
                : Optional.empty();
    }

    private static boolean isShownMore(Publicity before, Publicity after) {
        if (after.level().compareTo(before.level()) < 0) {
            return true;
        }
        LocalDate was = before.until();
        LocalDate is = after.until();
        return before.level() == after.level() && was != null && (is == null || is.isAfter(was)) && isPublic(after);
    }

    private static boolean isPublic(Publicity publicity) {
        return publicity.from() != null;
    }

    private static Optional<Refusal> noValues(List<FieldValue> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Refusals.invalid(
                        "R-FIELD", "/values", "只有更正或者补充才填写字段内容", "Only a correction or a supplement has values");
    }
}
