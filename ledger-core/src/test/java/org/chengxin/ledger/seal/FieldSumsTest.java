package org.chengxin.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.chengxin.ledger.seal.FieldSums.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums that tell which field of an event was changed. */
class FieldSumsTest {

    private static final Event SAMPLE = new Event(
            "0190b6a4-9d3c-7a10-8f00-000000000001",
            "CreditSubject",
            "subject-0001",
            3,
            1_700_000_000_123_456L,
            "credit.fact.recorded",
            "1",
            "{\"fact\":\"失信\"}",
            "{\"organ\":\"demo\"}");

    @Test
    void anUntouchedEventHasItsSums() {
        assertThat(FieldSums.differing(SAMPLE.sums(), SAMPLE.sums())).isEmpty();
    }

    /** Stored beside every event: the same bytes give the same sums for ever. Computed once more in Python. */
    @Test
    void theSumsOfTheSampleAreSealed() {
        assertThat(SAMPLE.sums()).isEqualTo(0x3b9bb32bed99ca71L);
    }

    @ParameterizedTest
    @EnumSource
    void theChangedFieldIsNamedAndNoOther(Field field) {
        Random random = new Random(42);
        int missed = 0;
        for (int i = 0; i < 1000; i++) {
            List<Field> named = FieldSums.differing(
                    SAMPLE.sums(), SAMPLE.changed(field, random).sums());
            assertThat(named).isSubsetOf(field);
            missed += named.isEmpty() ? 1 : 0;
        }
        assertThat(missed).as("one change in 256 is missed, which is 4 in 1000").isLessThan(16);
    }

    @Test
    void allChangedFieldsAreNamed() {
        Event other = new Event("", "", "", 0, 0, "", "", "", "");
        assertThat(FieldSums.differing(SAMPLE.sums(), other.sums())).containsExactly(Field.values());
    }

    @Test
    void typeAndRevisionAreNotMistakenForEachOther() {
        Event shifted = SAMPLE.withType("credit.fact.recorded1", "");
        assertThat(FieldSums.differing(SAMPLE.sums(), shifted.sums())).containsExactly(Field.TYPE);
    }

    private record Event(
            String eventId,
            String kind,
            String subjectId,
            long sequence,
            long recordedAtMicros,
            String type,
            String revision,
            String payload,
            String metadata) {

        long sums() {
            return FieldSums.of(
                    eventId,
                    kind,
                    subjectId,
                    sequence,
                    recordedAtMicros,
                    type,
                    revision,
                    bytes(payload),
                    bytes(metadata));
        }

        Event changed(Field field, Random random) {
            return switch (field) {
                case EVENT_ID ->
                    new Event(
                            changed(eventId, random),
                            kind,
                            subjectId,
                            sequence,
                            recordedAtMicros,
                            type,
                            revision,
                            payload,
                            metadata);
                case KIND ->
                    new Event(
                            eventId,
                            changed(kind, random),
                            subjectId,
                            sequence,
                            recordedAtMicros,
                            type,
                            revision,
                            payload,
                            metadata);
                case SUBJECT_ID ->
                    new Event(
                            eventId,
                            kind,
                            changed(subjectId, random),
                            sequence,
                            recordedAtMicros,
                            type,
                            revision,
                            payload,
                            metadata);
                case SEQUENCE ->
                    new Event(
                            eventId,
                            kind,
                            subjectId,
                            random.nextLong(),
                            recordedAtMicros,
                            type,
                            revision,
                            payload,
                            metadata);
                case RECORDED_AT ->
                    new Event(eventId, kind, subjectId, sequence, random.nextLong(), type, revision, payload, metadata);
                case TYPE -> withType(changed(type, random), revision);
                case PAYLOAD ->
                    new Event(
                            eventId,
                            kind,
                            subjectId,
                            sequence,
                            recordedAtMicros,
                            type,
                            revision,
                            changed(payload, random),
                            metadata);
                case METADATA ->
                    new Event(
                            eventId,
                            kind,
                            subjectId,
                            sequence,
                            recordedAtMicros,
                            type,
                            revision,
                            payload,
                            changed(metadata, random));
            };
        }

        Event withType(String type, String revision) {
            return new Event(eventId, kind, subjectId, sequence, recordedAtMicros, type, revision, payload, metadata);
        }

        private static String changed(String text, Random random) {
            int at = random.nextInt(text.length());
            char other = (char) ('a' + random.nextInt(26));
            String changed = text.substring(0, at) + other + text.substring(at + random.nextInt(2));
            return changed.equals(text) ? text + other : changed;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
