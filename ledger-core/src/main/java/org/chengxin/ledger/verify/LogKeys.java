package org.chengxin.ledger.verify;

import java.util.List;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;

/**
 * By which keys and under which name the checkpoints of a log are read.
 *
 * @param pinned whether the auditor named the keys; else they are those that the log names itself
 */
record LogKeys(Suite suite, String origin, List<VerifierKey> keys, boolean pinned) {

    static LogKeys of(LogIdentity identity, Trust trust) {
        Suite suite = Suites.named(identity.suite());
        boolean pinned = !trust.verifierKeys().isEmpty();
        List<VerifierKey> keys = (pinned ? trust.verifierKeys() : identity.verifierKeys())
                .stream().map(text -> key(suite, text)).toList();
        String origin =
                identity.origin().isEmpty() && !keys.isEmpty() ? keys.getFirst().name() : identity.origin();
        return new LogKeys(suite, origin, keys, pinned);
    }

    static VerifierKey key(Suite suite, String text) {
        try {
            return suite.verifierKey(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    new Wording(
                            "不是 " + suite.name() + " 的验证公钥：" + text,
                            "is no verifier key of " + suite.name() + ": " + e.getMessage()),
                    e);
        }
    }

    LogNotes reader() {
        return new LogNotes(suite, origin, keys);
    }

    Wording said(String source) {
        String log = source + "：" + origin + "（" + suite.name() + "）";
        String logEn = source + ": " + origin + " (" + suite.name() + ")";
        return pinned
                ? new Wording(log + "，检查点以指定的公钥验证", logEn + ", checkpoints are verified with the pinned key")
                : new Wording(
                        log + "，检查点以来源自报的公钥验证；请用 --vkey 指定可信公钥",
                        logEn + ", checkpoints are verified with the key the source names; pin it with --vkey");
    }
}
