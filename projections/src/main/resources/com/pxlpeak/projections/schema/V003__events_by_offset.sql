-- What finds the rows of a range of Kafka offsets: offsets and days go together, so most of the table is passed over.
ALTER TABLE events ADD INDEX IF NOT EXISTS events_by_offset topic_offset TYPE minmax GRANULARITY 1;

ALTER TABLE events MATERIALIZE INDEX events_by_offset;
