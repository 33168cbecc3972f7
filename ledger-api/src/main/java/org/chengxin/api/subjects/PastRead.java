package org.chengxin.api.subjects;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.Validity;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What reconstruction answers beside subjects and records. */
public final class PastRead {

    private PastRead() {}

    /**
     * Which point of the ledger and which civil date a profile is of.
     *
     * @param position of the last event that is in it; 0 if the archive had none yet
     * @param number of that event among those of the archive
     * @param recordedAt when that was recorded; absent if there was none
     * @param on the civil date on which records are said to hold or not
     * @param validity whether each record held on that date, by record id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AsOf(
            long position, int number, @Nullable Instant recordedAt, LocalDate on, Map<String, Validity> validity) {}

    /**
     * What is different between two points of an archive.
     *
     * @param changes field by field, in the order of recording
     * @param complete whether all of it is here; otherwise ask for points that are nearer to one another
     */
    public record Difference(long from, long to, List<Change> changes, boolean complete) {}

    /**
     * One field that changed.
     *
     * @param recordId the record it is of; absent for the subject itself
     * @param title what the record is called
     * @param pointer JSON pointer of the field; empty for a record that was not there before
     * @param before absent if there was nothing
     * @param after absent if there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            @Nullable String recordId,
            @Nullable String title,
            String pointer,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /**
     * Who looked into an archive between two points, the newest first.
     *
     * @param complete whether all of them are here; otherwise ask for points that are nearer to one another
     */
    public record Readers(Instant from, Instant until, List<Reader> readers, boolean complete) {}

    /**
     * One look-up.
     *
     * @param account who looked; for auditors alone
     * @param given false where a rule stood against it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reader(
            long position,
            Instant recordedAt,
            @Nullable String account,
            Role role,
            @Nullable String organ,
            LookUpKind kind,
            @Nullable String purpose,
            @Nullable String reference,
            boolean given) {}
}
