package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalObserver.Stage;
import com.pxlpeak.cluster.partition.PartitionMessage.Ack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Owns one Kafka partition: reads it from the offset in its own journal, hands each record to the actor of its key, and
 * journals what they decide together with the offsets it covers.
 *
 * <p>Group commit without a timer: while an entry is being written, here or by the node's other partitions that have
 * their turn, decisions gather; then all that are ready become the next. It fails as a whole when anything it depends
 * on fails, and then begins anew from its journal; nothing that is not journaled has left it.
 */
final class PartitionActor<R, F extends Fact, S> extends AbstractBehavior<PartitionMessage<F>> {

    private final int partition;
    private final PartitionKind<R, F, S> kind;
    private final PartitionSettings settings;
    private final PartitionPorts<F> ports;
    private final ActorRef<JournalActor.Append<F>> journal;
    private final KeyRoom<R, F, S> keys;
    private final DecisionQueue<F> queue = new DecisionQueue<>();
    private final Runnable onTurn;

    private Position position = Position.START;
    private Optional<UUID> topic = Optional.empty();
    private Turn turn = Turn.NONE;
    private boolean appending;
    private long appendingSentAt;
    private long lastBatch;
    private Optional<ActorRef<Ack>> heldAck = Optional.empty();
    private long recordsSinceCheckpoint;
    private long numberAtCheckpoint;
    private boolean checkpointing;

    private PartitionActor(
            ActorContext<PartitionMessage<F>> context,
            int partition,
            PartitionKind<R, F, S> kind,
            PartitionSettings settings,
            PartitionPorts<F> ports) {
        super(context);
        this.partition = partition;
        this.kind = kind;
        this.settings = settings;
        this.ports = ports;
        ActorRef<PartitionMessage<F>> self = context.getSelf();
        this.onTurn = () -> self.tell(new PartitionMessage.TurnCame<>());
        JournalFormat<F, S> format = new JournalFormat<>(kind);
        this.keys = new KeyRoom<>(context, partition, kind, format, settings, ports.parked());
        this.journal =
                context.spawn(JournalActor.create(kind.persistenceId(partition), format, context.getSelf()), "journal");
        context.watch(journal);
    }

