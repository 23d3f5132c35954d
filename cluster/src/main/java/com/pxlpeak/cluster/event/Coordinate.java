package com.pxlpeak.cluster.event;

import java.util.UUID;

/**
 * The Kafka record something came from. It never changes and is never used again, so whatever carries it can be
 * recognised when it comes twice.
 *
 * @param topic Kafka's id of the topic: a topic created anew under the same name is another topic
 */
public record Coordinate(UUID topic, int partition, long offset) {}
