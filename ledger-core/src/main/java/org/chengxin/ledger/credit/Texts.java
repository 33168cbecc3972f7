package org.chengxin.ledger.credit;

import tools.jackson.databind.JsonNode;

/** What text may hold: line feeds, carriage returns and tabs, but no other control character and no half of a pair. */
final class Texts {

    private Texts() {}

    static boolean hasControlCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any string anywhere in {@code node} holds one. */
    static boolean anyHasControlCharacters(JsonNode node) {
        return node.isString()
                ? hasControlCharacters(node.stringValue())
                : node.valueStream().anyMatch(Texts::anyHasControlCharacters);
    }
}
