-- Orders about zones, and zones that have lost too much to be built upon.

ALTER TABLE orders ADD COLUMN zone TEXT;

CREATE TABLE accidents (
    zone    TEXT PRIMARY KEY,
    at      INTEGER NOT NULL,
    content TEXT NOT NULL,
    why     TEXT NOT NULL
) STRICT;
