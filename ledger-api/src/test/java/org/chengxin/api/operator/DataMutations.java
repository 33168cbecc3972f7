package org.chengxin.api.operator;

import java.util.ArrayList;
import java.util.List;

/** What can be done to everything that the application makes from the log or keeps beside it. */
final class DataMutations {

    private static final String MATTER = "subject_id || '/' || mechanism || '/' || number";

    private DataMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        all.addAll(views());
        all.addAll(viewPositions());
        all.addAll(disclosureLog());
        all.addAll(keys());
        all.addAll(claimsAndSnapshots());
        all.addAll(submissions());
        all.addAll(accounts());
        return List.copyOf(all);
    }

    /** Each table of each view: a value changed, a row deleted, a row added. */
    private static List<Mutation> views() {
        List<Mutation> all = new ArrayList<>();
        view(all, "profile.subject", "subject_id", "name", "coalesce(name, '') || '改'");
        view(all, "profile.subject", "subject_id", "state", "'RESTRICTED'", "state <> 'RESTRICTED'");
        view(all, "profile.subject", "subject_id", "body", "jsonb_set(body, '{kind}', '\"HOUSEHOLD\"')");
        view(all, "profile.record", "record_id", "status", "'REVOKED'", "status <> 'REVOKED'");
        view(all, "profile.record", "record_id", "body", "jsonb_set(body, '{fact,documentNo}', '\"无号\"')");
        view(all, "profile.record", "record_id", "last_position", "last_position - 1");
        view(all, "history.entry", "position", "body", "jsonb_set(body, '{what}', '\"nothing\"')");
        view(all, "history.entry", "position", "subject_id", "subject_id || 'X'");
        view(all, "disclosure.record", "record_id", "subject_name", "subject_name || '改'");
        view(all, "disclosure.record", "record_id", "public_until", "public_until + 1");
        view(all, "disclosure_work.outline", "record_id", "open", "not open");
        view(all, "disclosure_work.outline", "record_id", "disputed", "not disputed");
        view(all, "disclosure_work.outline", "record_id", "content", "null", "content is not null");
        view(all, "disclosure_work.subject", "subject_id", "name", "name || '改'");
        view(all, "disclosure_work.withheld", "record_id", "decided_on", "decided_on + 1");
        view(all, "protection.order_case", "subject_id || '/' || lever || '/' || number", "stage", "'DECLINED'");
        view(all, "objection.objection_case", "subject_id || '/' || number", "queue", "'CLOSED'", "queue <> 'CLOSED'");
        view(all, "matter.matter", MATTER, "stage", "'CANCELLED'", "stage <> 'CANCELLED'");
        view(all, "matter.matter", MATTER, "due", "due + 1", "due is not null");
        view(all, "repair.repair_case", "record_id || '/' || number", "queue", "'CLOSED'", "queue <> 'CLOSED'");
        view(
                all,
                "due.item",
                "record_id || '/' || what || '/' || number",
                "last_day",
                "last_day + 1",
                "last_day is not null");
        view(all, "repair.organ", "record_id", "authority_uscc", "'9' || substr(authority_uscc, 2)");
        view(all, "usage.look_up", "position", "account", "'demo-office-2'", "account <> 'demo-office-2'");
        view(all, "usage.look_up", "position", "given", "not given");
        view(all, "usage.look_up", "position", "body", "jsonb_set(body, '{lookUp,purpose}', '\"OWN\"')");
        view(all, "usage.look_up", "position", "recorded_at", "recorded_at - interval '1 day'");
        view(
                all,
                "usage.subject_seen",
                "subject_id || '/' || position",
                "recorded_at",
                "recorded_at + interval '1 day'");
        for (String table : List.of(
                "profile.subject",
                "profile.record",
                "history.entry",
                "disclosure.record",
                "disclosure_work.outline",
                "disclosure_work.withheld",
                "protection.order_case",
                "objection.objection_case",
                "matter.matter",
                "matter.organ",
                "repair.repair_case",
                "repair.organ",
                "usage.look_up",
                "usage.subject_seen",
                "due.item")) {
            deleted(all, table);
        }
        added(all, "profile.subject", "subject_id", "'ADDED'");
        added(all, "profile.record", "record_id", "'ADDED'");
        added(all, "history.entry", "position", "1000000");
        added(all, "usage.look_up", "position", "1000000");
        added(all, "disclosure.record", "record_id", "'ADDED'");
        added(all, "disclosure_work.outline", "record_id", "'ADDED'");
        all.add(new Mutation("disclosure.withdrawal: a row added", t -> {
            t.run("insert into disclosure.withdrawal values ('ADDED', 'AA-02', current_date, 'none', 1)");
            return Expected.at("disclosure.withdrawal ADDED");
        }));
        all.add(new Mutation("profile.record: all rows deleted", t -> {
            String first = t.text("select min(record_id collate \"C\") from profile.record");
            t.execute("truncate profile.record");
            return Expected.at("profile.record " + first);
        }));
        return all;
    }

    private static void view(List<Mutation> all, String table, String key, String column, String value) {
        view(all, table, key, column, value, "true");
    }

    private static void view(
            List<Mutation> all, String table, String key, String column, String value, String condition) {
        all.add(new Mutation(table + ": " + column, t -> {
            String row = t.any("select (" + key + ")::text from " + table + " where " + condition + " order by 1");
            t.run("update " + table + " set " + column + " = " + value + " where (" + key + ")::text = ?", row);
            return Expected.at(table + " " + row, column);
        }));
    }

    private static String key(String table) {
        return switch (table) {
            case "profile.subject", "disclosure_work.subject" -> "subject_id";
            case "history.entry", "usage.look_up" -> "position";
            case "usage.subject_seen" -> "subject_id || '/' || position";
            case "matter.matter" -> MATTER;
            case "matter.organ" -> MATTER + " || '/' || uscc";
            case "objection.objection_case" -> "subject_id || '/' || number";
            case "due.item" -> "record_id || '/' || what || '/' || number";
            case "repair.repair_case" -> "record_id || '/' || number";
            case "protection.order_case" -> "subject_id || '/' || lever || '/' || number";
            default -> "record_id";
        };
    }

    private static void deleted(List<Mutation> all, String table) {
        all.add(new Mutation(table + ": a row deleted", t -> {
            String row = t.any("select (" + key(table) + ")::text from " + table + " order by 1");
            t.run("delete from " + table + " where (" + key(table) + ")::text = ?", row);
            return Expected.at(table + " " + row);
        }));
    }

    private static void added(List<Mutation> all, String table, String key, String value) {
        all.add(new Mutation(table + ": a row added", t -> {
            String row = t.any("select " + key + "::text from " + table + " order by 1");
            t.execute("create temporary table added as select * from " + table + " where " + key + "::text = '" + row
                    + "'");
            t.execute("update added set " + key + " = " + value);
            t.execute("insert into " + table + " select * from added");
            return Expected.at(table + " " + value.replace("'", ""));
        }));
    }

    private static List<Mutation> viewPositions() {
        String any = "select view from projection.position order by 1";
        return List.of(
                new Mutation("a view said to be further back", t -> {
                    String view = t.any(any);
                    t.run("update projection.position set position = position - 1 where view = ?", view);
                    return Expected.at("projection.position " + view, "position");
                }),
                new Mutation("a view said to be behind the end", t -> {
                    String view = t.any(any);
                    t.run("update projection.position set position = position + 100 where view = ?", view);
                    return Expected.at("projection.position " + view, "position");
                }),
                new Mutation("a view told to pass events over", t -> {
                    String view = t.any(any);
                    t.run(
                            "update projection.position p set position = p.position + 100, event_id = q.event_id"
                                    + " from projection.position q where p.view = ? and q.view = p.view",
                            view);
                    return Expected.at("projection.position " + view, "position");
                }),
                new Mutation("an event said to wait", t -> {
                    long fact = t.anyNumber("select position from history.entry order by 1");
                    t.run(
                            "insert into projection.dead_letter (view, target, subject_id, position, reason, parked_at,"
                                    + " attempts) select 'history', 'LIVE', subject_id, position, '', now(), 1"
                                    + " from history.entry where position = ?",
                            fact);
                    return Expected.at("history.entry " + fact);
                }),
                new Mutation("a follower told to pass events over", t -> {
                    t.execute("update ledger.token_entry set token = convert_to(regexp_replace(convert_from(token,"
                            + " 'UTF8'), '(\"globalIndex\" *: *)\\d+', '\\1' || (select max(position) + 100 from"
                            + " ledger.event)), 'UTF8')");
                    return Expected.at("token_entry erasure", "token");
                }));
    }

    private static List<Mutation> disclosureLog() {
        String last = "select max(position) from disclosure_log.entry";
        return List.of(
                new Mutation("disclosure log: an entry", t -> {
                    long at = t.anyNumber("select position from disclosure_log.entry order by 1");
                    t.run(
                            "update disclosure_log.entry set entry = set_byte(entry, 30, get_byte(entry, 30) # 1)"
                                    + " where position = ?",
                            at);
                    return Expected.event(at, "entry");
                }),
                new Mutation("disclosure log: a leaf", t -> {
                    long at = t.anyNumber("select position from disclosure_log.entry order by 1");
                    t.run("update disclosure_log.entry set leaf_hash = ? where position = ?", t.bytes(32), at);
                    return Expected.event(at, "tile", "leaf_hash", "entry");
                }),
                line("subject_id", "subject_id || 'X'"),
                line("salt", "sha256(salt)"),
                new Mutation("disclosure log: another record", t -> {
                    long at = t.anyNumber("select position from disclosure_log.entry order by 1");
                    String source =
                            t.text("select source_position::text from disclosure_log.entry where position = ?", at);
                    t.run("update disclosure_log.entry set record_id = 'CHANGED' where position = ?", at);
                    return Expected.at("disclosure_log.entry " + source + "/CHANGED");
                }),
                new Mutation("disclosure log: told once more", t -> {
                    String row =
                            t.any("select source_position || '/' || record_id from disclosure_log.entry order by 1");
                    t.run(
                            "update disclosure_log.entry set telling = 3 where source_position || '/' || record_id = ?",
                            row);
                    return Expected.at("disclosure_log.entry " + row, "telling");
                }),
                new Mutation("disclosure log: an entry deleted", t -> {
                    long at = t.anyNumber("select position from disclosure_log.entry where position < (" + last + ")");
                    t.run("delete from disclosure_log.entry where position = ?", at);
                    return Expected.event(at, "position");
                }),
                new Mutation("disclosure log: the last entry deleted", t -> {
                    long at = t.number(last);
                    t.run("delete from disclosure_log.entry where position = ?", at);
                    return Expected.at("kept checkpoint " + at);
                }),
                new Mutation("disclosure log: a node added", t -> {
                    t.run("insert into disclosure_log.node values (8, 0, ?)", t.bytes(32));
                    return Expected.at("node");
                }),
                new Mutation("disclosure log: a checkpoint deleted", t -> {
                    long size = t.anyNumber("select size from disclosure_log.checkpoint");
                    t.run("delete from disclosure_log.checkpoint where size = ?", size);
                    return Expected.at("disclosure_log.checkpoint " + size);
                }));
    }

    private static Mutation line(String column, String value) {
        return new Mutation("disclosure log: " + column, t -> {
            String row = t.any("select source_position || '/' || record_id from disclosure_log.entry order by 1");
            t.run(
                    "update disclosure_log.entry set " + column + " = " + value
                            + " where source_position || '/' || record_id = ?",
                    row);
            return Expected.at("disclosure_log.entry " + row, column);
        });
    }

    private static List<Mutation> keys() {
        String owners = "select owner from ledger.subject_key where wrapped is not null order by 1";
        return List.of(
                new Mutation("a wrapped data key", t -> {
                    String owner = t.any(owners);
                    t.run(
                            "update ledger.subject_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
                                    + " where owner = ?",
                            owner);
                    return Expected.at("subject_key " + owner, "wrapped");
                }),
                new Mutation("a data key destroyed", t -> {
                    String owner = t.any(owners);
                    t.run(
                            "update ledger.subject_key set wrapped = null, master = null, destroyed_at = now()"
                                    + " where owner = ?",
                            owner);
                    return Expected.at("subject_key " + owner, "destroyed_at");
                }),
                new Mutation("two data keys swapped", t -> {
                    String one = t.any(owners);
                    String other = t.any("select owner from ledger.subject_key where wrapped is not null and owner <> '"
                            + one + "'");
                    t.run(
                            "update ledger.subject_key k set wrapped = (select wrapped from ledger.subject_key o"
                                    + " where o.owner = case k.owner when ? then ? else ? end) where owner in (?, ?)",
                            one,
                            other,
                            one,
                            one,
                            other);
                    return Expected.at("subject_key " + one, "wrapped");
                }),
                new Mutation("a data key deleted", t -> {
                    String owner = t.any("select k.owner from ledger.subject_key k join history.entry h on"
                            + " h.subject_id = k.owner where k.wrapped is not null"
                            + " and h.body::text like '%$personal%' order by 1");
                    t.run("delete from ledger.subject_key where owner = ?", owner);
                    return Expected.event(
                            t.number(
                                    "select min(position) from ledger.readable_event where subject_id = ?"
                                            + " and payload like '%$personal%'",
                                    owner),
                            "payload");
                }),
                new Mutation("a data key of another master key", t -> {
                    String owner = t.any(owners);
                    t.run("update ledger.subject_key set master = 'NONE' where owner = ?", owner);
                    return Expected.at("subject_key " + owner, "master");
                }),
                new Mutation("the key of somebody erased put back", t -> {
                    String owner = t.text("select owner from ledger.subject_key where wrapped is null");
                    t.run(
                            "update ledger.subject_key k set wrapped = o.wrapped, master = o.master, destroyed_at = null"
                                    + " from (select * from ledger.subject_key where wrapped is not null limit 1) o"
                                    + " where k.owner = ?",
                            owner);
                    return Expected.at("subject_key " + owner, "wrapped");
                }),
                new Mutation("the master key deleted", t -> {
                    String id = t.text("select id from ledger.master_key");
                    t.run("delete from ledger.master_key");
                    return Expected.at("master_key " + id);
                }),
                new Mutation("a master key added", t -> {
                    t.run("insert into ledger.master_key values ('ADDED', 9, 'intl', now())");
                    return Expected.at("master_key ADDED", "id");
                }),
                new Mutation("the master key in use said to be retired", t -> {
                    String id = t.text("select id from ledger.master_key");
                    t.run("insert into ledger.retired_master_key select id, version, now() from ledger.master_key");
                    return Expected.at("retired_master_key " + id, "id");
                }));
    }

    private static List<Mutation> claimsAndSnapshots() {
        String claims = "select scheme || ' ' || encode(key, 'hex') from ledger.claim order by 1";
        String snapshots = "select subject_id from ledger.snapshot order by 1";
        return List.of(
                new Mutation("the owner of an identifier", t -> {
                    String claim = t.any(claims);
                    t.run(
                            "update ledger.claim c set owner = (select o.owner from ledger.claim o where o.owner <> c.owner"
                                    + " limit 1) where scheme || ' ' || encode(key, 'hex') = ?",
                            claim);
                    return Expected.at("claim " + claim, "owner");
                }),
                new Mutation("an identifier deleted", t -> {
                    String claim = t.any(claims);
                    t.run("delete from ledger.claim where scheme || ' ' || encode(key, 'hex') = ?", claim);
                    return Expected.at("claim " + claim);
                }),
                new Mutation("an identifier added", t -> {
                    String key = t.hex(32);
                    t.run(
                            "insert into ledger.claim select 'USCC', decode(?, 'hex'), ?",
                            key,
                            t.any("select owner from ledger.claim"));
                    return Expected.at("claim USCC " + key, "owner");
                }),
                new Mutation("the state in a snapshot", t -> {
                    String subject = t.any(snapshots);
                    t.run(
                            "update ledger.snapshot set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                                    + " '\"revoked\":false', '\"revoked\":true'), 'UTF8') where subject_id = ?",
                            subject);
                    return Expected.at("snapshot " + subject, "payload");
                }),
                new Mutation("the sequence of a snapshot", t -> {
                    String subject = t.any(snapshots);
                    t.run("update ledger.snapshot set sequence = sequence - 1 where subject_id = ?", subject);
                    return Expected.at("snapshot " + subject, "sequence");
                }),
                new Mutation("a snapshot of events that are not there", t -> {
                    String subject = t.any(snapshots);
                    t.run("update ledger.snapshot set sequence = 5000 where subject_id = ?", subject);
                    return Expected.at("snapshot " + subject, "sequence");
                }),
                new Mutation("the form of a snapshot", t -> {
                    String subject = t.any(snapshots);
                    t.run("update ledger.snapshot set revision = '0' where subject_id = ?", subject);
                    return Expected.at("snapshot " + subject, "revision");
                }),
                new Mutation("the snapshot of somebody else", t -> {
                    String other = t.any("select subject_id from profile.subject where kind = 'ENTERPRISE'"
                            + " and subject_id not in (select subject_id from ledger.snapshot) order by 1");
                    t.run(
                            "insert into ledger.snapshot select ?, 0, recorded_at, kind, snapshot_id, type, revision, payload,"
                                    + " metadata from ledger.snapshot limit 1",
                            other);
                    return Expected.at("snapshot " + other, "payload");
                }));
    }

    private static List<Mutation> submissions() {
        String rows = "select batch_id || '/' || row from submission.row order by 1";
        String accepted = "select batch_id || '/' || row from submission.row where verdict = 'ACCEPTED' order by 1";
        return List.of(
                batch("account", "account || 'x'", "account"),
                batch("source_uscc", "'11320281Y6FAE9912C'", "source_uscc"),
                batch("status", "'FAILED'", "status"),
                batch("accepted", "accepted + 1", "done, accepted"),
                batch("first_position", "first_position + 1", "first_position"),
                batch("envelope", "overlay(envelope placing 'AAAA' from 20)", "envelope"),
                new Mutation("a submitted file deleted", t -> {
                    String id = t.any("select batch_id from submission.batch order by 1");
                    t.run("delete from submission.batch where batch_id = ?", id);
                    return Expected.at("submission.batch " + id);
                }),
                new Mutation("a submitted file added", t -> {
                    t.execute("create temporary table added as select * from submission.batch limit 1");
                    t.execute("update added set batch_id = 'ADDED', idempotency_key = null");
                    t.execute("insert into submission.batch select * from added");
                    return Expected.at("submission.batch ADDED", "batch_id");
                }),
                new Mutation("a row of a file deleted", t -> {
                    String row = t.any(rows);
                    t.run("delete from submission.row where batch_id || '/' || row = ?", row);
                    return Expected.at("submission.batch " + row.replaceAll("/.*", ""), "done, accepted");
                }),
                row(accepted, "record_id", "record_id || 'X'"),
                row(accepted, "position", "position + 1"),
                new Mutation("the verdict of a row", t -> {
                    String row = t.any(accepted);
                    t.run("update submission.row set verdict = 'REJECTED' where batch_id || '/' || row = ?", row);
                    return Expected.at("submission.batch " + row.replaceAll("/.*", ""), "done, accepted");
                }),
                new Mutation("the rule that refused a row", t -> {
                    String row = t.any("select batch_id || '/' || row from submission.row where verdict = 'REJECTED'");
                    t.run("update submission.row set rule = 'R-NONE' where batch_id || '/' || row = ?", row);
                    return Expected.at("submission.batch " + row.replaceAll("/.*", ""), "rule of its rows");
                }),
                new Mutation("what a row said", t -> {
                    String row = t.any("select batch_id || '/' || row from submission.row where verdict = 'REJECTED'");
                    t.run(
                            "update submission.row set content = overlay(content placing 'AAAA' from 20)"
                                    + " where batch_id || '/' || row = ?",
                            row);
                    return Expected.at("submission.row " + row, "content");
                }));
    }

    private static Mutation batch(String column, String value, String named) {
        return new Mutation("submission.batch: " + column, t -> {
            String id = t.any("select batch_id from submission.batch order by 1");
            t.run("update submission.batch set " + column + " = " + value + " where batch_id = ?", id);
            return Expected.at("submission.batch " + id, named);
        });
    }

    private static Mutation row(String rows, String column, String value) {
        return new Mutation("submission.row: " + column, t -> {
            String row = t.any(rows);
            t.run("update submission.row set " + column + " = " + value + " where batch_id || '/' || row = ?", row);
            return Expected.at("submission.row " + row, "verdict, record_id or position");
        });
    }

    private static List<Mutation> accounts() {
        return List.of(
                account("role", "'AUDITOR'", "role <> 'AUDITOR' and role <> 'SUBMITTER'", "role"),
                account("enabled", "not enabled", "true", "enabled"),
                account("organ", "'11320281Y6FAE9912C'", "organ <> '11320281Y6FAE9912C'", "organ"),
                account("secret_hash", "secret_hash || 'x'", "true", "secret_hash"),
                account("created_by", "'nobody'", "true", "secret_hash"),
                new Mutation("an account deleted", t -> {
                    String key = t.any("select kind || ' ' || name from security.account order by 1");
                    t.run("delete from security.account where kind || ' ' || name = ?", key);
                    return Expected.at("account " + key);
                }),
                new Mutation("an account added", t -> {
                    t.run("insert into security.account (kind, name, secret_hash, role, created_at, created_by)"
                            + " select 'PERSON', 'intruder', secret_hash, 'ADMINISTRATOR', now(), 'setup'"
                            + " from security.account limit 1");
                    return Expected.at("account PERSON intruder");
                }));
    }

    private static Mutation account(String column, String value, String condition, String named) {
        return new Mutation("security.account: " + column, t -> {
            String key = t.any("select kind || ' ' || name from security.account where " + condition + " order by 1");
            t.run("update security.account set " + column + " = " + value + " where kind || ' ' || name = ?", key);
            return Expected.at("account " + key, named);
        });
    }
}
