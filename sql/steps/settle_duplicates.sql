-- Settles which articles are copies of another: near-duplicate clusters over the whole history.
-- Reads `changed` (article_ids that are new, changed or gone). Two articles are a pair when a MinHash band agrees and the share of equal
-- signature values (an estimate of the Jaccard similarity of their five-word shingles) is at least one half. A cluster is the
-- closure of pairs; its origin is the earliest published, then the smallest id, whatever the order of loading.
CREATE OR REPLACE TEMP TABLE unsettled AS
SELECT article_id FROM changed
UNION
SELECT other_id FROM duplicate_pairs WHERE article_id IN (SELECT article_id FROM changed)
UNION
SELECT article_id FROM duplicate_pairs WHERE other_id IN (SELECT article_id FROM changed);

DELETE FROM duplicate_pairs WHERE article_id IN (SELECT article_id FROM changed) OR other_id IN (SELECT article_id FROM changed);
DELETE FROM duplicate_bands WHERE article_id IN (SELECT article_id FROM changed);

CREATE OR REPLACE TEMP TABLE new_bands AS
SELECT article_id, band, hash(signature[band * 4 + 1 : band * 4 + 4]) AS hash
FROM articles, range(0, len(signature) // 4) AS bands (band)
WHERE article_id IN (SELECT article_id FROM changed) AND signature IS NOT NULL;
INSERT INTO duplicate_bands BY NAME FROM new_bands;

INSERT INTO duplicate_pairs BY NAME
WITH candidates AS (
    SELECT DISTINCT least(n.article_id, b.article_id) AS article_id, greatest(n.article_id, b.article_id) AS other_id
    FROM new_bands n JOIN duplicate_bands b USING (band, hash)
    WHERE n.article_id <> b.article_id
),
compared AS (
    SELECT c.article_id, c.other_id,
           list_sum(list_transform(list_zip(a.signature, o.signature), lambda pair: (pair[1] = pair[2])::INTEGER)) / len(a.signature)
               AS similarity
    FROM candidates c
    JOIN articles a ON a.article_id = c.article_id
    JOIN articles o ON o.article_id = c.other_id
)
SELECT article_id, other_id, similarity FROM compared WHERE similarity >= 0.5;

-- Every article that a chain of pairs joins to an unsettled one is settled with it.
CREATE OR REPLACE TEMP TABLE clusters AS
WITH RECURSIVE edges AS (
    SELECT article_id AS a, other_id AS b FROM duplicate_pairs UNION ALL SELECT other_id, article_id FROM duplicate_pairs
),
reached (seed, article_id) AS (
    SELECT article_id, article_id FROM unsettled
    UNION
    SELECT r.seed, e.b FROM reached r JOIN edges e ON e.a = r.article_id
),
joined AS (
    SELECT r.seed, first(a.article_id ORDER BY a.published_at NULLS LAST, a.article_id) AS origin
    FROM reached r JOIN articles a USING (article_id)
    GROUP BY r.seed
)
SELECT DISTINCT r.article_id, j.origin FROM reached r JOIN joined j USING (seed);

UPDATE articles SET
    duplicate_of = nullif(clusters.origin, articles.article_id),
    story_id = clusters.origin
FROM clusters WHERE clusters.article_id = articles.article_id;

INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles SEMI JOIN clusters USING (article_id);
