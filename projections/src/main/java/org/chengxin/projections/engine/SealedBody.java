package org.chengxin.projections.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.chengxin.ledger.wire.WireJson;
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

    /** The bodies in the same order, with their keys fetched at once. */
    public static <T> List<T> read(List<SealedBody> bodies, WireJson wire, Class<T> type) {
        wire.sealer().keys().prepare(bodies.stream().map(SealedBody::owner).collect(Collectors.toSet()));
        return bodies.stream().map(body -> body.read(wire, type)).toList();
    }

    public <T> T read(WireJson wire, Class<T> type) {
        return wire.read(owner, json, type);
    }
}
