package org.chengxin.api.matters;

import java.util.List;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Choice;
import org.chengxin.ledger.catalogue.Choices;
import org.chengxin.ledger.catalogue.CommitmentKind;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.ListItem;
import org.chengxin.ledger.catalogue.MatterPolicy;
import org.chengxin.ledger.catalogue.MeasureItem;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.MatterParty;
import org.chengxin.ledger.matter.Mechanism;

/**
 * A step that a page offers; the ledger decides again.
 *
 * @param basis what the step rests on, shown beside the form
 * @param codes what may be chosen as its subject matter; empty where it asks for none
 * @param grounds what may be chosen as its ground; empty where it asks for none
 */
public record MoveChoice(MatterMove move, Bilingual title, LegalBasis basis, List<Option> codes, List<Option> grounds) {

    /** Something to choose from. */
    public record Option(String code, Bilingual title) {

        static Option of(Choice choice) {
            return new Option(choice.code(), choice.title());
        }
    }

    /** Whether the form asks for it; read by the template. */
    public boolean asks(String need) {
        return move.needs().contains(MatterNeed.valueOf(need)) || mayAdd(MatterNeed.valueOf(need));
    }

    /** What may be said and need not: the last day of a measure or an entry, the records an entry rests on, other parties. */
    private boolean mayAdd(MatterNeed need) {
        return switch (move) {
            case MEASURE_IMPOSED -> need == MatterNeed.UNTIL;
            case LISTING_ENTERED -> need == MatterNeed.UNTIL || need == MatterNeed.RECORD;
            case COMMITMENT_MADE -> need == MatterNeed.ORGAN || need == MatterNeed.PROJECT;
            case RECTIFICATION_ORDERED -> need == MatterNeed.RECORD;
            case RESPONSIBILITY_REFERRED -> need == MatterNeed.PERSON;
            case TASK_ASSIGNED -> need == MatterNeed.DUE;
            default -> false;
        };
    }

    /** The step that opens a matter. */
    static MoveChoice opening(Mechanism mechanism, MatterPolicy policy) {
        return of(MatterMove.opening(mechanism), policy);
    }

    /** The steps that are due at a stage, for whoever may take them by role. */
    static List<MoveChoice> of(MatterRead matter, Actor actor, MatterPolicy policy) {
        return MatterMove.of(matter.mechanism()).stream()
                .filter(move -> move.leadsFrom(matter.stage()) && mayTake(move, actor))
                .map(move -> of(move, policy))
                .toList();
    }

    static boolean mayTake(MatterMove move, Actor actor) {
        return move.parties().stream().anyMatch(party -> isOf(party, actor.role()));
    }

    private static boolean isOf(MatterParty party, Role role) {
        return switch (party) {
            case OFFICE -> role == Role.OFFICE;
            case SUBJECT -> role == Role.SUBJECT || role == Role.OFFICE;
            case OWN_ORGAN, ANY_ORGAN, OPENING_ORGAN, NAMED_ORGAN_OR_OFFICE ->
                role == Role.SUBMITTER || role == Role.OFFICE;
            case DECIDING_BODY, NAMED_ORGAN -> role == Role.SUBMITTER;
            case LEDGER -> false;
        };
    }

    private static MoveChoice of(MatterMove move, MatterPolicy policy) {
        return new MoveChoice(move, policy.title(move), policy.basis(move), codes(move, policy), grounds(move, policy));
    }

    private static List<Option> codes(MatterMove move, MatterPolicy policy) {
        return switch (move) {
            case MEASURE_IMPOSED ->
                policy.measures().stream().map(MoveChoice::option).toList();
            case LISTING_ENTERED ->
                policy.lists().stream().map(MoveChoice::option).toList();
            case COMMITMENT_MADE ->
                policy.commitments().stream().map(MoveChoice::option).toList();
            case BREACH_RECEIVED -> options(policy.breachScopes());
            case RESPONSIBILITY_ASSIGNED -> options(policy.projectStages());
            case TASK_ASSIGNED -> options(policy.taskKinds());
            default -> List.of();
        };
    }

    private static List<Option> grounds(MatterMove move, MatterPolicy policy) {
        return switch (move) {
            case TOLERANCE_APPLIED -> options(policy.toleranceGrounds());
            case MEASURE_MITIGATED, MEASURE_WAIVED -> options(policy.mitigationGrounds());
            case COMMITMENT_ALTERED -> options(policy.alterations());
            case COMMITMENT_BROKEN -> options(policy.brokenBecause());
            case BREACH_UNFOUNDED -> options(policy.explanations());
            default -> List.of();
        };
    }

    private static Option option(MeasureItem item) {
        return new Option(item.code(), item.title());
    }

    private static Option option(ListItem item) {
        return new Option(item.code(), item.title());
    }

    private static Option option(CommitmentKind kind) {
        return new Option(kind.code(), kind.title());
    }

    private static List<Option> options(Choices choices) {
        return choices.items().stream().map(Option::of).toList();
    }
}
