-- Instants are INTEGER milliseconds since 1970 in UTC, durations INTEGER microseconds (…_us), words of enumerations TEXT as
-- Witness.Core spells them, lists JSON as Witness.Ledger.Stored spells them. Nodes compare without regard to case.

PRAGMA application_id = 1464423507; -- 'WITS': this file is a ledger

CREATE TABLE rounds (
    number  INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    void    TEXT,
    nodes   INTEGER NOT NULL,
    failed  INTEGER NOT NULL,
    took_us INTEGER NOT NULL
) STRICT;
CREATE INDEX rounds_void ON rounds (at) WHERE void IS NOT NULL;

CREATE TABLE standings (
    node         TEXT PRIMARY KEY COLLATE NOCASE,
    rotation     TEXT NOT NULL,
    since        INTEGER,
    cause        TEXT NOT NULL,
    reason       TEXT,
    order_id     INTEGER,
    forced       INTEGER NOT NULL,
    strikes      TEXT NOT NULL,
    clean_rounds INTEGER NOT NULL,
    last_outcome TEXT,
    held         TEXT,
    ready_told   INTEGER NOT NULL,
    cert_told    INTEGER,
    spared       TEXT,
    comebacks    TEXT NOT NULL,
    owed         TEXT NOT NULL,
    zones        TEXT NOT NULL
) STRICT;

-- What each node answered last, all its checks in one row, so that a check that is no longer asked is gone with the next.
CREATE TABLE answers (
    node    TEXT PRIMARY KEY COLLATE NOCASE,
    round   INTEGER,
    at      INTEGER NOT NULL,
    results TEXT NOT NULL
) STRICT;

CREATE TABLE strikes (
    id      INTEGER PRIMARY KEY,
    round   INTEGER,
    at      INTEGER NOT NULL,
    node    TEXT NOT NULL COLLATE NOCASE,
    detail  TEXT NOT NULL,
    results TEXT NOT NULL
) STRICT;
CREATE INDEX strikes_at ON strikes (at);
CREATE INDEX strikes_node ON strikes (node, at);

CREATE TABLE verdicts (
    id     INTEGER PRIMARY KEY,
    round  INTEGER,
    at     INTEGER NOT NULL,
    node   TEXT NOT NULL COLLATE NOCASE,
    kind   TEXT NOT NULL,
    rule   TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX verdicts_at ON verdicts (at);
CREATE INDEX verdicts_node ON verdicts (node, at);

CREATE TABLE orders (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    node     TEXT COLLATE NOCASE,
    given    INTEGER NOT NULL,
    given_by TEXT NOT NULL,
    force    INTEGER NOT NULL,
    until    INTEGER,
    reason   TEXT,
    state    TEXT NOT NULL,
    answer   TEXT,
    answered INTEGER
) STRICT;
CREATE INDEX orders_given ON orders (given);
CREATE INDEX orders_state ON orders (state);

CREATE TABLE freeze (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    since     INTEGER NOT NULL,
    until     INTEGER,
    reason    TEXT,
    frozen_by TEXT NOT NULL
) STRICT;

CREATE TABLE readings (
    zone    TEXT PRIMARY KEY,
    at      INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE snapshots (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    zone    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX snapshots_zone ON snapshots (zone, id);

CREATE TABLE changes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    round       INTEGER,
    at          INTEGER NOT NULL,
    node        TEXT NOT NULL COLLATE NOCASE,
    zone        TEXT NOT NULL,
    registrar   TEXT NOT NULL,
    reason      TEXT NOT NULL,
    removed     TEXT NOT NULL,
    added       TEXT NOT NULL,
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    order_id    INTEGER,
    outcome     TEXT NOT NULL,
    settled     INTEGER,
    detail      TEXT
) STRICT;
CREATE INDEX changes_at ON changes (at);
CREATE INDEX changes_node ON changes (node, at);
CREATE INDEX changes_snapshot ON changes (snapshot_id);
CREATE INDEX changes_intended ON changes (id) WHERE outcome = 'Intended';

CREATE TABLE notices (
    id    INTEGER PRIMARY KEY,
    round INTEGER,
    at    INTEGER NOT NULL,
    kind  TEXT NOT NULL,
    node  TEXT COLLATE NOCASE,
    text  TEXT NOT NULL
) STRICT;
CREATE INDEX notices_at ON notices (at);

CREATE TABLE events (
    id    INTEGER PRIMARY KEY,
    round INTEGER,
    at    INTEGER NOT NULL,
    kind  TEXT NOT NULL,
    text  TEXT NOT NULL
) STRICT;
CREATE INDEX events_at ON events (at);
