-- Who wrote a message and may change it; the message that an edit or a redaction is about; whether it was taken back (its text is gone then,
-- its hash stays).
ALTER TABLE entry ADD COLUMN sender TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN refers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;

DROP INDEX message_by_log;
CREATE INDEX message_by_log ON entry (log_id, id) WHERE kind IN (1, 2, 4) AND redacted = 0;

-- Entries dropped from the beginning, and the hash of the last of them: the chain goes on from there.
ALTER TABLE log ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE log ADD COLUMN dropped_hash BLOB;

-- The words of messages, found by their id.
CREATE VIRTUAL TABLE message_text USING fts5 (text, content = '', contentless_delete = 1);
INSERT OR REPLACE INTO message_text (rowid, text) SELECT id, text FROM entry WHERE kind IN (1, 2);

-- How far somebody has read a channel or a conversation: milliseconds since 1970.
CREATE TABLE marker (
    identity  TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (identity, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX marker_by_time ON marker (at);
