package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.failpoint.Failpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;

/**
 * The keys of a partition: wakes one when a record comes for it, and parks it when it has been idle. Belongs to its
 * {@link PartitionActor}, and is used from it only.
 */
final class KeyRoom<R, F extends Fact, S> {

    private final ActorContext<PartitionMessage<F>> context;
    private final int partition;
    private final KeyedCore<R, F, S> core;
    private final JournalFormat<F, S> format;
    private final PartitionSettings settings;
    private final ParkedStates store;

    private final Residents<KeyActor.Command<R>> residents = new Residents<>();
    private final Map<String, List<KeyActor.Command<R>>> waking = new HashMap<>();
    private final List<String> parkedWhileLoading = new ArrayList<>();
    private Optional<KnownKeys> known = Optional.empty();
    private Tail<F> tail = new Tail<>();
    private Optional<Round> round = Optional.empty();
    private long ticks;

    KeyRoom(
            ActorContext<PartitionMessage<F>> context,
            int partition,
            PartitionKind<R, F, S> kind,
            JournalFormat<F, S> format,
            PartitionSettings settings,
            ParkedStates store) {
        this.context = context;
        this.partition = partition;
        this.core = kind.core();
        this.format = format;
        this.settings = settings;
        this.store = store;
    }

    /** Takes over what recovery found. */
    void begin(Tail<F> recovered) {
        tail = recovered;
        loadKnownKeys();
    }

    private void loadKnownKeys() {
        CompletionStage<KnownKeys> loaded = store.keys(partition)
                .runWith(Sink.seq(), context.getSystem())
                .thenApply(keys -> {
                    KnownKeys filter = KnownKeys.sizedFor(keys.size());
                    keys.forEach(filter::add);
                    return filter;
                });
        tell(loaded.thenApply(PartitionMessage.KeysKnown::new), "keys of the parked states");
    }

    void known(KnownKeys keys) {
        parkedWhileLoading.forEach(keys::add);
        parkedWhileLoading.clear();
        known = Optional.of(keys);
    }

    /** Throws what the core throws if there cannot be such a key. */
    void check(String key) {
        if (!residents.holds(key) && !waking.containsKey(key)) {
            core.initial(key);
        }
    }

    /** Hands a key its records of a chunk. */
    void hand(String key, long chunk, List<Sourced<R>> records) {
        send(key, new KeyActor.Decide<>(chunk, records));
    }

    void inspect(PartitionMessage.Inspect<F> inspect) {
        send(inspect.key(), new KeyActor.Inspect<>(inspect.replyTo()));
    }

    private void send(String key, KeyActor.Command<R> command) {
        Optional<ActorRef<KeyActor.Command<R>>> actor = residents.use(key, ticks);
        if (actor.isPresent()) {
            deliver(key, actor.get(), command);
            return;
        }
        if (waking.containsKey(key)) {
            waking.get(key).add(command);
            return;
        }
        waking.put(key, new ArrayList<>(List.of(command)));
        fetch(key);
    }

    private void deliver(String key, ActorRef<KeyActor.Command<R>> actor, KeyActor.Command<R> command) {
        if (command instanceof KeyActor.Decide<R>) {
            residents.began(key);
        }
        actor.tell(command);
    }

    private void fetch(String key) {
        if (known.isPresent() && !known.get().mayHold(key)) {
            wake(key, Optional.empty(), 0);
        } else {
            tell(
                    store.read(partition, key).thenApply(parked -> new PartitionMessage.Woken<>(key, parked)),
                    "parked state of " + key);
        }
    }

