package com.pxlpeak.ops.services;

/**
 * A second way to an embedded Kafka, which leads past somebody in between. Kafka tells its clients where to come; those
 * who came this way it tells of the one in between, so that they stay on it.
 *
 * @param port where Kafka listens for what is passed on
 * @param toldPort where clients come to
 */
public record KafkaDetour(int port, int toldPort) {}
