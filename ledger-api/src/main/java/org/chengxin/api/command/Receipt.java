package org.chengxin.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Says that the ledger has it: the event is on disk and a leaf of the tree. A checkpoint that covers it follows within a
 * second; with it, the leaf and the proof of the event anybody can check this later without the ledger.
 *
 * @param position place of the event in the one order, counted from 1
 * @param leafHash its leaf in the tree, base64
 * @param recordId the record it is about; absent for events about the subject itself
 * @param order number of the order to erase or to restrict that it is about; absent otherwise
 * @param checkpoint where checkpoints are served
 */
public record Receipt(
        long position,
        String eventId,
        String leafHash,
        SubjectId subjectId,
        @Nullable RecordId recordId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer order,
        String checkpoint) {}
