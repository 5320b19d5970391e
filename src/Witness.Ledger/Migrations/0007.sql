-- When an order was followed, as rounds count: after one (0 before the first), or within one, after it was counted and before
-- it was judged. Both NULL where nobody has followed it, and where an older witness did.

ALTER TABLE orders ADD COLUMN taken_after INTEGER;
ALTER TABLE orders ADD COLUMN taken_within INTEGER;
