package com.pxlpeak.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.wire.WireType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PartitionWireTypesTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Collection<Class<?>> numbered =
            new PartitionWireTypes().byNumber().values();

    @Test
    void everyCommandThatTravelsHasANumber() {
        List<Class<?>> travelling = Arrays.stream(PartitionCommand.class.getPermittedSubclasses())
                .filter(WireType.class::isAssignableFrom)
                .<Class<?>>map(type -> type)
                .toList();

        assertThat(numbered).containsExactlyInAnyOrderElementsOf(travelling);
    }

    @Test
    void everyNumberedTypeArrivesAsItWasSent() {
        List<WireType> samples = List.of(
                new PartitionCommand.Wake(),
                new PartitionCommand.Inspect(
                        "ann", pekko.<ByteString>createTestProbe().ref()));

        assertThat(samples).extracting(Object::getClass).hasSameElementsAs(numbered);
        samples.forEach(sample -> pekko.serializationTestKit().verifySerialization(sample, true));
    }
}
