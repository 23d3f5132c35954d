-- What was not taken, with the reason: by the edge, a partition or the projection. A row is named by what it came from,
-- so that one inserted twice is one; a replayed one takes the place of what it was. Read with FINAL.
CREATE TABLE IF NOT EXISTS rejected_events (
    site_id LowCardinality(String),
    received_at DateTime64(3, 'UTC'),
    id String,
    stage LowCardinality(String),
    code LowCardinality(String),
    path String,
    message String,
    event_id String,
    client_id String,
    payload String CODEC(ZSTD(1)),
    context String CODEC(ZSTD(1)),
    source String,
    topic_id UUID,
    topic_partition Int32,
    topic_offset Int64,
    replayed_at Nullable(DateTime64(3, 'UTC')),
    revision UInt8
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toDate(received_at)
ORDER BY (site_id, received_at, id)
TTL toDateTime(received_at) + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1;
