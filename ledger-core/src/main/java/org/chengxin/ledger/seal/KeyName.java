package org.chengxin.ledger.seal;

/** What a key may be called in a note: anything without spaces, plus signs and control characters. */
final class KeyName {

    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    /** @throws IllegalArgumentException if no key can be called so */
    static String require(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name of a key must not be empty");
        }
        if (name.indexOf('+') >= 0 || name.codePoints().anyMatch(KeyName::isSpaceOrControl)) {
            throw new IllegalArgumentException(
                    "name of a key must have no space, plus or control character, found " + Canonical.shown(name));
        }
        Canonical.utf8("name of a key", name);
        return name;
    }

    private static boolean isSpaceOrControl(int c) {
        return c <= ' ' || c == NEXT_LINE || Character.isSpaceChar(c);
    }
}
