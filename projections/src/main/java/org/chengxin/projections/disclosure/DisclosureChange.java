package org.chengxin.projections.disclosure;

import java.time.LocalDate;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.subject.SubjectId;

/** Something that happened to what is public, to be told to the log of disclosure in the order of the ledger. */
sealed interface DisclosureChange {

    /** Position of the event that caused it. */
    long sourcePosition();

    /** A record may be shown, within its window. */
    record Shown(long sourcePosition, PublicRecord content) implements DisclosureChange {}

    /**
     * A record may not be shown.
     *
     * @param day from when
     * @param ground a word of the rules
     */
    record Hidden(long sourcePosition, RecordId recordId, LocalDate day, String ground) implements DisclosureChange {}

    /** All public records of an archive are taken away for a time. */
    record Withheld(long sourcePosition, SubjectId subjectId, LocalDate day) implements DisclosureChange {}

    /** The records that were taken away for a time are back. */
    record Restored(long sourcePosition, SubjectId subjectId, LocalDate day) implements DisclosureChange {}
}
