-- Entries lie in the order in which they come, so that a new one is always written at the end; each log finds its own by an index. The index
-- holds what a look into history asks for, so that what it passes over is not read.
CREATE TABLE entry_in_order (
    n         INTEGER PRIMARY KEY,
    log_id    INTEGER NOT NULL,
    id        INTEGER NOT NULL,
    sequence  INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    source    TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    tags      TEXT    NOT NULL,
    hash      BLOB    NOT NULL,
    sender    TEXT    NOT NULL,
    refers    INTEGER NOT NULL,
    redacted  INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO entry_in_order (log_id, id, sequence, kind, source, target, text, tags, hash, sender, refers, redacted)
SELECT log_id, id, sequence, kind, source, target, text, tags, hash, sender, refers, redacted FROM entry ORDER BY id, log_id;

DROP TABLE entry;
ALTER TABLE entry_in_order RENAME TO entry;
CREATE UNIQUE INDEX entry_by_log ON entry (log_id, id, kind, redacted);
CREATE INDEX topic_by_log ON entry (log_id, id) WHERE kind = 10;

-- Up to which entry the words of messages are in message_text. Those after it are added many at a time, at the latest when somebody searches.
CREATE TABLE search_progress (
    upto      INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (upto) SELECT ifnull(max(n), 0) FROM entry;

-- Parts of the index are joined when there are eight of a size, not four: half the writing, and a search hardly notices.
INSERT INTO message_text (message_text, rank) VALUES ('automerge', 8);
