-- What accounts tell of themselves (metadata). As its siblings, it has one key for whatever it is kept under.
CREATE TABLE kept_profile (
    key           TEXT    PRIMARY KEY,
    state         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE kept_presence RENAME COLUMN account TO key;
