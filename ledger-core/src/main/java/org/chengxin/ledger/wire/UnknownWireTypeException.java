package org.chengxin.ledger.wire;

import org.jspecify.annotations.Nullable;

/** The store holds an event that this build cannot read: it was written by a newer one, or by somebody else. */
public final class UnknownWireTypeException extends RuntimeException {

    public UnknownWireTypeException(String name, @Nullable String revision) {
        super("stored event type " + name + " revision " + revision + " is unknown to this build; expected one of "
                + WireNames.all().stream()
                        .map(n -> n.name() + "@" + n.revision())
                        .toList());
    }
}
