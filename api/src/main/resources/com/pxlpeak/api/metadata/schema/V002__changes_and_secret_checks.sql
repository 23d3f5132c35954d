-- Changes are counted, so that whoever missed an announcement notices: a line that was cut is not always heard.
CREATE TABLE metadata_changes (
    only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
    number BIGINT NOT NULL
);

INSERT INTO metadata_changes (number) VALUES (0);

CREATE OR REPLACE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE metadata_changes SET number = number + 1;
    PERFORM pg_notify('pxlpeak_metadata', TG_TABLE_NAME);
    RETURN NULL;
END
$$;

-- The first 32 of the 256 bits of the secret's SHA-256: tells wrong secrets without Argon2id, and helps nobody who has it
-- to find a secret of 256 random bits. Keys from before have none.
ALTER TABLE api_keys ADD COLUMN secret_check TEXT CHECK (secret_check ~ '^[0-9a-f]{8}$');