    /**
     * Brings a key to memory: its parked state, and what the tail adds to that.
     *
     * @param number of the last journal entry
     * @throws PartitionFailure if the state is of an entry that the journal does not have. Another writer's may be found
     *     by beginning anew; otherwise store and journal are not of one moment, and to go on would lose what lies between
     */
    void wake(String key, Optional<Parked> parked, long number) {
        if (parked.isPresent() && parked.get().through() > number) {
            throw new PartitionFailure(
                    "parked state of " + key,
                    new IllegalStateException("it is of entry " + parked.get().through() + ", the journal ends at "
                            + number + " (expected: both from one copy)"));
        }
        S rested = parked.map(row -> format.readState(row.state())).orElseGet(() -> core.initial(key));
        List<F> since = tail.take(key, parked.map(Parked::through).orElse(-1L));
        ActorRef<KeyActor.Command<R>> actor = context.spawnAnonymous(
                KeyActor.create(key, core.applyAll(rested, since), core, format, context.getSelf()));
        residents.add(key, actor, !since.isEmpty(), ticks);
        List<KeyActor.Command<R>> commands = waking.remove(key);
        if (commands != null) {
            commands.forEach(command -> deliver(key, actor, command));
        }
    }

    void decidedNothing(String key) {
        residents.decidedNothing(key);
    }

    void journaled(String key) {
        residents.journaled(key);
    }

    /** Parks keys that were idle for long, or are too many. */
    void tick(long through) {
        ticks++;
        if (round.isPresent()) {
            return;
        }
        List<String> toPark = new ArrayList<>();
        for (String key : idle()) {
            if (residents.isDirty(key)) {
                toPark.add(key);
            } else {
                leave(key);
            }
        }
        if (!toPark.isEmpty()) {
            freeze(toPark, through);
        }
        if (known.isPresent() && known.get().isOverfull()) {
            known = Optional.empty();
            loadKnownKeys();
        }
    }

    /**
     * Parks all state there is, for a checkpoint; call it again after every message until it answers true. Nothing may
     * be underway.
     *
     * @param through the number of the last journal entry
     * @return whether the store has everything
     */
    boolean parkAll(long through) {
        if (round.isPresent()) {
            return false;
        }
        for (String key : tail.keys()) {
            if (!waking.containsKey(key)) {
                waking.put(key, new ArrayList<>());
                fetch(key);
            }
        }
        if (!tail.isEmpty()) {
            return false;
        }
        List<String> dirty = residents.dirty();
        if (!dirty.isEmpty()) {
            freeze(dirty, through);
        }
        return dirty.isEmpty();
    }

    private void freeze(List<String> keys, long through) {
        round = Optional.of(new Round(new HashSet<>(keys), through, new ArrayList<>()));
        for (String key : keys) {
            residents.freezing(key);
            residents.actor(key).tell(new KeyActor.Freeze<>());
        }
    }

    void frozen(String key, ByteString state) {
        Round current = round.orElseThrow();
        current.expected().remove(key);
        current.frozen().add(new Parked(key, current.through(), state));
        if (current.expected().isEmpty()) {
            List<Parked> states = current.frozen();
            Failpoint.PARTITION_PARKING.pass();
            tell(
                    store.write(partition, states).thenApply(done -> new PartitionMessage.Stored<>(states)),
                    "parking " + states.size() + " keys");
        }
    }

    void stored(List<Parked> states) {
        Failpoint.PARTITION_PARKED.pass();
        round = Optional.empty();
        Set<String> idle = new HashSet<>(idle());
        for (Parked parked : states) {
            residents.stored(parked.key());
            known.ifPresentOrElse(filter -> filter.add(parked.key()), () -> parkedWhileLoading.add(parked.key()));
            if (idle.contains(parked.key()) && residents.canLeave(parked.key())) {
                leave(parked.key());
            }
        }
    }

    private List<String> idle() {
        long timeout = Math.max(1, settings.idleTimeout().dividedBy(settings.tickInterval()));
        return residents.idle(ticks - timeout, settings.residentKeys());
    }

    private void leave(String key) {
        residents.remove(key).tell(new KeyActor.Stop<>());
    }

    private void tell(CompletionStage<? extends PartitionMessage<F>> result, String what) {
        context.pipeToSelf(
                result, (message, failure) -> failure == null ? message : new PartitionMessage.Failed<>(what, failure));
    }

    /** Keys whose states are on their way to the store together. */
    private record Round(Set<String> expected, long through, List<Parked> frozen) {}
}
