package org.chengxin.api.idempotency;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code door.idempotency}. */
@Repository
class IdempotencyStore {

    /** After this long without an answer the first attempt is taken for dead, and another may carry the request out. */
    static final Duration ABANDONED_AFTER = Duration.ofSeconds(60);

    /** How long answers are kept. */
    static final Duration KEPT_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final LedgerClock clock;

    IdempotencyStore(JdbcClient jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An answer kept; {@code status} is 0 while there is none yet. */
    record Kept(
            String requestHash,
            int status,
            @Nullable String location,
            @Nullable String mediaType,
            String body) {}

    /** Claims the key. Returns whether this request is the one to be carried out. */
    boolean begin(String account, String key, String requestHash) {
        return jdbc.sql("""
                        insert into door.idempotency as i (account, key, request_hash, started_at)
                        values (:account, :key, :hash, :now)
                        on conflict (account, key) do update set started_at = excluded.started_at
                         where i.status is null and i.request_hash = excluded.request_hash and i.started_at < :abandoned
                        """)
                        .param("account", account)
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("now", Timestamp.from(clock.now()))
                        .param("abandoned", Timestamp.from(clock.now().minus(ABANDONED_AFTER)))
                        .update()
                == 1;
    }

    Optional<Kept> find(String account, String key) {
        return jdbc.sql("select * from door.idempotency where account = ? and key = ?")
                .param(account)
                .param(key)
                .query((row, n) -> new Kept(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("media_type"),
                        row.getString("body")))
                .optional();
    }

    void keep(
            String account,
            String key,
            int status,
            @Nullable String location,
            @Nullable String mediaType,
            String body) {
        jdbc.sql("""
                        update door.idempotency set status = :status, location = :location, media_type = :media, body = :body
                         where account = :account and key = :key
                        """)
                .param("status", status)
                .param("location", location)
                .param("media", mediaType)
                .param("body", body)
                .param("account", account)
                .param("key", key)
                .update();
    }

    /** Gives the key back after a failure, so that the request may be sent again. */
    void release(String account, String key) {
        jdbc.sql("delete from door.idempotency where account = ? and key = ? and status is null")
                .param(account)
                .param(key)
                .update();
    }

    /** Forgets the answers that speak of {@code subject}: the hash of a request is a trace of what was in it. */
    void forget(SubjectId subject) {
        jdbc.sql("delete from door.idempotency where body like ?")
                .param("%" + subject.value() + "%")
                .update();
    }

    int purge() {
        return jdbc.sql("delete from door.idempotency where started_at < ?")
                .param(Timestamp.from(clock.now().minus(KEPT_FOR)))
                .update();
    }
}
