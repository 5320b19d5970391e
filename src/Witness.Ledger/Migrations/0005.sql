-- Notices that say more than a text, and the channels that tell them: how far each has come, and how the last try ended.
-- A notice's number is sent along with it, so that it is never given again.

CREATE TABLE notices_5 (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    round   INTEGER,
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    node    TEXT COLLATE NOCASE,
    zone    TEXT,
    text    TEXT NOT NULL,
    removed TEXT,
    added   TEXT,
    command TEXT
) STRICT;
INSERT INTO notices_5 (id, round, at, kind, node, text) SELECT id, round, at, kind, node, text FROM notices;
DROP TABLE notices;
ALTER TABLE notices_5 RENAME TO notices;
CREATE INDEX notices_at ON notices (at);

CREATE TABLE channels (
    name      TEXT PRIMARY KEY,
    kinds     TEXT,             -- the kinds that it tells; NULL for all
    done      INTEGER NOT NULL, -- every notice up to this number has been told, given up, or was not for this channel
    tries     INTEGER NOT NULL, -- that failed, since the last one that did not
    error     TEXT,
    failed_at INTEGER,
    told_at   INTEGER
) STRICT;
