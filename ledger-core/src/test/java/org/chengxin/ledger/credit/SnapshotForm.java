package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.SUBJECT;

import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.wire.WireNames;
import org.chengxin.ledger.wire.WireSerializer;

/** A state as a snapshot gives it back. */
final class SnapshotForm {

    private SnapshotForm() {}

    /** Writes {@code state}, reads it, and writes it again to the same bytes. */
    static SubjectState storedAndRead(WireSerializer wire, SubjectState state) {
        byte[] stored = wire.serialize(CreditSubject.of(state.snapshot(SUBJECT, "event")), byte[].class)
                .getData();
        CreditSubject read = Objects.requireNonNull(wire.deserialize(new SimpleSerializedObject<>(
                stored, byte[].class, WireNames.SNAPSHOT.name(), WireNames.SNAPSHOT.revision())));
        assertThat(wire.serialize(read, byte[].class).getData()).isEqualTo(stored);
        return SubjectState.of(read.snapshot());
    }
}
