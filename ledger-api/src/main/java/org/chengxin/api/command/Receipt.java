package org.chengxin.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Proof that the ledger has it.
 *
 * @param position place of the event in the one order, counted from 1
 * @param recordId the record it is about; absent for events about the subject itself
 * @param order number of the order to erase or to restrict that it is about; absent otherwise
 */
public record Receipt(
        long position,
        String eventId,
        SubjectId subjectId,
        @Nullable RecordId recordId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer order) {}
