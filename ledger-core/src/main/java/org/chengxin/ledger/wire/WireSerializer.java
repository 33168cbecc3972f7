package org.chengxin.ledger.wire;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's view of {@link WireJson} and {@link WireNames}: events and their metadata, nothing else. A stored type that this
 * build does not know is an error, never a silent skip.
 */
public final class WireSerializer extends Jackson3Serializer {

    public WireSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(WireJson::configure));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (MetaData.class.getName().equals(type.getName())) {
            return MetaData.class;
        }
        return WireNames.of(type.getName(), String.valueOf(type.getRevision()))
                .orElseThrow(() -> new UnknownWireTypeException(type.getName(), type.getRevision()))
                .type();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface says so
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SerializedType.emptyType();
        }
        if (MetaData.class.equals(type)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        return WireNames.of(type)
                .map(n -> new SimpleSerializedType(n.name(), n.revision()))
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " has no wire name: only events named in WireNames are stored"));
    }
}
