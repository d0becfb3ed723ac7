-- Reads the articles in `measured` (article_id) into the temporary tables, unless they are there: `shingles` (article_id, shingle), the
-- hashes of every five words in a row; `figures` (article_id, masked, shingle), those with a figure in them, and the same with every
-- figure made one; `sizes` (article_id, shingles), how many there are. Each once an article.
CREATE OR REPLACE TEMP TABLE texts AS
WITH split AS (
    SELECT article_id, copy_words(body) AS words
    FROM articles WHERE article_id IN (SELECT article_id FROM measured) AND article_id NOT IN (SELECT article_id FROM sizes)
),
hashed AS (
    SELECT article_id, list_transform(words, lambda word: hash(word)) AS h,
           list_transform(words, lambda word: CASE WHEN regexp_matches(word, '[0-9]') THEN 0 ELSE hash(word) END) AS m
    FROM split
),
placed AS (
    SELECT article_id, unnest(h) AS a, unnest(h[2:]) AS b, unnest(h[3:]) AS c, unnest(h[4:]) AS d, unnest(h[5:]) AS e,
           unnest(m) AS ma, unnest(m[2:]) AS mb, unnest(m[3:]) AS mc, unnest(m[4:]) AS md, unnest(m[5:]) AS me
    FROM hashed WHERE len(h) >= 8
)
SELECT DISTINCT article_id, hash(a, b, c, d, e) AS shingle,
       CASE WHEN 0 IN (ma, mb, mc, md, me) THEN hash(ma, mb, mc, md, me) END AS masked
FROM placed WHERE e IS NOT NULL;

INSERT INTO shingles SELECT article_id, shingle FROM texts;
INSERT INTO figures SELECT article_id, masked, shingle FROM texts WHERE masked IS NOT NULL;
INSERT INTO sizes SELECT m.article_id, count(t.article_id) FROM measured m LEFT JOIN texts t USING (article_id)
WHERE m.article_id NOT IN (SELECT article_id FROM sizes) GROUP BY m.article_id;
DROP TABLE texts;
