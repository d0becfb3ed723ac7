-- Puts the `compared` pairs in place of those that the affected articles had. `clusters`: every article that a chain of pairs joins to
-- one whose pairs changed, with its place by date; an article alone is its own origin.
CREATE OR REPLACE TEMP TABLE unsettled AS
SELECT article_id FROM affected
UNION
SELECT other_id FROM duplicate_pairs WHERE article_id IN (SELECT article_id FROM affected)
UNION
SELECT article_id FROM duplicate_pairs WHERE other_id IN (SELECT article_id FROM affected);
DELETE FROM duplicate_pairs
WHERE article_id IN (SELECT article_id FROM affected) OR other_id IN (SELECT article_id FROM affected);
INSERT INTO duplicate_pairs BY NAME
SELECT article_id, other_id, shared / (shingles + other_shingles - shared) AS similarity, shared / least(shingles, other_shingles) AS contained
FROM compared;

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
    SELECT article_id, min(seed) AS cluster FROM reached GROUP BY article_id
)
SELECT j.cluster, a.article_id, row_number() OVER (PARTITION BY j.cluster ORDER BY a.published_at NULLS LAST, a.article_id) AS place,
       CASE WHEN count(*) OVER (PARTITION BY j.cluster) = 1 THEN a.article_id END AS origin, NULL::FLOAT AS kept, NULL::FLOAT AS added
FROM joined j JOIN articles a USING (article_id);
