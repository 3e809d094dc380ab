-- One log for each channel and each private conversation. sequence, hash and newest are those of its last entry.
CREATE TABLE log (
    id        INTEGER PRIMARY KEY,
    key       TEXT    NOT NULL UNIQUE,
    sequence  INTEGER NOT NULL,
    hash      BLOB    NOT NULL,
    newest    INTEGER NOT NULL
) STRICT;

-- id: milliseconds since 1970, shifted by 20 bits, and a counter: the order of all events, and the msgid. An event that concerns several
-- channels (QUIT, NICK) has an entry in the log of each.
CREATE TABLE entry (
    log_id    INTEGER NOT NULL REFERENCES log (id),
    id        INTEGER NOT NULL,
    sequence  INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    source    TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    tags      TEXT    NOT NULL,
    hash      BLOB    NOT NULL,
    PRIMARY KEY (log_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_by_log ON entry (log_id, id) WHERE kind IN (1, 2);
CREATE INDEX topic_by_log ON entry (log_id, id) WHERE kind = 10;

-- Who may read a private conversation, and under which folded nickname of the other side.
CREATE TABLE reader (
    identity  TEXT    NOT NULL,
    peer      TEXT    NOT NULL,
    log_id    INTEGER NOT NULL REFERENCES log (id),
    PRIMARY KEY (identity, peer, log_id)
) STRICT, WITHOUT ROWID;
