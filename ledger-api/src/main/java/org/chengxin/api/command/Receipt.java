package org.chengxin.api.command;

import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Proof that the ledger has it.
 *
 * @param position place of the event in the one order, counted from 1
 * @param recordId the record it is about; absent for events about the subject itself
 */
public record Receipt(
        long position,
        String eventId,
        SubjectId subjectId,
        @Nullable RecordId recordId) {}
