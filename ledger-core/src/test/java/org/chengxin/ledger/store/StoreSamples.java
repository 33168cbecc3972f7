package org.chengxin.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events that say nothing, for tests of how they are kept. */
final class StoreSamples {

    static final EventName NAME = new EventName("sample", "sample.happened", "1");

    private static final long RECORDED_AT_MICROS = 1_780_000_000_123_456L;
    private static final int SALT_BYTES = 16;

    private StoreSamples() {}

    static NewEvent event(String subjectId, long sequence) {
        return event(UUID.randomUUID().toString(), subjectId, sequence);
    }

    static NewEvent event(String eventId, String subjectId, long sequence) {
        return event(eventId, subjectId, sequence, ("payload of " + eventId).getBytes(StandardCharsets.UTF_8));
    }

    static NewEvent event(String eventId, String subjectId, long sequence, byte[] payload) {
        return new NewEvent(
                eventId,
                NAME,
                subjectId,
                sequence,
                RECORDED_AT_MICROS,
                new EventBytes(payload, "{}".getBytes(StandardCharsets.UTF_8), bytes(SALT_BYTES, eventId.hashCode())));
    }

    /** Events {@code first}, {@code first + 1} … of one subject. */
    static List<NewEvent> events(String subjectId, long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event(subjectId, first + i))
                .toList();
    }

    /** Bytes that do not compress and are the same for the same seed. */
    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
