-- Events as they were journaled, one row each. A row is named by the Kafka record it came from, so that one inserted
-- twice is one; read with FINAL.
CREATE TABLE IF NOT EXISTS events (
    site_id LowCardinality(String),
    event_time DateTime64(3, 'UTC'),
    client_id String,
    session_id UUID,
    event_id String,
    event_name LowCardinality(String),
    user_id String,
    received_at DateTime64(3, 'UTC'),
    page_path String,
    page_title String,
    country LowCardinality(String),
    region LowCardinality(String),
    city LowCardinality(String),
    device_type LowCardinality(String),
    browser LowCardinality(String),
    browser_version LowCardinality(String),
    os LowCardinality(String),
    os_version LowCardinality(String),
    interactive Bool,
    value Decimal(18, 4),
    currency LowCardinality(String),
    properties String CODEC(ZSTD(1)),
    topic_id UUID,
    topic_partition Int32,
    topic_offset Int64 CODEC(Delta, ZSTD(1)),
    journal_seq Int64 CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(event_time)
PRIMARY KEY (site_id, toDate(event_time), client_id)
ORDER BY (site_id, toDate(event_time), client_id, event_time, topic_id, topic_partition, topic_offset);

-- Sessions as they last were. A session keeps its id and its start for as long as no earlier event of it arrives; then
-- it becomes another session, and the old row is marked deleted. Read with FINAL and is_deleted = 0.
CREATE TABLE IF NOT EXISTS sessions (
    site_id LowCardinality(String),
    started_at DateTime64(3, 'UTC'),
    client_id String,
    session_id UUID,
    ended_at DateTime64(3, 'UTC'),
    entry_page String,
    exit_page String,
    page_views UInt32,
    events UInt32,
    interactive_events UInt32,
    revenue Map(LowCardinality(String), Decimal(18, 4)),
    source LowCardinality(String),
    medium LowCardinality(String),
    campaign String,
    term String,
    content String,
    referrer String,
    country LowCardinality(String),
    region LowCardinality(String),
    city LowCardinality(String),
    device_type LowCardinality(String),
    browser LowCardinality(String),
    browser_version LowCardinality(String),
    os LowCardinality(String),
    os_version LowCardinality(String),
    revision Int64,
    is_deleted UInt8
)
ENGINE = ReplacingMergeTree(revision, is_deleted)
PARTITION BY toYYYYMM(started_at)
PRIMARY KEY (site_id, toDate(started_at), client_id)
ORDER BY (site_id, toDate(started_at), client_id, started_at, session_id);

-- Sessions that became part of another when an event between them, or before one of them, came late. Rows of events
-- keep the id they were given; whoever counts sessions by events looks it up here. Few rows.
CREATE TABLE IF NOT EXISTS session_merges (
    site_id LowCardinality(String),
    client_id String,
    from_id UUID,
    into_id UUID,
    revision Int64
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY (site_id, from_id);
