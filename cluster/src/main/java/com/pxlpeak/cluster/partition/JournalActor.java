package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * A partition's journal: appends one entry at a time, and on recovery hands over the position and the tail.
 *
 * <p>It stops when an append fails, since whether the entry was written is then unknown; the partition starts anew from
 * what the journal says.
 */
final class JournalActor<F extends Fact, S>
        extends EventSourcedBehavior<JournalActor.Append<F>, JournalEntry<F>, Position> {

    record Append<F extends Fact>(JournalEntry<F> entry) {}

    private final JournalFormat<F, S> format;
    private final ActorRef<PartitionMessage<F>> partition;

    // Filled while recovering only: afterwards the keys' actors hold what was decided.
    private final Tail<F> tail = new Tail<>();
    private boolean recovering = true;

    private JournalActor(PersistenceId id, JournalFormat<F, S> format, ActorRef<PartitionMessage<F>> partition) {
        super(id);
        this.format = format;
        this.partition = partition;
    }

    static <F extends Fact, S> Behavior<Append<F>> create(
            String persistenceId, JournalFormat<F, S> format, ActorRef<PartitionMessage<F>> partition) {
        return new JournalActor<>(PersistenceId.ofUniqueId(persistenceId), format, partition);
    }

    @Override
    public Position emptyState() {
        return Position.START;
    }

    @Override
    public CommandHandler<Append<F>, JournalEntry<F>, Position> commandHandler() {
        return (position, append) -> Effect()
                .persist(append.entry())
                .thenRun(() -> partition.tell(new PartitionMessage.Appended<>(append.entry())));
    }

    @Override
    public EventHandler<Position, JournalEntry<F>> eventHandler() {
        return (position, entry) -> {
            if (recovering) {
                remember(position, entry);
            }
            return position.after(entry);
        };
    }

    private void remember(Position before, JournalEntry<F> entry) {
        Failpoint.PARTITION_RECOVERING.pass();
        if (entry instanceof Batch<F> batch) {
            tail.add(batch, before);
        } else if (entry instanceof Checkpoint<F>) {
            tail.clear();
        } else {
            throw new IllegalStateException("entry: " + entry + " (expected: one that a journal can hold)");
        }
    }

    @Override
    public SignalHandler<Position> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (position, completed) -> {
                    recovering = false;
                    partition.tell(new PartitionMessage.Recovered<>(position, tail));
                })
                .build();
    }

    @Override
    public boolean shouldSnapshot(Position position, JournalEntry<F> entry, long sequenceNr) {
        return entry instanceof Checkpoint<F>;
    }

    @Override
    public EventAdapter<JournalEntry<F>, StoredEntry> eventAdapter() {
        return new EventAdapter<>() {
            @Override
            public StoredEntry toJournal(JournalEntry<F> entry) {
                return format.write(entry);
            }

            @Override
            public String manifest(JournalEntry<F> entry) {
                return "";
            }

            @Override
            public EventSeq<JournalEntry<F>> fromJournal(StoredEntry stored, String manifest) {
                return EventSeq.single(format.read(stored));
            }
        };
    }
}
