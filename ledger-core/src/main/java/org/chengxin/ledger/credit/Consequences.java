package org.chengxin.ledger.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditEvent.FactExempted;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;

/**
 * What follows from a decision without anybody deciding it: when a record ends, whatever rests on it alone ends with it, in
 * the same breath (同步解除).
 */
final class Consequences {

    private Consequences() {}

    static Decision added(SubjectState state, CreditCommand command, Decision decision, Catalogue catalogue) {
        if (!(decision instanceof Decision.Happens happens)) {
            return decision;
        }
        Set<RecordId> ended = new HashSet<>();
        happens.events().forEach(event -> ending(event).ifPresent(ended::add));
        Set<RecordId> delisted = new HashSet<>();
        happens.events().forEach(event -> delisting(event).ifPresent(delisted::add));
        if (ended.isEmpty() && delisted.isEmpty()) {
            return decision;
        }
        List<CreditEvent> events = new ArrayList<>(happens.events());
        for (Matter matter : state.matters().all()) {
            if (restsOnNothingElse(state, matter, ended) || isEntryOf(matter, delisted)) {
                events.add(lifted(command, matter, catalogue));
            }
        }
        return new Decision.Happens(events);
    }

    private static Optional<RecordId> ending(CreditEvent event) {
        return switch (event) {
            case FactRevoked e -> Optional.of(e.recordId());
            case RepairGranted e -> Optional.of(e.recordId());
            case FactExpired e -> Optional.of(e.recordId());
            case FactExempted e -> Optional.of(e.recordId());
            default -> Optional.empty();
        };
    }

    /** The record that an objection found not to be ground enough for a list. */
    private static Optional<RecordId> delisting(CreditEvent event) {
        return switch (event) {
            case ObjectionEvent.ObjectionDecided e ->
                e.outcome() == ObjectionOutcome.DELISTED ? Optional.of(e.recordId()) : Optional.empty();
            case ObjectionEvent.ReviewDecided e ->
                e.outcome() == ObjectionOutcome.DELISTED ? Optional.of(e.recordId()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isEntryOf(Matter matter, Set<RecordId> records) {
        return matter.mechanism() == Mechanism.LISTING
                && matter.stage() == MatterStage.IN_FORCE
                && matter.terms().records().stream().anyMatch(records::contains);
    }

    private static boolean restsOnNothingElse(SubjectState state, Matter matter, Set<RecordId> ended) {
        boolean ends = matter.stage() == MatterStage.IN_FORCE
                && (matter.mechanism() == Mechanism.MEASURE || matter.mechanism() == Mechanism.LISTING);
        List<RecordId> records = matter.terms().records();
        return ends
                && records.stream().anyMatch(ended::contains)
                && records.stream()
                        .allMatch(id -> ended.contains(id)
                                || state.record(id).filter(state::stands).isEmpty());
    }

    private static MatterEvent lifted(CreditCommand command, Matter matter, Catalogue catalogue) {
        MatterMove move =
                matter.mechanism() == Mechanism.MEASURE ? MatterMove.MEASURE_LIFTED : MatterMove.LISTING_REMOVED;
        LegalBasis basis = catalogue.matters().basis(move);
        return new MatterEvent(
                command.subjectId(),
                move,
                matter.number(),
                MatterStage.LIFTED,
                MatterTerms.NONE,
                catalogue.version(),
                new Act(
                        command.act().actor(),
                        null,
                        List.of(basis),
                        command.act().document()));
    }
}
