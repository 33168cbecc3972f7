package org.chengxin.ledger.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.edition.Versions.SHIPPED;
import static org.chengxin.ledger.edition.Versions.TODAY;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.edition.EditionEvent.EditionOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionPublished;
import org.chengxin.ledger.edition.EditionEvent.FileWritten;
import org.chengxin.ledger.edition.EditionHistory.EditionSource.At;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;

class EditionHistoryTest {

    private final List<At> stream = new ArrayList<>();
    private int asked;

    private final LedgerClock clock = new LedgerClock(
            Clock.fixed(TODAY.atTime(10, 0).atZone(LedgerClock.ZONE).toInstant(), LedgerClock.ZONE));

    private final EditionHistory history = new EditionHistory(
            sequence -> {
                asked++;
                return stream.subList((int) sequence, (int) Math.min(stream.size(), sequence + 2));
            },
            SHIPPED,
            Approvals.none(),
            clock);

    @Test
    void before_the_stream_begins_the_files_of_the_build_are_the_first_version() {
        assertThat(history.current().version()).isEqualTo(1);
        assertThat(history.version(1)).isSameAs(history.on(TODAY.minusYears(20)));
        assertThatThrownBy(() -> history.version(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_day_and_each_number_has_the_version_that_the_stream_gives_it() {
        twoVersions();

        assertThat(history.current().version()).isEqualTo(1);
        assertThat(history.current().making().consultationDaysMin()).isEqualTo(7);
        assertThat(history.on(TODAY.plusDays(30)).version()).isEqualTo(2);
        assertThat(history.on(TODAY.plusDays(30)).making().consultationDaysMin())
                .isEqualTo(10);
        assertThat(history.version(2)).isSameAs(history.on(TODAY.plusYears(1)));
        assertThat(history.version(2).title().effectiveFrom()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void the_stream_is_not_asked_for_every_decision() {
        twoVersions();
        history.current();
        int before = asked;

        for (int i = 0; i < 1_000; i++) {
            history.current();
        }

        assertThat(asked).isEqualTo(before);
    }

    @Test
    void a_number_that_is_not_known_yet_is_asked_for_at_once() {
        history.current();
        twoVersions();

        assertThat(history.version(2).version()).isEqualTo(2);
    }

    @Test
    void a_draft_has_no_number_that_a_decision_could_name() {
        Versions versions = Versions.consulted();
        add(new EditionAdopted(1, Versions.IN_FORCE.title(), SHIPPED.byName()));
        add(new EditionOpened(
                2, 1, null, versions.second().title(), versions.second().note(), Versions.AUTHOR));

        assertThatThrownBy(() -> history.version(2)).isInstanceOf(IllegalArgumentException.class);
    }

    private void twoVersions() {
        Versions versions = Versions.published();
        Edition second = versions.second();
        add(new EditionAdopted(1, Versions.IN_FORCE.title(), SHIPPED.byName()));
        add(new EditionOpened(2, 1, null, second.title(), second.note(), Versions.AUTHOR));
        add(new FileWritten(2, "making.json", second.texts().text("making.json").orElseThrow(), Versions.AUTHOR));
        add(new EditionPublished(2, TODAY.plusDays(30), Versions.APPROVER));
    }

    private void add(EditionEvent event) {
        stream.add(new At(event, clock.now()));
    }
}
