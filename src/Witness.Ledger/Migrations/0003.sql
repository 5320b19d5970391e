-- How far an accepted change has come on its way to the zone's name servers. NULL where it was not accepted, or was before
-- this was asked.

ALTER TABLE changes ADD COLUMN publication TEXT;
ALTER TABLE changes ADD COLUMN published INTEGER;
ALTER TABLE changes ADD COLUMN drained_by INTEGER;
ALTER TABLE changes ADD COLUMN publication_detail TEXT;
CREATE INDEX changes_awaited ON changes (id) WHERE publication = 'Awaited';
CREATE INDEX changes_published ON changes (published) WHERE published IS NOT NULL;
