package org.chengxin.ledger.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;

/** The logs this witness looks after, and by which keys it knows them. */
final class KnownLogs {

    private final Map<String, List<VerifierKey>> keysByOrigin;

    private KnownLogs(Map<String, List<VerifierKey>> keysByOrigin) {
        this.keysByOrigin = keysByOrigin;
    }

    /** @param vkeys several of one name are keys of one log, which is how keys roll over */
    static KnownLogs of(Suite suite, List<String> vkeys) {
        Map<String, List<VerifierKey>> logs = new LinkedHashMap<>();
        for (String vkey : vkeys) {
            try {
                VerifierKey key = suite.verifierKey(vkey);
                logs.computeIfAbsent(key.name(), origin -> new ArrayList<>()).add(key);
            } catch (IllegalArgumentException e) {
                throw new WitnessRefusedException(
                        "日志公钥无法识别：" + vkey,
                        "no verifier key of a log of suite " + suite.name() + ": " + e.getMessage(),
                        e);
            }
        }
        return new KnownLogs(logs);
    }

    List<String> origins() {
        return List.copyOf(keysByOrigin.keySet());
    }

    /** Empty if nobody asked to witness that log. */
    List<VerifierKey> keys(String origin) {
        return keysByOrigin.getOrDefault(origin, List.of());
    }
}
