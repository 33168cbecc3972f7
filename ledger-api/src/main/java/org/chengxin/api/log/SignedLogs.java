package org.chengxin.api.log;

import java.util.List;

/** Both logs with those who sign them. */
record SignedLogs(SignedLog ledger, SignedLog disclosure) {

    List<SignedLog> all() {
        return List.of(ledger, disclosure);
    }
}
