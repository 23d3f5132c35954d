-- Hours that rows were inserted into and that are to be counted again. A mark is set after the rows are in, by the same
-- server, whose marks only grow: so whoever draws a number and then counts an hour has counted what lower marks stand for.
CREATE TABLE IF NOT EXISTS dirty_hours (
    site_id String,
    hour DateTime('UTC'),
    mark UInt64 DEFAULT generateSnowflakeID()
)
ENGINE = MergeTree
ORDER BY (site_id, hour);

-- Hours as they were last counted, whole, from the deduplicated tables: one row each, so that it takes the place of the
-- one before at once. An hour in which nothing happened (any more) is a row without events. Read with FINAL, or as
-- site_hours. Visitors and sessions are states, since those of several hours cannot be added up.
CREATE TABLE IF NOT EXISTS hour_rollups (
    site_id String,
    hour DateTime('UTC'),
    generation UInt64,
    visitors AggregateFunction(uniqExact, String),
    sessions AggregateFunction(uniqExact, UUID),
    page_views UInt64,
    events UInt64,
    revenue Map(String, Decimal(38, 4))
)
ENGINE = ReplacingMergeTree(generation)
PARTITION BY toYear(hour)
ORDER BY (site_id, hour);

-- What happened on a site in an hour (UTC): distinct clients, sessions that started, page views, events, and purchases
-- less refunds by currency. Hours without events have no row.
CREATE VIEW IF NOT EXISTS site_hours AS
SELECT
    site_id,
    hour,
    finalizeAggregation(visitors) AS visitors,
    finalizeAggregation(sessions) AS sessions,
    page_views,
    events,
    revenue
FROM hour_rollups FINAL
WHERE events > 0;

-- Through which moment all events of a Kafka partition that were accepted are in these tables, as far as known.
CREATE TABLE IF NOT EXISTS freshness (
    partition UInt16,
    partitions UInt16,
    as_of DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(as_of)
ORDER BY partition;

-- The same of all partitions; no row until all have told.
CREATE VIEW IF NOT EXISTS tables_as_of AS
SELECT min(through) AS as_of
FROM (SELECT partition, max(as_of) AS through, max(partitions) AS expected FROM freshness GROUP BY partition)
HAVING count() >= max(expected) AND count() > 0;
