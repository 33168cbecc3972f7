package org.chengxin.api.objections;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.ObjectionStage;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;

/**
 * A step that a page offers; the ledger decides again.
 *
 * @param verb as over the API
 * @param needs what the form asks for beside the reason
 * @param accounted whether legal basis and document are asked for
 */
public record StepChoice(String verb, Needs needs, boolean accounted) {

    /** What a form asks for beside the reason; public, because the template reads it by reflection. */
    public enum Needs {
        NOTHING,
        SAME_AS_SOURCE,
        FINDING,
        OUTCOME,
        WORKING_DAYS,
        PAUSE,
        EVIDENCE
    }

    /** The steps that are due at a stage, for whoever may take them. */
    static List<StepChoice> of(ObjectionRead objection, Actor actor, @Nullable String sourceUscc) {
        ObjectionStage stage = objection.stage();
        boolean handler = actor.role() == Role.REVIEWER || actor.role() == Role.OFFICE;
        boolean objector = actor.role() == Role.SUBJECT || actor.role() == Role.OFFICE;
        boolean source = actor.role() == Role.SUBMITTER && sourceUscc != null && sourceUscc.equals(actor.organ());
        List<StepChoice> choices = new ArrayList<>();
        if (handler) {
            handlers(stage, choices);
        }
        if (source && stage == ObjectionStage.AT_SOURCE) {
            choices.add(new StepChoice("verify", Needs.FINDING, false));
        }
        if (objector) {
            objectors(stage, choices);
        }
        if (handler && stage.disputes()) {
            choices.add(
                    objection.paused()
                            ? new StepChoice("resume", Needs.NOTHING, false)
                            : new StepChoice("pause", Needs.PAUSE, false));
        }
        if (actor.role() == Role.OFFICE && stage.disputes()) {
            choices.add(new StepChoice("extend", Needs.WORKING_DAYS, false));
        }
        return choices;
    }

    private static void handlers(ObjectionStage stage, List<StepChoice> choices) {
        switch (stage) {
            case FILED -> {
                choices.add(new StepChoice("accept", Needs.NOTHING, false));
                choices.add(new StepChoice("askForSupplement", Needs.NOTHING, false));
                choices.add(new StepChoice("decline", Needs.NOTHING, true));
            }
            case SUPPLEMENT_ASKED -> choices.add(new StepChoice("decline", Needs.NOTHING, true));
            case ACCEPTED -> choices.add(new StepChoice("check", Needs.SAME_AS_SOURCE, false));
            case DIFFERS, VERIFIED -> choices.add(new StepChoice("decide", Needs.OUTCOME, true));
            case DECIDED -> choices.add(new StepChoice("inform", Needs.NOTHING, true));
            case IN_REVIEW -> choices.add(new StepChoice("decideReview", Needs.OUTCOME, true));
            case AT_SOURCE, NOTIFIED, REVIEWED, NOT_ACCEPTED, WITHDRAWN, OVERTAKEN -> {}
        }
    }

    private static void objectors(ObjectionStage stage, List<StepChoice> choices) {
        if (stage == ObjectionStage.FILED || stage == ObjectionStage.SUPPLEMENT_ASKED) {
            choices.add(new StepChoice("supplement", Needs.EVIDENCE, false));
        }
        if (stage == ObjectionStage.NOTIFIED) {
            choices.add(new StepChoice("requestReview", Needs.NOTHING, false));
        }
        if (stage.disputes()) {
            choices.add(new StepChoice("urge", Needs.NOTHING, false));
            choices.add(new StepChoice("withdraw", Needs.NOTHING, false));
        }
    }
}
