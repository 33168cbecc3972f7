package org.chengxin.api.log;

import java.util.List;

/**
 * Both logs.
 *
 * @param ledger every event
 * @param disclosure what was made public and what was withdrawn
 */
record Logs(ServedLog ledger, ServedLog disclosure) {

    List<ServedLog> all() {
        return List.of(ledger, disclosure);
    }

    /** The log that a path belongs to. */
    ServedLog at(String path) {
        return path.contains("/" + LogName.DISCLOSURE.path() + "/") ? disclosure : ledger;
    }
}
