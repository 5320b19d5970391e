-- What each round saw of every node, a byte an answer as Witness.Core.Rounds spells it, and what a node answered when it
-- passed again after it had failed.

CREATE TABLE rosters (
    id      INTEGER PRIMARY KEY,
    digest  TEXT NOT NULL UNIQUE, -- SHA-256 of the content
    content TEXT NOT NULL
) STRICT;

CREATE TABLE sights (
    round   INTEGER PRIMARY KEY,
    roster  INTEGER NOT NULL REFERENCES rosters (id),
    answers BLOB, -- NULL where no node was asked
    states  BLOB, -- NULL where all were In and none was held
    retried TEXT, -- NULL where every pass took one try
    anchors TEXT  -- NULL where no node failed and the round is not void
) STRICT;
CREATE INDEX sights_roster ON sights (roster);

CREATE TABLE recoveries (
    id      INTEGER PRIMARY KEY,
    round   INTEGER,
    at      INTEGER NOT NULL,
    node    TEXT NOT NULL COLLATE NOCASE,
    detail  TEXT NOT NULL,
    results TEXT NOT NULL
) STRICT;
CREATE INDEX recoveries_at ON recoveries (at);
CREATE INDEX recoveries_node ON recoveries (node, at);

CREATE INDEX rounds_at ON rounds (at);
CREATE INDEX changes_order ON changes (order_id) WHERE order_id IS NOT NULL;
