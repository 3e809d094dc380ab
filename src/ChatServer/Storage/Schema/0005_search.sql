-- Up to which id the words of messages are in message_text. Those after it are added many at a time, at the latest when somebody searches.
CREATE TABLE search_progress (
    upto      INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (upto) SELECT ifnull(max(newest), 0) FROM log;
