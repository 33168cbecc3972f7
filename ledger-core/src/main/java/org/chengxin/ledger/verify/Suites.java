package org.chengxin.ledger.verify;

import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.GmSuite;

/** The suites by their names. */
final class Suites {

    private Suites() {}

    static Suite named(String name) {
        return switch (name) {
            case "intl" -> Suite.INTL;
            case "gm" -> commercial();
            default ->
                throw new UnreadableException(
                        new Wording("不认识的密码套件 " + name, "there is no suite of cryptography named " + name));
        };
    }

    /** The JDK does not have these algorithms; the jar that has them lies beside ours or the log cannot be read. */
    private static Suite commercial() {
        try {
            return GmSuite.GM;
        } catch (NoClassDefFoundError e) {
            throw new UnreadableException(
                    new Wording(
                            "商用密码套件 gm 需要 Bouncy Castle：请将其 bcprov 包放在本程序旁",
                            "the suite gm needs Bouncy Castle: put its bcprov jar beside this one"),
                    e);
        }
    }
}
