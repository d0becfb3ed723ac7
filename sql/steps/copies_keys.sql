-- Puts the sketches of `changed` (article_ids that are new, changed or gone) in place and says which articles are to be compared anew.
-- A key can stand in thousands of texts (a newsletter's offer, a report's fixed words), so its holders are compared with the twenty of
-- the smallest ids, its samples, and with no others: cost stays flat, and what is compared depends on the articles alone, not their order.
-- Makes `holders` (article_id, key, is_now, is_sample) and `affected` (article_id): the changed, and who became or ceased to be a sample.
CREATE OR REPLACE TEMP TABLE old_keys AS FROM duplicate_keys WHERE article_id IN (SELECT article_id FROM changed);
DELETE FROM duplicate_keys WHERE article_id IN (SELECT article_id FROM changed);
CREATE OR REPLACE TEMP TABLE changed_keys AS
WITH hashed AS (
    SELECT article_id, list_transform(copy_words(body), lambda word: hash(word)) AS h
    FROM articles WHERE article_id IN (SELECT article_id FROM changed)
),
placed AS (
    SELECT article_id, unnest(h) AS a, unnest(h[2:]) AS b, unnest(h[3:]) AS c, unnest(h[4:]) AS d, unnest(h[5:]) AS e
    FROM hashed WHERE len(h) >= 8
)
-- Twice as many as are kept, for those that stand twice.
SELECT article_id, unnest(list_sort(list_distinct(min(hash(a, b, c, d, e), 64)))[:32]) AS key
FROM placed WHERE e IS NOT NULL GROUP BY article_id;

CREATE OR REPLACE TEMP TABLE holders AS
WITH concerned AS (
    SELECT key FROM old_keys UNION SELECT key FROM changed_keys
),
both_times AS (
    SELECT article_id, key, true AS was, true AS is_now FROM duplicate_keys WHERE key IN (FROM concerned)
    UNION ALL
    SELECT coalesce(o.article_id, n.article_id), coalesce(o.key, n.key), o.key IS NOT NULL, n.key IS NOT NULL
    FROM old_keys o FULL JOIN changed_keys n ON n.article_id = o.article_id AND n.key = o.key
)
SELECT article_id, key, is_now,
       was AND count(*) FILTER (was) OVER (PARTITION BY key ORDER BY article_id) <= 20 AS was_sample,
       is_now AND count(*) FILTER (is_now) OVER (PARTITION BY key ORDER BY article_id) <= 20 AS is_sample
FROM both_times;
INSERT INTO duplicate_keys BY NAME FROM changed_keys;

CREATE OR REPLACE TEMP TABLE affected AS
SELECT article_id FROM changed
UNION
SELECT article_id FROM holders WHERE was_sample <> is_sample;

-- The other keys of who is affected, but not changed.
INSERT INTO holders BY NAME
WITH more AS (
    SELECT DISTINCT key FROM duplicate_keys
    WHERE article_id IN (SELECT article_id FROM affected) AND key NOT IN (SELECT key FROM holders)
)
SELECT article_id, key, true AS is_now, row_number() OVER (PARTITION BY key ORDER BY article_id) <= 20 AS is_sample
FROM duplicate_keys WHERE key IN (FROM more);
