package org.chengxin.api.operator;

import java.util.List;

/** What can be done to the log itself: events, dictionary of types, nodes, checkpoints, keys of the log. */
final class LogMutations {

    private static final String LAST = "select max(position) from ledger.event";

    private LogMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("a byte of a payload", t -> {
                    long at = t.event();
                    long offset =
                            t.upTo((int) t.number("select length(payload) from ledger.event where position = ?", at));
                    t.run(
                            "update ledger.event set payload = set_byte(payload, ?::int, get_byte(payload, ?::int) # 1)"
                                    + " where position = ?",
                            offset,
                            offset,
                            at);
                    return content(at, "payload");
                }),
                new Mutation("the end of a payload", t -> {
                    long at = t.event();
                    t.run(
                            "update ledger.event set payload = substr(payload, 1, length(payload) - 2) where position = ?",
                            at);
                    return content(at, "payload");
                }),
                new Mutation("a payload emptied", t -> {
                    long at = t.event();
                    t.run("update ledger.event set payload = ''::bytea where position = ?", at);
                    return content(at, "payload");
                }),
                new Mutation("the payload of another event", t -> {
                    long at = t.event("type = (select id from ledger.event_type where type = 'credit.fact.recorded')");
                    t.run(
                            "update ledger.event e set payload = (select o.payload from ledger.event o where o.type = e.type"
                                    + " and o.position <> e.position limit 1) where position = ?",
                            at);
                    return content(at, "payload");
                }),
                new Mutation("metadata", t -> {
                    long at = t.event();
                    t.run(
                            "update ledger.event set metadata = convert_to('{\"by\":\"somebody else\"}', 'UTF8')"
                                    + " where position = ?",
                            at);
                    return content(at, "metadata");
                }),
                new Mutation("salt", t -> {
                    long at = t.event();
                    t.run("update ledger.event set salt = ? where position = ?", t.bytes(16), at);
                    return Expected.event(at, "salt");
                }),
                new Mutation("recorded a microsecond later", t -> {
                    long at = t.event();
                    t.run("update ledger.event set recorded_at = recorded_at + 1 where position = ?", at);
                    return content(at, "recorded_at");
                }),
                new Mutation("recorded a day earlier", t -> {
                    long at = t.event();
                    t.run("update ledger.event set recorded_at = recorded_at - 86400000000 where position = ?", at);
                    return content(at, "recorded_at");
                }),
                new Mutation("sequence", t -> {
                    long at = t.event();
                    t.run("update ledger.event set sequence = sequence + 1000 where position = ?", at);
                    return content(at, "sequence");
                }),
                new Mutation("subject", t -> {
                    long at = t.event();
                    t.run("update ledger.event set subject_id = ? where position = ?", t.bytes(16), at);
                    return content(at, "subject_id");
                }),
                new Mutation("event id", t -> {
                    long at = t.event();
                    t.run("update ledger.event set event_id = ? where position = ?", t.bytes(16), at);
                    return content(at, "event_id");
                }),
                new Mutation("type", t -> {
                    long at = t.event();
                    t.run(
                            "update ledger.event e set type = (select id from ledger.event_type t where t.id <> e.type"
                                    + " and t.kind = (select kind from ledger.event_type where id = e.type)"
                                    + " order by id limit 1) where position = ?",
                            at);
                    return content(at, "type");
                }),
                new Mutation("dictionary: a type renamed", t -> {
                    long type = t.anyNumber("select distinct type from ledger.event");
                    t.run("update ledger.event_type set type = type || '.x' where id = ?", type);
                    return content(t.number("select min(position) from ledger.event where type = ?", type), "type");
                }),
                new Mutation("dictionary: another kind of stream", t -> {
                    long type = t.anyNumber("select distinct type from ledger.event");
                    t.run("update ledger.event_type set kind = kind || 'x' where id = ?", type);
                    return content(t.number("select min(position) from ledger.event where type = ?", type), "kind");
                }),
                new Mutation("dictionary: another revision", t -> {
                    long type = t.anyNumber("select distinct type from ledger.event");
                    t.run("update ledger.event_type set revision = '9' where id = ?", type);
                    return content(t.number("select min(position) from ledger.event where type = ?", type), "type");
                }),
                new Mutation("dictionary: a type deleted", t -> {
                    long type = t.anyNumber("select distinct type from ledger.event");
                    t.run("delete from ledger.event_type where id = ?", type);
                    return content(
                            t.number("select min(position) from ledger.event where type = ?", type), "type", "kind");
                }),
                new Mutation("dictionary: two types swapped", t -> {
                    t.run(
                            "update ledger.event_type set id = case id when 1 then 2 else 1 end + 1000 where id in (1, 2)");
                    t.run("update ledger.event_type set id = id - 1000 where id > 1000");
                    return content(t.number("select min(position) from ledger.event where type in (1, 2)"), "type");
                }),
                new Mutation("field sums", t -> {
                    long at = t.event();
                    t.run("update ledger.event set field_sums = field_sums # 255 where position = ?", at);
                    return Expected.event(at, "field_sums");
                }),
                new Mutation("leaf", t -> {
                    long at = t.event();
                    t.run("update ledger.event set leaf_hash = ? where position = ?", t.bytes(32), at);
                    return Expected.event(at, "leaf_hash");
                }),
                new Mutation("payload and leaf together", t -> {
                    long at = t.event();
                    t.run("update ledger.event set payload = payload || ' '::bytea where position = ?", at);
                    t.resealRow(at);
                    return Expected.event(at, "row", "tree_head");
                }),
                new Mutation("a tree head", t -> {
                    long at = t.event("tree_head is not null and position < (" + LAST + ")");
                    t.run("update ledger.event set tree_head = ? where position = ?", t.bytes(32), at);
                    return Expected.event(at, "tree_head");
                }),
                new Mutation("the last tree head", t -> {
                    long last = t.number(LAST);
                    t.run("update ledger.event set tree_head = ? where position = ?", t.bytes(32), last);
                    return Expected.event(last, "tree_head");
                }),
                new Mutation("the last tree head emptied", t -> {
                    long last = t.number(LAST);
                    t.run("update ledger.event set tree_head = null where position = ?", last);
                    return Expected.event(last, "tree_head");
                }),
                new Mutation("a tree head added", t -> {
                    long at = t.event("tree_head is null");
                    t.run("update ledger.event set tree_head = ? where position = ?", t.bytes(32), at);
                    return Expected.event(at, "tree_head");
                }),
                new Mutation("two events swapped", t -> {
                    long one = t.event();
                    long other = t.event("position between 10 and (" + LAST + ") - 10 and position <> " + one);
                    swap(t, one, other);
                    return Expected.event(one, "position");
                }),
                new Mutation("two neighbours swapped", t -> {
                    long one = t.event();
                    swap(t, one, one + 1);
                    return Expected.event(one, "position");
                }),
                new Mutation("the first event deleted", t -> {
                    t.run("delete from ledger.event where position = 1");
                    return Expected.event(1, "position");
                }),
                new Mutation("an event deleted", t -> {
                    long at = t.event();
                    t.run("delete from ledger.event where position = ?", at);
                    return Expected.event(at, "position");
                }),
                new Mutation("a range deleted", t -> {
                    long at = t.event();
                    t.run("delete from ledger.event where position between ? and ?", at, at + 4);
                    return Expected.at("event " + at + ".." + (at + 4), "position");
                }),
                new Mutation("an event deleted and the gap closed", t -> {
                    long at = t.event();
                    t.run("delete from ledger.event where position = ?", at);
                    shift(t, at, -1);
                    return Expected.event(at, "position");
                }),
                new Mutation("the last event deleted", t -> {
                    long last = t.number(LAST);
                    t.run("delete from ledger.event where position = ?", last);
                    return Expected.at("kept checkpoint " + last);
                }),
                new Mutation("the tail cut off", t -> {
                    long last = t.number(LAST);
                    t.run("delete from ledger.event where position > ?", t.event());
                    return Expected.at("kept checkpoint " + last);
                }),
                new Mutation("the tail cut off with its nodes and checkpoints", t -> {
                    long last = t.number(LAST);
                    long end = t.event("tree_head is not null and position between 265 and (" + LAST + ") - 10");
                    t.run("delete from ledger.event where position > ?", end);
                    t.jdbc().update("delete from ledger.node where (index + 1) << level > ?", end);
                    for (String table : List.of("publication", "cosignature", "checkpoint")) {
                        t.jdbc().update("delete from ledger." + table + " where size > ?", end);
                    }
                    return Expected.at("kept checkpoint " + last);
                }),
                new Mutation("all events deleted", t -> {
                    long last = t.number(LAST);
                    t.execute("truncate ledger.event");
                    return Expected.at("kept checkpoint " + last);
                }),
                new Mutation("an event inserted, its hashes recomputed", t -> {
                    long at = t.event();
                    shift(t, at - 1, 1);
                    t.run("""
                            insert into ledger.event
                            select ?, recorded_at, field_sums, sequence + 5000, type, ?, subject_id, salt, leaf_hash, payload,
                                   metadata, null from ledger.event where position = 7
                            """, at, t.bytes(16));
                    t.resealRow(at);
                    return Expected.event(at + 1, "position");
                }),
                new Mutation("an event added at the end as it stands elsewhere", t -> {
                    long last = t.number(LAST);
                    t.run("""
                            insert into ledger.event
                            select ?, recorded_at, field_sums, sequence + 5000, type, ?, subject_id, salt, leaf_hash, payload,
                                   metadata, tree_head from ledger.event where position = ?
                            """, last + 1, t.bytes(16), t.event("tree_head is not null"));
                    return content(last + 1, "sequence", "event_id");
                }),
                new Mutation("an event repeated behind it", t -> {
                    long at = t.event();
                    t.execute("alter table ledger.event drop constraint event_event_id_key,"
                            + " drop constraint event_subject_id_sequence_key");
                    shift(t, at, 1);
                    t.run("""
                            insert into ledger.event
                            select position + 1, recorded_at, field_sums, sequence, type, event_id, subject_id, salt, leaf_hash,
                                   payload, metadata, tree_head from ledger.event where position = ?
                            """, at);
                    return Expected.event(at + 1, "position");
                }),
                new Mutation("a node of level 8", t -> {
                    long index = t.anyNumber("select index from ledger.node where level = 8");
                    t.run("update ledger.node set hash = ? where level = 8 and index = ?", t.bytes(32), index);
                    return Expected.at("node 8/" + index, "hash");
                }),
                new Mutation("a node deleted", t -> {
                    long index = t.anyNumber("select index from ledger.node where level = 8");
                    t.run("delete from ledger.node where level = 8 and index = ?", index);
                    return Expected.at("node 8/" + index);
                }),
                new Mutation("a node added to level 8", t -> {
                    t.run("insert into ledger.node values (8, 17, ?)", t.bytes(32));
                    return Expected.at("node");
                }),
                new Mutation("a node added to level 16", t -> {
                    t.run("insert into ledger.node values (16, 0, ?)", t.bytes(32));
                    return Expected.at("node");
                }),
                new Mutation("the root that a checkpoint signs", t -> {
                    long size = size(t, "ledger");
                    t.run(
                            "update ledger.checkpoint set note = regexp_replace(note, E'^([^\\n]*\\n[^\\n]*\\n)[^\\n]*', E'\\\\1"
                                    + java.util.Base64.getEncoder().encodeToString(t.bytes(32)) + "') where size = ?",
                            size);
                    return Expected.at("checkpoint " + size, "signature");
                }),
                new Mutation("the signature of a checkpoint", t -> {
                    long size = size(t, "ledger");
                    t.run(
                            "update ledger.checkpoint c set note = split_part(note, E'\\n\\n', 1) || E'\\n\\n' ||"
                                    + " (select split_part(o.note, E'\\n\\n', 2) from ledger.checkpoint o where o.size <> c.size"
                                    + " limit 1) where size = ?",
                            size);
                    return Expected.at("checkpoint " + size, "signature");
                }),
                new Mutation("the size a checkpoint is filed under", t -> {
                    long size = size(t, "ledger");
                    t.run("update ledger.checkpoint set size = size + 1000000 where size = ?", size);
                    return Expected.at("checkpoint " + (size + 1_000_000), "size");
                }),
                new Mutation("a checkpoint deleted", t -> {
                    long size = size(t, "ledger");
                    t.run("delete from ledger.checkpoint where size = ?", size);
                    return Expected.at("ledger.checkpoint " + size);
                }),
                new Mutation("the kept checkpoint deleted with all that speaks of it", t -> {
                    long size = t.number(LAST);
                    t.run("delete from ledger.publication where size = ?", size);
                    t.run("delete from ledger.checkpoint where size = ?", size);
                    return Expected.at("ledger.checkpoint " + size);
                }),
                new Mutation("a checkpoint added that nobody signed", t -> {
                    long size = t.event("position not in (select size from ledger.checkpoint)");
                    t.run(
                            "insert into ledger.checkpoint select ?, note, signed_at from ledger.checkpoint where size ="
                                    + " (select max(size) from ledger.checkpoint)",
                            size);
                    return Expected.at("checkpoint " + size, "size");
                }),
                new Mutation("a signature of nobody added", t -> {
                    long size = size(t, "ledger");
                    t.run(
                            "insert into ledger.cosignature select ?, vkey, '— x AAAA', now() from ledger.log_key limit 1",
                            size);
                    return Expected.at("checkpoint " + size, "text", "cosignature");
                }),
                new Mutation("the key of the log replaced", t -> {
                    t.run("update ledger.log_key set vkey = ?", t.newKey());
                    return Expected.at("log ledger", "log_key");
                }),
                new Mutation("a key of the log added", t -> {
                    t.run(
                            "insert into ledger.log_key select ?, from_size, added_at, added_by from ledger.log_key",
                            t.newKey());
                    return Expected.at("log ledger", "log_key");
                }),
                new Mutation("the key of the log retired", t -> {
                    t.run(
                            "insert into ledger.log_key_retired select vkey, 5, now(), 'nobody', 'none' from ledger.log_key");
                    return Expected.at("log ledger", "log_key");
                }),
                new Mutation("the name of the log", t -> {
                    t.run("update ledger.log_identity set origin = origin || 'x'");
                    return Expected.at("log ledger", "log_identity");
                }));
    }

    /** A sum has eight bits: it misses one change in 256, which is then shown as one of the salt. */
    static Expected content(long position, String... fields) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = "salt";
        return Expected.event(position, all);
    }

    private static long size(Tamper t, String schema) {
        return t.anyNumber("select size from " + schema
                + ".checkpoint where size > 0 and size < (select max(size) from " + schema + ".checkpoint) order by 1");
    }

    private static void swap(Tamper t, long one, long other) {
        t.run("update ledger.event set position = position + 1000000 where position in (?, ?)", one, other);
        t.run("update ledger.event set position = ? where position = ?", other, one + 1_000_000);
        t.run("update ledger.event set position = ? where position = ?", one, other + 1_000_000);
    }

    /** Moves everything behind a position. */
    private static void shift(Tamper t, long behind, long by) {
        t.run("update ledger.event set position = position + 1000000 where position > ?", behind);
        t.run("update ledger.event set position = position - 1000000 + ? where position > 1000000", by);
    }
}
