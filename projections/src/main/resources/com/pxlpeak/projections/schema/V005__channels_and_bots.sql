-- What the edge found out besides: where it was received, of whom the address is as a network, by whose clock it
-- happened, what was noticed, and how much speaks for a machine (0 to 100; from 50 on reports take it for a bot).
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS pop LowCardinality(String),
    ADD COLUMN IF NOT EXISTS timezone LowCardinality(String),
    ADD COLUMN IF NOT EXISTS network String,
    ADD COLUMN IF NOT EXISTS time_source LowCardinality(String),
    ADD COLUMN IF NOT EXISTS skew_ms Int64 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS flags Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS bot_score UInt8,
    ADD COLUMN IF NOT EXISTS bot_kind LowCardinality(String),
    ADD COLUMN IF NOT EXISTS bot_reason LowCardinality(String),
    ADD COLUMN IF NOT EXISTS bot_signals Array(LowCardinality(String));

-- Of a session the channel and click of its acquisition, and the heaviest of what speaks for a machine in its events.
ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS timezone LowCardinality(String),
    ADD COLUMN IF NOT EXISTS channel LowCardinality(String),
    ADD COLUMN IF NOT EXISTS click_id String,
    ADD COLUMN IF NOT EXISTS bot_score UInt8,
    ADD COLUMN IF NOT EXISTS bot_kind LowCardinality(String),
    ADD COLUMN IF NOT EXISTS bot_reason LowCardinality(String),
    ADD COLUMN IF NOT EXISTS bot_signals Array(LowCardinality(String));
