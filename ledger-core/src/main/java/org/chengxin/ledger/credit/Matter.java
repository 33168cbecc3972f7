package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * A matter as decisions see it.
 *
 * @param number counts the matters of its mechanism in the archive from 1
 * @param terms as they stand, without what is personal: no decision reads that
 * @param openingOrgan organ of the account that opened it; absent for a city-wide role
 * @param actors accounts that took its steps, in their order
 * @param overdueOn the day that was found to be over; absent while it is not
 */
record Matter(
        Mechanism mechanism,
        int number,
        MatterStage stage,
        MatterTerms terms,
        @Nullable String openingOrgan,
        List<String> actors,
        MatterMove lastMove,
        String lastEventId,
        @Nullable LocalDate overdueOn) {

    Matter {
        actors = List.copyOf(actors);
    }

    static Matter opened(MatterEvent e, String eventId) {
        return new Matter(
                e.move().mechanism(),
                e.matter(),
                e.stage(),
                plain(e.terms()),
                e.act().actor().organ(),
                List.of(e.act().actor().account()),
                e.move(),
                eventId,
                null);
    }

    Matter after(MatterEvent e, String eventId) {
        List<String> all = new ArrayList<>(actors);
        all.add(e.act().actor().account());
        MatterTerms next = plain(e.terms()).over(terms);
        boolean sameDay = overdueOn != null && overdueOn.equals(next.due());
        return new Matter(
                mechanism,
                number,
                e.stage(),
                next,
                openingOrgan,
                all,
                e.move(),
                eventId,
                e.move().saysOverdue() ? next.due() : sameDay ? overdueOn : null);
    }

    Matter overtaken() {
        return stage.isOver()
                ? this
                : new Matter(
                        mechanism,
                        number,
                        MatterStage.OVERTAKEN,
                        terms,
                        openingOrgan,
                        actors,
                        lastMove,
                        lastEventId,
                        null);
    }

    /** The last day of what is in force, or by which something is to be done. */
    @Nullable
    LocalDate lastDay() {
        return stage == MatterStage.IN_FORCE ? terms.until() : terms.due();
    }

    String opener() {
        return actors.getFirst();
    }

    String lastBy() {
        return actors.getLast();
    }

    /** Whether this organ is among those the matter names. */
    boolean names(@Nullable String organ) {
        return terms.organs().stream().anyMatch(named -> named.organ().uscc().equals(organ));
    }

    private static MatterTerms plain(MatterTerms terms) {
        return new MatterTerms(
                terms.records(),
                terms.code(),
                terms.ground(),
                null,
                terms.project(),
                terms.from(),
                terms.until(),
                terms.due(),
                terms.amountYuan(),
                terms.items(),
                List.of(),
                terms.organs(),
                terms.person(),
                List.of());
    }
}
