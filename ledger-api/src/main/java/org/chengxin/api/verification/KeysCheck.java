package org.chengxin.api.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.keys.MasterKeys;
import org.chengxin.ledger.personal.BrokenSealException;
import org.chengxin.ledger.personal.MasterKey;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether every data key opens for its owner, and every destroyed one was destroyed for a reason that is in the log: the
 * erasure of its subject, or the end of a submitted file. That no key is missing shows when the events are opened.
 */
public final class KeysCheck implements OperatorCheck {

    private static final String KEYS = """
            select k.owner, k.master, k.wrapped, k.destroyed_at is not null,
                   exists (select 1 from submission.batch b where b.batch_id = k.owner and b.purged_at is not null)
              from ledger.subject_key k
            """;

    /** Whoever reads of a retired key deletes it: saying so of one in use destroys every key that it wraps. */
    private static final String RETIRED_IN_USE = """
            select r.id from ledger.retired_master_key r
             where exists (select 1 from ledger.subject_key k where k.master = r.id)
                or exists (select 1 from ledger.master_key m where m.id = r.id)
            """;

    private static final String UNLISTED = """
            select distinct k.master from ledger.subject_key k
             where k.master is not null and not exists (select 1 from ledger.master_key m where m.id = k.master)
            """;

    private final MasterKeys masters;
    private final Map<String, Long> erasedAt = new HashMap<>();

    public KeysCheck(MasterKeys masters) {
        this.masters = masters;
    }

    /** A row of the table. */
    private record Key(String owner, @Nullable String master, Wrapped wrapped, boolean destroyed, boolean purged) {

        static Key of(ResultSet row) throws SQLException {
            return new Key(
                    row.getString(1),
                    row.getString(2),
                    new Wrapped(row.getBytes(3)),
                    row.getBoolean(4),
                    row.getBoolean(5));
        }
    }

    private static final class Wrapped {

        private final byte @Nullable [] bytes;

        Wrapped(byte @Nullable [] bytes) {
            this.bytes = bytes;
        }
    }

    @Override
    public void take(List<LedgerEvent> batch) {
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof PersonalDataErased erased) {
                erasedAt.put(erased.subjectId().value(), event.stamp().position());
            }
        }
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        masters(moment, found);
        long erasuresDone = erasuresDone(moment);
        long[] opened = new long[1];
        moment.jdbc().query(KEYS, row -> {
            Key key = Key.of(row);
            if (key.destroyed()) {
                destroyed(key, found);
            } else {
                opened[0] += opens(key, found) ? 1 : 0;
                notErased(key, erasuresDone, found);
            }
        });
        found.report(
                report,
                new Wording(
                        opened[0] + " 把主体密钥均可解封，已销毁的均有依据",
                        opened[0] + " data keys open for their owners, the destroyed ones for a reason"));
    }

    private void masters(Moment moment, Found found) {
        moment.jdbc().query("select id from ledger.master_key", row -> {
            String id = row.getString(1);
            if (masters.find(id).isEmpty()) {
                found.add(
                        "master_key " + id, "id", new Wording("本机没有这把主密钥", "this node does not have this master key"));
            }
        });
        moment.jdbc().query(RETIRED_IN_USE, row -> {
            found.add(
                    "retired_master_key " + row.getString(1),
                    "id",
                    new Wording("这把主密钥仍在使用，并未停用", "this master key is in use, it was not retired"));
        });
        moment.jdbc().query(UNLISTED, row -> {
            found.add(
                    "master_key " + row.getString(1),
                    "",
                    new Wording("缺失：仍有密钥以它封装", "is missing, though keys are wrapped with it"));
        });
    }

    private boolean opens(Key key, Found found) {
        String master = key.master();
        byte[] wrapped = key.wrapped().bytes;
        Optional<MasterKey> by = master == null ? Optional.empty() : masters.find(master);
        try {
            if (by.isPresent() && wrapped != null) {
                by.get().unwrap(key.owner(), wrapped);
                return true;
            }
            found.add(place(key), "master", new Wording("没有可解封的主密钥", "there is no master key that could open it"));
        } catch (BrokenSealException e) {
            found.add(
                    place(key), "wrapped", new Wording("密钥被改动，或属于别的主体", "was changed, or is the key of somebody else"));
        }
        return false;
    }

    private void destroyed(Key key, Found found) {
        if (!erasedAt.containsKey(key.owner()) && !key.purged()) {
            found.add(
                    place(key),
                    "destroyed_at",
                    new Wording("密钥已销毁，账本中却没有删除个人信息的决定", "was destroyed without an erasure in the log"));
        }
    }

    private void notErased(Key key, long erasuresDone, Found found) {
        Long erased = erasedAt.get(key.owner());
        if (erased != null && erased <= erasuresDone) {
            found.add(
                    place(key),
                    "wrapped",
                    new Wording("个人信息已删除，密钥却还在", "is still there although its subject was erased"));
        }
    }

    /** Up to which position erasures have been carried out. */
    private static long erasuresDone(Moment moment) {
        return moment
                .jdbc()
                .query(
                        "select convert_from(token, 'UTF8') from ledger.token_entry where processor_name = 'erasure'",
                        (row, n) -> Tokens.position(row.getString(1)))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private static String place(Key key) {
        return "subject_key " + key.owner();
    }
}
