package org.chengxin.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123Z");

    private final Ids ids = new Ids(new LedgerClock(Clock.fixed(NOON, ZoneOffset.UTC)));

    @Test
    void a_uuid_is_of_version_7_and_begins_with_the_time() {
        for (int i = 0; i < 1_000; i++) {
            UUID uuid = ids.uuid();
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
        }
    }

    @Test
    void no_id_comes_twice_within_a_millisecond() {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.uuid())).isTrue();
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void axon_names_its_messages_in_the_order_of_time() {
        UUID message = UUID.fromString(IdentifierFactory.getInstance().generateIdentifier());

        assertThat(message.version()).isEqualTo(7);
    }
}
