package com.pxlpeak.cluster.partition;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSession;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * Parked states in the table {@code parked_states}. Rows of a bucket are written together: one mutation for many keys is
 * what makes checkpoints cheap.
 */
public final class CassandraParkedStates implements ParkedStates {

    private static final int BUCKETS = 16;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final String READ =
            "SELECT through, state FROM pxlpeak.parked_states WHERE kind = ? AND partition = ? AND bucket = ? AND key = ?";
    private static final String WRITE =
            "INSERT INTO pxlpeak.parked_states (kind, partition, bucket, key, through, state) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String KEYS =
            "SELECT key FROM pxlpeak.parked_states WHERE kind = ? AND partition = ? AND bucket = ?";

    private final CassandraSession session;
    private final String kind;

    public CassandraParkedStates(CassandraSession session, String kind) {
        this.session = session;
        this.kind = kind;
    }

    @Override
    public CompletionStage<Optional<Parked>> read(int partition, String key) {
        return session.selectOne(READ, kind, partition, bucketOf(key), key)
                .thenApply(row -> row.map(found -> parked(key, found)));
    }

    private static Parked parked(String key, Row row) {
        ByteBuffer state = Objects.requireNonNull(row.getByteBuffer("state"), "parked_states.state");
        return new Parked(key, row.getLong("through"), ByteString.fromByteBuffer(state));
    }

    @Override
    public CompletionStage<Done> write(int partition, List<Parked> states) {
        return session.prepare(WRITE).thenCompose(insert -> {
            Map<Integer, List<Parked>> byBucket =
                    states.stream().collect(Collectors.groupingBy(parked -> bucketOf(parked.key())));
            CompletableFuture<?>[] writes = byBucket.entrySet().stream()
                    .flatMap(bucket -> batches(bucket.getValue()).stream()
                            .map(batch -> statement(insert, partition, bucket.getKey(), batch)))
                    .map(batch -> session.executeWriteBatch(batch).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(writes).thenApply(all -> Done.getInstance());
        });
    }

    /** Cuts a bucket's states so that no batch is larger than Cassandra likes. */
    private static List<List<Parked>> batches(List<Parked> states) {
        List<List<Parked>> batches = new ArrayList<>();
        List<Parked> current = new ArrayList<>();
        long bytes = 0;
        for (Parked parked : states) {
            if (!current.isEmpty() && bytes + parked.state().size() > BATCH_BYTES) {
                batches.add(current);
                current = new ArrayList<>();
                bytes = 0;
            }
            current.add(parked);
            bytes += parked.state().size();
        }
        batches.add(current);
        return batches;
    }

    private BatchStatement statement(PreparedStatement insert, int partition, int bucket, List<Parked> states) {
        List<BoundStatement> rows = states.stream()
                .map(parked -> insert.bind(
                        kind,
                        partition,
                        bucket,
                        parked.key(),
                        parked.through(),
                        parked.state().asByteBuffer()))
                .toList();
        return BatchStatement.newInstance(BatchType.UNLOGGED).addAll(rows);
    }

    @Override
    public Source<String, NotUsed> keys(int partition) {
        List<Source<String, NotUsed>> buckets = IntStream.range(0, BUCKETS)
                .mapToObj(bucket -> session.select(KEYS, kind, partition, bucket)
                        .map(row -> Objects.requireNonNull(row.getString("key"))))
                .toList();
        return Source.from(buckets).flatMapConcat(keys -> keys);
    }

    private static int bucketOf(String key) {
        // Another hash than the one that chose the Kafka partition, or a partition's keys would fill few buckets.
        int hash = Utils.murmur2(key.getBytes(StandardCharsets.UTF_8));
        return Math.floorMod((hash * 0x9E3779B9) >>> 16, BUCKETS);
    }
}
