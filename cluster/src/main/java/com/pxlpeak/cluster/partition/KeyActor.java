package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.util.ByteString;

/**
 * One key: holds its state and runs the core. It persists nothing; what it decides is journaled by its partition, and
 * lost with it if that fails.
 */
final class KeyActor<R, F extends Fact, S> extends AbstractBehavior<KeyActor.Command<R>> {

    sealed interface Command<R> {}

    record Decide<R>(long chunk, List<Sourced<R>> records) implements Command<R> {}

    /** Asks for the state as the store keeps it. */
    record Freeze<R>() implements Command<R> {}

    record Inspect<R>(ActorRef<ByteString> replyTo) implements Command<R> {}

    record Stop<R>() implements Command<R> {}

    private final String key;
    private final KeyedCore<R, F, S> core;
    private final JournalFormat<F, S> format;
    private final ActorRef<PartitionMessage<F>> partition;
    private S state;

    private KeyActor(
            ActorContext<Command<R>> context,
            String key,
            S state,
            KeyedCore<R, F, S> core,
            JournalFormat<F, S> format,
            ActorRef<PartitionMessage<F>> partition) {
        super(context);
        this.key = key;
        this.state = state;
        this.core = core;
        this.format = format;
        this.partition = partition;
    }

    static <R, F extends Fact, S> Behavior<Command<R>> create(
            String key,
            S state,
            KeyedCore<R, F, S> core,
            JournalFormat<F, S> format,
            ActorRef<PartitionMessage<F>> partition) {
        return Behaviors.setup(context -> new KeyActor<>(context, key, state, core, format, partition));
    }

    @Override
    public Receive<Command<R>> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command<R>> on(Command<R> command) {
        if (command instanceof Decide<R> decide) {
            decide(decide);
        } else if (command instanceof Freeze<R>) {
            partition.tell(new PartitionMessage.Frozen<>(key, format.writeState(state)));
        } else if (command instanceof Inspect<R> inspect) {
            inspect.replyTo().tell(format.writeState(state));
        } else if (command instanceof Stop<R>) {
            return Behaviors.stopped();
        } else {
            throw new IllegalStateException("command: " + command + " (expected: one a key knows)");
        }
        return this;
    }

    private void decide(Decide<R> request) {
        try {
            List<F> facts = core.decide(state, request.records());
            state = core.applyAll(state, facts);
            answer(request, facts, Map.of());
        } catch (RuntimeException e) {
            decideOneByOne(request);
        }
    }

    /** Finds the records that are poison to the core, and decides on the others. */
    private void decideOneByOne(Decide<R> request) {
        List<F> facts = new ArrayList<>();
        Map<Long, String> broken = new LinkedHashMap<>();
        for (Sourced<R> record : request.records()) {
            try {
                facts.addAll(PoisonRule.apply(() -> decideOn(record)));
            } catch (PoisonRule.Poison e) {
                broken.put(record.at().offset(), e.reason());
            }
        }
        answer(request, facts, broken);
    }

    private List<F> decideOn(Sourced<R> record) {
        List<F> decided = core.decide(state, List.of(record));
        state = core.applyAll(state, decided);
        return decided;
    }

    private void answer(Decide<R> request, List<F> facts, Map<Long, String> broken) {
        partition.tell(new PartitionMessage.Decided<>(request.chunk(), new Decision<>(key, facts), broken));
    }
}