    static <R, F extends Fact, S> Behavior<PartitionMessage<F>> create(
            int partition, PartitionKind<R, F, S> kind, PartitionSettings settings, PartitionPorts<F> ports) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new PartitionMessage.Tick<>(), settings.tickInterval());
            return new PartitionActor<>(context, partition, kind, settings, ports);
        }));
    }

    @Override
    public Receive<PartitionMessage<F>> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::on)
                .onSignal(PostStop.class, stop -> onStop())
                .build();
    }

    private Behavior<PartitionMessage<F>> on(PartitionMessage<F> message) {
        if (message instanceof PartitionMessage.Records<F> records) {
            onRecords(records);
        } else if (message instanceof PartitionMessage.Decided<F> decided) {
            onDecided(decided);
        } else if (message instanceof PartitionMessage.Appended<F> appended) {
            onAppended(appended.entry());
        } else if (message instanceof PartitionMessage.TurnCame<F>) {
            onTurn();
        } else if (message instanceof PartitionMessage.Quarantined<F> quarantined) {
            accept(quarantined.chunk(), quarantined.decision());
        } else if (message instanceof PartitionMessage.Woken<F> woken) {
            keys.wake(woken.key(), woken.parked(), position.number());
        } else if (message instanceof PartitionMessage.Frozen<F> frozen) {
            keys.frozen(frozen.key(), frozen.state());
        } else if (message instanceof PartitionMessage.Stored<F> stored) {
            keys.stored(stored.states());
        } else if (message instanceof PartitionMessage.KeysKnown<F> known) {
            keys.known(known.keys());
        } else if (message instanceof PartitionMessage.Tick<F>) {
            keys.tick(position.number());
        } else if (message instanceof PartitionMessage.Inspect<F> inspect) {
            keys.inspect(inspect);
        } else {
            onStart(message);
        }
        append();
        checkpoint();
        return this;
    }

    private void onStart(PartitionMessage<F> message) {
        if (message instanceof PartitionMessage.Recovered<F> recovered) {
            position = recovered.position();
            numberAtCheckpoint = position.number();
            // What the tail holds is not parked yet; the first checkpoint is due as soon as anything is decided.
            recordsSinceCheckpoint = recovered.tail().isEmpty() ? 0 : settings.checkpointRecords();
            // A journal that ends without a tail ends with a checkpoint, which follows a batch.
            lastBatch = recovered.tail().isEmpty() ? position.number() - 1 : position.number();
            keys.begin(recovered.tail());
            tell(ports.records().topicId(kind.topic()).thenApply(PartitionMessage.TopicFound::new), "topic id");
        } else if (message instanceof PartitionMessage.TopicFound<F> found) {
            topic = Optional.of(found.topic());
            read(found.topic());
        } else if (message instanceof PartitionMessage.StreamOpened<F> opened) {
            opened.ackTo().tell(Ack.MORE);
        } else if (message instanceof PartitionMessage.StreamClosed<F> closed) {
            throw new PartitionFailure(
                    "stream of " + kind.topic() + '/' + partition,
                    closed.cause().orElseGet(() -> new IllegalStateException("it ended")));
        } else if (message instanceof PartitionMessage.Failed<F> failed) {
            throw new PartitionFailure(failed.what(), failed.cause());
        } else {
            throw new IllegalStateException("message: " + message + " (expected: one a partition knows)");
        }
    }

    private void read(UUID topicId) {
        long offset = position.offsetIn(topicId);
        if (position.topic().isPresent() && !position.topic().get().equals(topicId)) {
            getContext().getLog().warn("{}/{}: the topic was created anew, reading it from 0", kind.topic(), partition);
        }
        getContext()
                .getLog()
                .info("{}/{}: reads from {}, entry {}", kind.topic(), partition, offset, position.number());
        ports.observer().reached(partition, offset, lastBatch);
        RecordStream.run(
                ports.records().from(kind.topic(), partition, offset),
                settings.chunkBytes(),
                getContext().getSelf(),
                getContext().getSystem());
    }

    private void onRecords(PartitionMessage.Records<F> incoming) {
        Failpoint.PARTITION_READ.pass();
        Map<String, List<Sourced<R>>> byKey = new LinkedHashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, String> unreadable = new LinkedHashMap<>();
        UUID topicId = topic.orElseThrow();
        ports.observer().passed(partition, Stage.READ, incoming.records().get(0).timestamp());
        for (ConsumerRecord<byte[], byte[]> record : incoming.records()) {
            try {
                Keyed<R> read = PoisonRule.apply(() -> read(record, topicId));
                byKey.computeIfAbsent(read.key(), any -> new ArrayList<>()).add(read.record());
            } catch (PoisonRule.Poison e) {
                unreadable.put(record, e.reason());
            }
        }
        long chunk = queue.add(incoming.records(), byKey.size() + (unreadable.isEmpty() ? 0 : 1));
        byKey.forEach((key, records) -> keys.hand(key, chunk, records));
        if (!unreadable.isEmpty()) {
            quarantine(chunk, new Decision<>("", List.of()), unreadable);
        }
        heldAck = Optional.of(incoming.ackTo());
        askForMore();
    }

    private Keyed<R> read(ConsumerRecord<byte[], byte[]> record, UUID topicId) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        keys.check(key);
        Coordinate at = new Coordinate(topicId, partition, record.offset());
        return new Keyed<>(key, new Sourced<>(at, kind.reader().apply(record.value())));
    }

    private void onDecided(PartitionMessage.Decided<F> decided) {
        Failpoint.PARTITION_DECIDED.pass();
        if (decided.broken().isEmpty()) {
            accept(decided.chunk(), decided.decision());
            return;
        }
        Map<ConsumerRecord<byte[], byte[]>, String> broken = new LinkedHashMap<>();
        decided.broken().forEach((offset, reason) -> broken.put(queue.record(decided.chunk(), offset), reason));
        quarantine(decided.chunk(), decided.decision(), broken);
    }

    private void quarantine(long chunk, Decision<F> rest, Map<ConsumerRecord<byte[], byte[]>, String> records) {
        getContext()
                .getLog()
                .warn(
                        "{}/{}: {} records go to quarantine: {}",
                        kind.topic(),
                        partition,
                        records.size(),
                        records.values());
        CompletableFuture<?>[] puts = records.entrySet().stream()
                .map(entry ->
                        ports.quarantine().put(entry.getKey(), entry.getValue()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        tell(
                CompletableFuture.allOf(puts).thenApply(all -> new PartitionMessage.Quarantined<>(chunk, rest)),
                "quarantine");
    }

    private void accept(long chunk, Decision<F> decision) {
        queue.decided(chunk, decision);
        if (decision.facts().isEmpty() && !decision.key().isEmpty()) {
            keys.decidedNothing(decision.key());
        }
    }

    /** Asks for a turn to write as soon as something is ready, unless an entry is being written. */
    private void append() {
        if (!appending && turn == Turn.NONE && queue.hasReady()) {
            turn = Turn.WAITING;
            ports.turns().take(onTurn);
        }
    }

    /** Appends all that has become ready meanwhile as one entry. */
    private void onTurn() {
        turn = Turn.HELD;
        queue.takeReady(settings.batchBytes()).ifPresent(ready -> {
            recordsSinceCheckpoint += ready.records();
            ports.observer().passed(partition, Stage.DECIDED, ready.sentAt());
            // Records that led to nothing need no entry: should they be read again, they lead to nothing again.
            if (ready.decisions().isEmpty()) {
                ports.observer().reached(partition, ready.until(), lastBatch);
            } else {
                appendingSentAt = ready.sentAt();
                Failpoint.PARTITION_APPENDING.pass();
                append(new Batch<>(
                        topic.orElseThrow(), nextFrom(), ready.until(), position.number() + 1, ready.decisions()));
            }
        });
        if (!appending) {
            endTurn();
        }
        askForMore();
    }

    private void endTurn() {
        if (turn == Turn.HELD || (turn == Turn.WAITING && !ports.turns().leave(onTurn))) {
            ports.turns().giveBack();
        }
        turn = Turn.NONE;
    }

    private Behavior<PartitionMessage<F>> onStop() {
        endTurn();
        return this;
    }

    private long nextFrom() {
        return position.offsetIn(topic.orElseThrow());
    }

    private void append(JournalEntry<F> entry) {
        appending = true;
        journal.tell(new JournalActor.Append<>(entry));
    }

    private void onAppended(JournalEntry<F> entry) {
        appending = false;
        endTurn();
        position = position.after(entry);
        if (entry instanceof Batch<F> batch) {
            Failpoint.PARTITION_JOURNALED.pass();
            batch.decisions().forEach(decision -> keys.journaled(decision.key()));
            lastBatch = batch.number();
            ports.observer().journaled(partition, batch);
            Failpoint.TALLIES_TOLD.pass();
            ports.observer().passed(partition, Stage.JOURNALED, appendingSentAt);
            ports.observer().reached(partition, position.next(), lastBatch);
        } else {
            Failpoint.PARTITION_CHECKPOINTED.pass();
            checkpointing = false;
            recordsSinceCheckpoint = 0;
            numberAtCheckpoint = entry.number();
        }
        askForMore();
    }

    private void askForMore() {
        if (!checkpointing && queue.records() < settings.recordsUnderway()) {
            heldAck.ifPresent(ackTo -> ackTo.tell(Ack.MORE));
            heldAck = Optional.empty();
        }
    }

    /** Brings a due checkpoint one step on: drain, park everything, then say so in the journal. */
    private void checkpoint() {
        if (!checkpointing && isCheckpointDue()) {
            checkpointing = true;
        }
        if (checkpointing && !appending && queue.isEmpty() && keys.parkAll(position.number())) {
            Failpoint.PARTITION_CHECKPOINTING.pass();
            append(new Checkpoint<>(
                    topic.orElseThrow(), position.offsetIn(topic.orElseThrow()), position.number() + 1));
        }
    }

    private boolean isCheckpointDue() {
        return topic.isPresent()
                && position.number() > numberAtCheckpoint
                && (recordsSinceCheckpoint >= settings.checkpointRecords()
                        || position.number() - numberAtCheckpoint >= settings.checkpointEntries());
    }

    private void tell(CompletionStage<? extends PartitionMessage<F>> result, String what) {
        getContext()
                .pipeToSelf(
                        result,
                        (message, failure) -> failure == null ? message : new PartitionMessage.Failed<>(what, failure));
    }

    private record Keyed<R>(String key, Sourced<R> record) {}

    private enum Turn {
        NONE,
        WAITING,
        HELD
    }
}
