package org.chengxin.api.idempotency;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.personal.SubjectKeys;
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

    /** Whose key seals the answers: nobody's in particular, they are deleted within days. */
    private static final String OWNER = "idempotency";

    private static final String KEY_SCHEME = "IDEMPOTENCY-KEY";
    private static final String REQUEST_SCHEME = "IDEMPOTENT-REQUEST";

    private final JdbcClient jdbc;
    private final MatchingKey matching;
    private final SubjectKeys keys;
    private final LedgerClock clock;

    IdempotencyStore(JdbcClient jdbc, MatchingKey matching, SubjectKeys keys, LedgerClock clock) {
        this.jdbc = jdbc;
        this.matching = matching;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * An answer kept.
     *
     * @param sameRequest whether it answers this request; otherwise the key was used for another one
     * @param status 0 while there is no answer yet
     */
    record Kept(
            boolean sameRequest,
            int status,
            @Nullable String location,
            @Nullable String mediaType,
            @Nullable String body) {}

    /** Claims the key. Returns whether this request is the one to be carried out. */
    boolean begin(String account, String key, byte[] request) {
        return jdbc.sql("""
                        insert into door.idempotency as i (account, key, request_hash, started_at)
                        values (:account, :key, :hash, :now)
                        on conflict (account, key) do update set started_at = excluded.started_at
                         where i.status is null and i.request_hash = excluded.request_hash and i.started_at < :abandoned
                        """)
                        .param("account", account)
                        .param("key", hash(key))
                        .param("hash", hash(request))
                        .param("now", Timestamp.from(clock.now()))
                        .param("abandoned", Timestamp.from(clock.now().minus(ABANDONED_AFTER)))
                        .update()
                == 1;
    }

    Optional<Kept> find(String account, String key, byte[] request) {
        return jdbc.sql("select * from door.idempotency where account = ? and key = ?")
                .param(account)
                .param(hash(key))
                .query((row, n) -> new Kept(
                        Arrays.equals(row.getBytes("request_hash"), hash(request)),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("media_type"),
                        row.getString("body")))
                .optional()
                .map(kept -> opened(kept, account, key));
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
                .param("body", keys.obtain(OWNER).seal(place(account, key), body))
                .param("account", account)
                .param("key", hash(key))
                .update();
    }

    /** Gives the key back after a failure, so that the request may be sent again. */
    void release(String account, String key) {
        jdbc.sql("delete from door.idempotency where account = ? and key = ? and status is null")
                .param(account)
                .param(hash(key))
                .update();
    }

    private Kept opened(Kept kept, String account, String key) {
        String body = kept.body();
        return body == null
                ? kept
                : new Kept(
                        kept.sameRequest(),
                        kept.status(),
                        kept.location(),
                        kept.mediaType(),
                        keys.obtain(OWNER).open(place(account, key), body));
    }

    private byte[] hash(String key) {
        return matching.match(KEY_SCHEME, key);
    }

    private byte[] hash(byte[] request) {
        return matching.match(REQUEST_SCHEME, request);
    }

    private static String place(String account, String key) {
        return account + "/" + key;
    }

    int purge() {
        return jdbc.sql("delete from door.idempotency where started_at < ?")
                .param(Timestamp.from(clock.now().minus(KEPT_FOR)))
                .update();
    }
}
