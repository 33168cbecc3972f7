package org.chengxin.ledger.seal;

import java.util.List;

/**
 * A note behind a few lines of its own and a blank one, as proofs and requests to witnesses send it.
 *
 * @param lines at least one, none of them empty
 */
record HeadedNote(List<String> lines, String note) {

    static HeadedNote split(String name, String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 1) {
            throw new IllegalArgumentException(
                    name + " must have lines, a blank line and a checkpoint, found " + Canonical.shown(text));
        }
        return new HeadedNote(List.of(text.substring(0, blank).split("\n", -1)), text.substring(blank + 2));
    }

    String join() {
        return String.join("\n", lines) + "\n\n" + note;
    }
}
