package com.pxlpeak.cluster.wire;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.kryo5.serializers.ImmutableCollectionsSerializers;
import com.esotericsoftware.kryo.kryo5.util.Pool;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.util.ByteString;

/**
 * Writes {@link WireType}s with Kryo. The manifest is the type's number in {@link WireTypes}; a type nobody numbered
 * fails to serialise, which a test then shows before a node does.
 */
public final class KryoSerializer extends SerializerWithStringManifest {

    static final int ID = 7_301;

    private final Map<String, Class<?>> typeByManifest = new HashMap<>();
    private final Map<Class<?>, String> manifestByType = new HashMap<>();
    private final Pool<Kryo> kryos;

    public KryoSerializer(ExtendedActorSystem system) {
        Map<Integer, Class<?>> numbered = new HashMap<>();
        for (WireTypes catalogue : ServiceLoader.load(WireTypes.class)) {
            catalogue.byNumber().forEach((number, type) -> {
                if (numbered.putIfAbsent(number, type) != null) {
                    throw new IllegalStateException("wire number " + number + ": taken twice (second: " + type + ')');
                }
            });
        }
        numbered.forEach((number, type) -> {
            typeByManifest.put(number.toString(), type);
            manifestByType.put(type, number.toString());
        });
        ActorRefResolver refs = ActorRefResolver.get(ActorSystem.wrap(system));
        kryos = new Pool<>(true, true) {
            @Override
            protected Kryo create() {
                return newKryo(numbered, refs);
            }
        };
    }

    @Override
    public int identifier() {
        return ID;
    }

    @Override
    public String manifest(Object message) {
        String manifest = manifestByType.get(message.getClass());
        if (manifest == null) {
            throw new IllegalArgumentException(
                    "not a wire type: " + message.getClass() + " (expected: one numbered in WireTypes)");
        }
        return manifest;
    }

    @Override
    public byte[] toBinary(Object message) {
        Kryo kryo = kryos.obtain();
        try {
            Output output = new Output(256, -1);
            kryo.writeObject(output, message);
            return output.toBytes();
        } finally {
            kryos.free(kryo);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        Class<?> type = typeByManifest.get(manifest);
        if (type == null) {
            throw new IllegalArgumentException("wire number: '" + manifest + "' (expected: one in WireTypes)");
        }
        Kryo kryo = kryos.obtain();
        try {
            return kryo.readObject(new Input(bytes), type);
        } finally {
            kryos.free(kryo);
        }
    }

    private static Kryo newKryo(Map<Integer, Class<?>> numbered, ActorRefResolver refs) {
        Kryo kryo = new Kryo() {
            @Override
            @SuppressWarnings("rawtypes")
            public Registration getRegistration(Class type) {
                return super.getRegistration(registeredAs(type));
            }
        };
        kryo.setRegistrationRequired(true);
        ImmutableCollectionsSerializers.registerSerializers(kryo);
        kryo.register(Instant.class, 50);
        kryo.register(UUID.class, new DefaultSerializers.UUIDSerializer(), 51);
        kryo.register(Optional.class, 52);
        kryo.register(ActorRef.class, new ActorRefSerializer(refs), 53);
        kryo.register(ByteString.class, new ByteStringSerializer(), 54);
        kryo.register(BigDecimal.class, new DefaultSerializers.BigDecimalSerializer(), 55);
        numbered.forEach((number, type) -> kryo.register(type, number));
        return kryo;
    }

    /** Interfaces with many implementations are registered once. */
    private static Class<?> registeredAs(Class<?> type) {
        if (ActorRef.class.isAssignableFrom(type)) {
            return ActorRef.class;
        }
        return ByteString.class.isAssignableFrom(type) ? ByteString.class : type;
    }

    private static final class ByteStringSerializer extends Serializer<ByteString> {

        @Override
        public void write(Kryo kryo, Output output, ByteString bytes) {
            output.writeInt(bytes.size(), true);
            output.writeBytes(bytes.toArrayUnsafe());
        }

        @Override
        public ByteString read(Kryo kryo, Input input, Class<? extends ByteString> type) {
            return ByteString.fromArrayUnsafe(input.readBytes(input.readInt(true)));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ActorRefSerializer extends Serializer<ActorRef> {

        private final ActorRefResolver refs;

        ActorRefSerializer(ActorRefResolver refs) {
            this.refs = refs;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(Kryo kryo, Output output, ActorRef ref) {
            output.writeString(refs.toSerializationFormat((ActorRef<Object>) ref));
        }

        @Override
        public ActorRef read(Kryo kryo, Input input, Class<? extends ActorRef> type) {
            return refs.resolveActorRef(input.readString());
        }
    }
}
