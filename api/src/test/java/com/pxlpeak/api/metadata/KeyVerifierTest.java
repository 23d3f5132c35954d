package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.metadata.Tenants.ApiKey;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow verification is a list of tasks run by hand, time a number. */
class KeyVerifierTest {

    private static final String ID = "abcdefghijkl";
    private static final String RIGHT = "pxl_live_" + ID + "_" + "r".repeat(43);
    private static final String WRONG = "pxl_live_" + ID + "_" + "w".repeat(43);
    private static final Access READER = new Access(new WorkspaceId(new UUID(1, 1)), Set.of(Scope.READ));

    private final Map<String, ApiKey> keys = new HashMap<>();
    private final Queue<Runnable> slow = new ArrayDeque<>();
    private final List<String> judged = new ArrayList<>();
    private int room = 32;
    private long nanos;

    private final KeyVerifier verifier = new KeyVerifier(
            id -> Optional.ofNullable(keys.get(id)), this::proves, this::enqueue, Duration.ofSeconds(60), () -> nanos);

    @BeforeEach
    void oneKey() {
        keys.put(ID, new ApiKey(ID, "hash of " + "r".repeat(43), "", READER));
    }

    @Test
    void rightKeyOpensItsWorkspace() {
        assertThat(verified(RIGHT)).contains(READER);
    }

    @Test
    void wrongSecretOpensNothing() {
        assertThat(verified(WRONG)).isEmpty();
    }

    @Test
    void keyIsJudgedSlowlyOnlyOnce() {
        verified(RIGHT);
        verified(RIGHT);

        assertThat(judged).hasSize(1);
    }

    @Test
    void keyAskedForTwiceAtOnceIsJudgedOnce() {
        CompletableFuture<Optional<Access>> one = verify(RIGHT);
        CompletableFuture<Optional<Access>> other = verify(RIGHT);
        runSlow();

        assertThat(judged).hasSize(1);
        assertThat(one).isCompletedWithValue(Optional.of(READER));
        assertThat(other).isCompletedWithValue(Optional.of(READER));
    }

    @Test
    void keyIsJudgedAgainAfterAMinute() {
        verified(RIGHT);
        nanos += Duration.ofSeconds(61).toNanos();
        verified(RIGHT);

        assertThat(judged).hasSize(2);
    }

    @Test
    void guessesAtAKeyThatIsInUseCostNothing() {
        verified(RIGHT);

        assertThat(verify(WRONG)).isCompletedWithValue(Optional.empty());
        assertThat(judged).hasSize(1);
    }

    @Test
    void guessesAtAKeyThatIsNotInUseCostNothingEither() {
        String check = ApiToken.parse(RIGHT).orElseThrow().check();
        keys.put(ID, new ApiKey(ID, "hash of " + "r".repeat(43), check, READER));

        assertThat(verify(WRONG)).isCompletedWithValue(Optional.empty());
        assertThat(slow).isEmpty();
        assertThat(verified(RIGHT)).contains(READER);
    }

    @Test
    void malformedAndUnknownKeysCostNothing() {
        keys.clear();

        assertThat(verify("nonsense")).isCompletedWithValue(Optional.empty());
        assertThat(verify(RIGHT)).isCompletedWithValue(Optional.empty());
        assertThat(slow).isEmpty();
    }

    @Test
    void revokedKeyOpensNothingFromThenOn() {
        verified(RIGHT);
        keys.clear();

        assertThat(verify(RIGHT)).isCompletedWithValue(Optional.empty());
    }

    @Test
    void keyThatIsGivenAnotherSecretIsJudgedByThat() {
        verified(RIGHT);
        keys.put(ID, new ApiKey(ID, "hash of " + "w".repeat(43), "", READER));

        assertThat(verified(RIGHT)).isEmpty();
        assertThat(verified(WRONG)).contains(READER);
    }

    @Test
    void failsWhenTooManyWait() {
        room = 0;

        assertThat(verify(RIGHT)).isCompletedExceptionally();
    }

    @Test
    void isAskedAgainAfterTooManyWaited() {
        room = 0;
        CompletableFuture<Optional<Access>> refused = verify(RIGHT);
        room = 1;

        assertThat(refused).isCompletedExceptionally();
        assertThat(verified(RIGHT)).contains(READER);
    }

    private Optional<Access> verified(String token) {
        CompletableFuture<Optional<Access>> verdict = verify(token);
        runSlow();
        return verdict.getNow(Optional.empty());
    }

    private CompletableFuture<Optional<Access>> verify(String token) {
        return verifier.verify(token).toCompletableFuture();
    }

    private void runSlow() {
        for (Runnable task = slow.poll(); task != null; task = slow.poll()) {
            task.run();
        }
    }

    private boolean proves(String secret, String hash) {
        judged.add(secret);
        return hash.equals("hash of " + secret);
    }

    private void enqueue(Runnable task) {
        if (slow.size() >= room) {
            throw new RejectedExecutionException("full");
        }
        slow.add(task);
    }
}
