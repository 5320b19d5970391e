-- Orders that restore or rehearse a whole zone: what they are about, and changes that are no node's.

ALTER TABLE orders ADD COLUMN snapshot INTEGER;
ALTER TABLE orders ADD COLUMN shown TEXT;

CREATE TABLE changes_4 (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    round              INTEGER,
    at                 INTEGER NOT NULL,
    node               TEXT COLLATE NOCASE,
    zone               TEXT NOT NULL,
    registrar          TEXT NOT NULL,
    reason             TEXT NOT NULL,
    removed            TEXT NOT NULL,
    added              TEXT NOT NULL,
    snapshot_id        INTEGER NOT NULL REFERENCES snapshots (id),
    order_id           INTEGER,
    outcome            TEXT NOT NULL,
    settled            INTEGER,
    detail             TEXT,
    publication        TEXT,
    published          INTEGER,
    drained_by         INTEGER,
    publication_detail TEXT
) STRICT;
INSERT INTO changes_4
SELECT id, round, at, node, zone, registrar, reason, removed, added, snapshot_id, order_id, outcome, settled, detail,
    publication, published, drained_by, publication_detail
FROM changes;
-- Numbers of changes that were pruned are not given again.
DELETE FROM sqlite_sequence WHERE name = 'changes_4';
INSERT INTO sqlite_sequence SELECT 'changes_4', seq FROM sqlite_sequence WHERE name = 'changes';
DROP TABLE changes;
ALTER TABLE changes_4 RENAME TO changes;
CREATE INDEX changes_at ON changes (at);
CREATE INDEX changes_node ON changes (node, at);
CREATE INDEX changes_snapshot ON changes (snapshot_id);
CREATE INDEX changes_intended ON changes (id) WHERE outcome = 'Intended';
CREATE INDEX changes_awaited ON changes (id) WHERE publication = 'Awaited';
CREATE INDEX changes_published ON changes (published) WHERE published IS NOT NULL;
