-- Compares the texts of `asked` (article_id, other_id) word by word: `compared` has the pairs that is_copy() says are copies.
-- A template that is filled in anew each day (markets, weather, results) is no copy: where two texts agree but for figures, the figures
-- have to agree as well.
CREATE OR REPLACE TEMP TABLE compared AS
WITH common AS (
    SELECT c.article_id, c.other_id, count(*) AS shared
    FROM asked c
    JOIN shingles a ON a.article_id = c.article_id
    JOIN shingles b ON b.article_id = c.other_id AND b.shingle = a.shingle
    GROUP BY ALL
),
frames AS (
    SELECT c.article_id, c.other_id, count(*) AS frames
    FROM asked c
    JOIN (SELECT DISTINCT article_id, masked FROM figures) a ON a.article_id = c.article_id
    JOIN (SELECT DISTINCT article_id, masked FROM figures) b ON b.article_id = c.other_id AND b.masked = a.masked
    GROUP BY ALL
),
filled AS (
    SELECT c.article_id, c.other_id, count(DISTINCT a.masked) AS filled
    FROM asked c
    JOIN figures a ON a.article_id = c.article_id
    JOIN figures b ON b.article_id = c.other_id AND b.shingle = a.shingle
    GROUP BY ALL
)
SELECT s.article_id, s.other_id, s.shared, a.shingles, b.shingles AS other_shingles
FROM common s
JOIN sizes a ON a.article_id = s.article_id
JOIN sizes b ON b.article_id = s.other_id
LEFT JOIN frames f ON f.article_id = s.article_id AND f.other_id = s.other_id
LEFT JOIN filled g ON g.article_id = s.article_id AND g.other_id = s.other_id
WHERE is_copy(s.shared, a.shingles, b.shingles, coalesce(f.frames, 0), coalesce(g.filled, 0));
