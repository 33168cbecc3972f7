package org.chengxin.ledger.wire;

import org.axonframework.common.ObjectUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.SubjectSnapshot;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.wire.PersonalPlace.Mode;
import org.chengxin.ledger.wire.WireNames.WireName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Axon's view of {@link WireJson} and {@link WireNames}: events, snapshots and metadata, nothing else. A stored type that
 * this build does not know is an error, never a silent skip.
 *
 * <p>Personal texts are sealed for the owner that {@link HoldsPersonal} names, and opened for the one the bytes name at
 * their root. An event of an owner that has been erased is refused, because it cannot be made again; the snapshot of one is
 * written without its texts.
 */
public final class WireSerializer extends Jackson3Serializer {

    private final PersonalSealer sealer;

    public WireSerializer(PersonalSealer sealer) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(WireJson::configure));
        this.sealer = sealer;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        byte[] bytes = object instanceof CreditSubject subject
                ? writer(subject.snapshot(), Mode.LENIENT).writeValueAsBytes(subject.snapshot())
                : writer(object, Mode.STRICT).writeValueAsBytes(object);
        return new SimpleSerializedObject<>(
                getConverter().convert(bytes, expectedRepresentation),
                expectedRepresentation,
                object instanceof MatterEvent step ? typeOf(step) : typeForClass(ObjectUtils.nullSafeTypeOf(object)));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the interface says so: nothing stored is read as null
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (SerializedType.emptyType().equals(stored.getType())) {
            return null;
        }
        Class<?> type = classForType(stored.getType());
        byte[] bytes = getConverter().convert(stored, byte[].class).getData();
        try {
            String owner = OwnerInJson.find(bytes);
            return (T)
                    (type == CreditSubject.class
                            ? CreditSubject.of(
                                    reader(SubjectSnapshot.class, owner).readValue(bytes))
                            : reader(type, owner).readValue(bytes));
        } catch (JacksonException e) {
            throw new SerializationException(
                    "cannot read a stored " + stored.getType().getName(), e);
        }
    }

    private static SerializedType typeOf(MatterEvent step) {
        WireName name = WireNames.of(step).orElseThrow();
        return new SimpleSerializedType(name.name(), name.revision());
    }

    private ObjectWriter writer(Object object, Mode mode) {
        ObjectWriter writer = getObjectMapper().writer();
        return object instanceof HoldsPersonal holder
                ? new PersonalPlace(holder.keyOwner(), sealer, mode).in(writer)
                : writer;
    }

    private ObjectReader reader(Class<?> type, @Nullable String owner) {
        ObjectReader reader = getObjectMapper().readerFor(type);
        return owner == null ? reader : new PersonalPlace(owner, sealer, Mode.STRICT).in(reader);
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
        return WireNames.ofClass(type)
                .map(n -> new SimpleSerializedType(n.name(), n.revision()))
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " has no wire name: only events named in WireNames are stored"));
    }
}
