package com.pxlpeak.projections.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.javadsl.ProjectionManagement;

/** How far the client projection has come in each journal, wherever in the cluster it runs. */
public final class ProjectedEntries {

    private final ActorSystem<?> system;
    private final int instances;

    public ProjectedEntries(ActorSystem<?> system, ProjectionSettings settings) {
        this.system = system;
        this.instances = settings.instances();
    }

    /**
     * The number of the last entry whose facts are all in ClickHouse, by partition; partitions of which nothing was saved
     * are left out. Fails while an instance does not answer.
     */
    public CompletionStage<Map<Integer, Long>> through() {
        List<CompletableFuture<Optional<String>>> offsets = IntStream.range(0, instances)
                .mapToObj(instance -> ProjectionId.of(ClientProjection.NAME, Integer.toString(instance)))
                .map(id ->
                        ProjectionManagement.get(system).<String>getOffset(id).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(offsets.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> offsets.stream()
                        .flatMap(offset -> offset.join().stream())
                        .flatMap(text -> entries(text).entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Of what {@link JournalPositions} stores, the partitions and their numbers, which come first. */
    static Map<Integer, Long> entries(String offset) {
        return Arrays.stream(offset.split(",", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(":", -1))
                .collect(Collectors.toMap(entry -> Integer.parseInt(entry[0]), entry -> Long.parseLong(entry[1])));
    }
}
