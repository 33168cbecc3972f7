package org.chengxin.projections.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.wire.WireJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A body as it stands in a table. It is opened after the query has ended and its connection is given back, because the key
 * may have to be fetched: whoever holds a connection must not wait for another.
 *
 * @param owner whose key opens it
 */
public record SealedBody(String owner, String json) {

    /** Maps a row by the names of its two columns. */
    public static RowMapper<SealedBody> mapper(String owner, String json) {
        return (row, n) -> new SealedBody(row.getString(owner), row.getString(json));
    }

    /**
     * What a view holds of some archives, to fold more events into it.
     *
     * @param sql with one array of their ids as its parameter; its columns are {@code subject_id} and {@code body}
     */
    public static <T> List<T> load(JdbcTemplate jdbc, String sql, Set<String> subjects, WireJson wire, Class<T> type) {
        return subjects.isEmpty()
                ? List.of()
                : read(
                        jdbc.query(sql, mapper("subject_id", "body"), (Object) subjects.toArray(String[]::new)),
                        wire,
                        type);
    }

    /** The bodies in the same order, with their keys fetched at once. */
    public static <T> List<T> read(List<SealedBody> bodies, WireJson wire, Class<T> type) {
        wire.sealer().keys().prepare(bodies.stream().map(SealedBody::owner).collect(Collectors.toSet()));
        return bodies.stream().map(body -> body.read(wire, type)).toList();
    }

    public <T> T read(WireJson wire, Class<T> type) {
        return wire.read(owner, json, type);
    }
}
