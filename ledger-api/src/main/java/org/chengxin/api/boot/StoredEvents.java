package org.chengxin.api.boot;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.api.verification.EventDecoder;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.wire.WireNames;

/** Opens events as they are stored. */
record StoredEvents(Serializer serializer) implements EventDecoder {

    @Override
    public boolean knows(StoredEvent event) {
        return WireNames.of(event.name().type(), event.name().revision()).isPresent();
    }

    @Override
    public Object decode(StoredEvent event) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                event.bytes().payload(),
                byte[].class,
                event.name().type(),
                event.name().revision()));
    }
}
