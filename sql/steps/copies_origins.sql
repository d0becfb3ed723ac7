-- Those that are a copy of the round's origin are its, by `compared`; the others wait for a round of their own, so that a chain of pairs
-- never makes one story of two whose texts are not each other's.
UPDATE clusters SET origin = article_id WHERE article_id IN (SELECT other_id FROM asked);
UPDATE clusters SET origin = c.other_id, kept = c.shared / c.other_shingles, added = 1 - c.shared / c.shingles
FROM compared c WHERE c.article_id = clusters.article_id AND c.article_id <> c.other_id;
