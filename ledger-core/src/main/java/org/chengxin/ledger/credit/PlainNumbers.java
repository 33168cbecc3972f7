package org.chengxin.ledger.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every number of a payload the one form in which it comes back from the store. Callers write 90, 90.0 or 9e1 and
 * parsers make of it what they like; to a JSON library these differ, to a department that sends its file again they do not.
 */
final class PlainNumbers {

    private PlainNumbers() {}

    /** A copy of {@code payload} in which equal numbers are equal nodes. Requires finite numbers. */
    static ObjectNode in(ObjectNode payload) {
        ObjectNode copy = payload.deepCopy();
        rewrite(copy);
        return copy;
    }

    private static void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(plain(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isNumber()) {
            return number(node.decimalValue().stripTrailingZeros());
        }
        rewrite(node);
        return node;
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() > 0 ? DecimalNode.valueOf(value) : whole(value.toBigIntegerExact());
    }

    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValueExact());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValueExact()) : BigIntegerNode.valueOf(value);
    }
}
