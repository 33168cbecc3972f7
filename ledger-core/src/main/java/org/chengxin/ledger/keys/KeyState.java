package org.chengxin.ledger.keys;

import org.chengxin.ledger.personal.DataKey;

/** What is known about the key of an owner. */
sealed interface KeyState {

    /** It has one, and here it is. */
    record Open(DataKey key) implements KeyState {}

    /** It had one, or was never to have one: for ever so. */
    record Destroyed() implements KeyState {}

    /** It has none yet. */
    record None() implements KeyState {}
}
