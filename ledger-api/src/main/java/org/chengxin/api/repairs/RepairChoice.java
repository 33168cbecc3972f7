package org.chengxin.api.repairs;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.records.RecordRead;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.credit.Role;

/**
 * A step that a page offers; the ledger decides again.
 *
 * @param verb as over the API
 * @param needs what the form asks for beside the reason
 * @param accounted whether legal basis and document are asked for
 */
public record RepairChoice(String verb, Needs needs, boolean accounted) {

    /** What a form asks for beside the reason; public, because the template reads it by reflection. */
    public enum Needs {
        NOTHING,
        FULFILLED,
        REAPPLY_FROM,
        PAPERS
    }

    private static RepairChoice of(String verb) {
        return new RepairChoice(verb, Needs.NOTHING, false);
    }

    /** The steps that are due at a stage, for whoever may take them. */
    static List<RepairChoice> of(RepairStage stage, Actor actor, RecordRead record) {
        List<RepairChoice> choices = new ArrayList<>();
        if (actor.role() == Role.OFFICE) {
            offices(stage, choices);
        }
        if (stage == RepairStage.SUPPLEMENT_REQUESTED
                && (actor.role() == Role.SUBJECT || actor.role() == Role.OFFICE)) {
            choices.add(new RepairChoice("supplement", Needs.PAPERS, false));
        }
        boolean asked = record.answering().uscc().equals(actor.organ())
                || record.authority().uscc().equals(actor.organ());
        if (stage == RepairStage.ACCEPTED && actor.role() == Role.SUBMITTER && asked) {
            choices.add(new RepairChoice("review", Needs.FULFILLED, false));
        }
        return choices;
    }

    private static void offices(RepairStage stage, List<RepairChoice> choices) {
        switch (stage) {
            case APPLIED -> {
                choices.add(of("accept"));
                choices.add(of("request-supplement"));
                choices.add(of("decline"));
            }
            case SUPPLEMENT_REQUESTED -> choices.add(of("decline"));
            case FULFILLED -> {
                choices.add(of("grant"));
                choices.add(new RepairChoice("refuse", Needs.REAPPLY_FROM, false));
            }
            case UNFULFILLED -> choices.add(new RepairChoice("refuse", Needs.REAPPLY_FROM, false));
            case GRANTED -> choices.add(new RepairChoice("revoke", Needs.NOTHING, true));
            case SHIELDED -> choices.add(new RepairChoice("end-shield", Needs.NOTHING, true));
            case ACCEPTED, DECLINED, REFUSED, REVOKED, SHIELD_ENDED, OVERTAKEN -> {}
        }
    }
}
