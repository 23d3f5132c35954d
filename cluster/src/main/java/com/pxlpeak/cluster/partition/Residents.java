package com.pxlpeak.cluster.partition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The keys that are in memory: who is idle, and whose state the store does not have yet. */
final class Residents<C> {

    // In order of last use, so that the idle ones come first.
    private final Map<String, Resident<C>> byKey = new LinkedHashMap<>(16, 0.75f, true);

    /** A key came into memory; dirty if it holds facts that its row in the store lacks. */
    void add(String key, ActorRef<C> actor, boolean dirty, long now) {
        Resident<C> resident = new Resident<>(actor);
        resident.dirty = dirty;
        resident.usedAt = now;
        byKey.put(key, resident);
    }

    /** The key's actor, which is now in use. */
    Optional<ActorRef<C>> use(String key, long now) {
        Resident<C> resident = byKey.get(key);
        if (resident == null) {
            return Optional.empty();
        }
        resident.usedAt = now;
        return Optional.of(resident.actor);
    }

    boolean holds(String key) {
        return byKey.containsKey(key);
    }

    /** The key was handed records that are not journaled yet. */
    void began(String key) {
        resident(key).underway++;
    }

    /** The key decided nothing on its records. */
    void decidedNothing(String key) {
        resident(key).underway--;
    }

    /** What the key decided is journaled. */
    void journaled(String key) {
        Resident<C> resident = resident(key);
        resident.underway--;
        resident.dirty = true;
        resident.changedSinceFreeze = true;
    }

    /** The key was asked for its state. */
    void freezing(String key) {
        resident(key).changedSinceFreeze = false;
    }

    /** The store has the key's state. */
    void stored(String key) {
        Resident<C> resident = byKey.get(key);
        if (resident != null) {
            resident.dirty = resident.changedSinceFreeze;
        }
    }

    List<String> dirty() {
        List<String> dirty = new ArrayList<>();
        byKey.forEach((key, resident) -> {
            if (resident.dirty) {
                dirty.add(key);
            }
        });
        return dirty;
    }

    /** Settled keys not used since, or the least used ones above the number that may stay. */
    List<String> idle(long notUsedSince, int mayStay) {
        List<String> idle = new ArrayList<>();
        int surplus = byKey.size() - mayStay;
        for (Map.Entry<String, Resident<C>> entry : byKey.entrySet()) {
            Resident<C> resident = entry.getValue();
            if (resident.usedAt >= notUsedSince && surplus <= 0) {
                break;
            }
            if (resident.underway == 0) {
                idle.add(entry.getKey());
                surplus--;
            }
        }
        return idle;
    }

    boolean isDirty(String key) {
        return resident(key).dirty;
    }

    /** Whether the key is here, settled, and the store has its state. */
    boolean canLeave(String key) {
        Resident<C> resident = byKey.get(key);
        return resident != null && resident.underway == 0 && !resident.dirty;
    }

    ActorRef<C> actor(String key) {
        return resident(key).actor;
    }

    ActorRef<C> remove(String key) {
        ActorRef<C> actor = resident(key).actor;
        byKey.remove(key);
        return actor;
    }

    private Resident<C> resident(String key) {
        Resident<C> resident = byKey.get(key);
        if (resident == null) {
            throw new IllegalStateException("key: " + key + " (expected: in memory)");
        }
        return resident;
    }

    private static final class Resident<C> {
        private final ActorRef<C> actor;
        private long usedAt;
        private int underway;
        private boolean dirty;
        private boolean changedSinceFreeze;

        Resident(ActorRef<C> actor) {
            this.actor = actor;
        }
    }
}
