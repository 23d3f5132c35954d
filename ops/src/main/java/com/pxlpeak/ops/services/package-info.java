/**
 * Kafka, Cassandra, PostgreSQL and ClickHouse: real servers, started from what the build has fetched, on loopback, with
 * their data in one directory; or the address of one that runs elsewhere. Start reading at
 * {@link com.pxlpeak.ops.services.EmbeddedServices}.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.services;
