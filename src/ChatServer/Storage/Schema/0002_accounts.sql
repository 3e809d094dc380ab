-- key: the name folded. The four parts of the credential are there together, or none is.
CREATE TABLE account (
    key           TEXT    PRIMARY KEY,
    name          TEXT    NOT NULL,
    salt          BLOB,
    iterations    INTEGER,
    stored_key    BLOB,
    server_key    BLOB,
    role          INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    email         TEXT,
    is_verified   INTEGER NOT NULL,
    always_on     INTEGER,
    shares_nick   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account_certificate (
    fingerprint   TEXT    PRIMARY KEY,
    account       TEXT    NOT NULL REFERENCES account (key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX certificate_by_account ON account_certificate (account);

-- Accounts that stay present without a connection, and the channels that belong to an account: what is brought back at the start.
CREATE TABLE kept_presence (
    account       TEXT    PRIMARY KEY,
    state         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_channel (
    key           TEXT    PRIMARY KEY,
    state         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
