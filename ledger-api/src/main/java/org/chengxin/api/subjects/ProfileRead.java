package org.chengxin.api.subjects;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chengxin.api.records.RecordRead;
import org.jspecify.annotations.Nullable;

/**
 * A credit profile as it is read over the API.
 *
 * @param records in the order of recording
 * @param nextCursor where the records go on; null when all are here
 * @param position position up to which the profile was built
 * @param asOf which point of the ledger and which date it is of; absent for what is known now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileRead(
        SubjectRead subject,
        List<RecordRead> records,
        @Nullable String nextCursor,
        long position,
        PastRead.@Nullable AsOf asOf) {}
