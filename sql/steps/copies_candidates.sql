-- Pairs worth comparing word by word: `candidates` (article_id, other_id), each with an affected article in it.
-- Two sketches estimate how much of the shorter text is in the longer: of the keys that both could have (up to the smaller of the two
-- largest keys), the share that both have.
CREATE OR REPLACE TEMP TABLE candidates AS
WITH now AS (
    SELECT article_id, key, is_sample FROM holders WHERE is_now
),
met AS (
    SELECT least(a.article_id, b.article_id) AS article_id, greatest(a.article_id, b.article_id) AS other_id, a.key
    FROM now a JOIN now b USING (key)
    WHERE a.article_id IN (SELECT article_id FROM affected) AND a.article_id <> b.article_id AND (a.is_sample OR b.is_sample)
),
pairs AS (
    SELECT article_id, other_id, count(DISTINCT key) AS shared FROM met GROUP BY ALL HAVING count(DISTINCT key) >= 2
),
sketches AS (
    SELECT article_id, list(key ORDER BY key) AS keys FROM duplicate_keys
    WHERE article_id IN (SELECT article_id FROM pairs UNION SELECT other_id FROM pairs)
    GROUP BY article_id
),
compared AS (
    SELECT p.*, a.keys, b.keys AS other_keys, coalesce(least(a.keys[32], b.keys[32]), 18446744073709551615::UBIGINT) AS last_key
    FROM pairs p JOIN sketches a ON a.article_id = p.article_id JOIN sketches b ON b.article_id = p.other_id
)
SELECT article_id, other_id FROM compared
WHERE shared >= 0.35 * least(
    len(list_filter(keys, lambda k: k <= last_key)), len(list_filter(other_keys, lambda k: k <= last_key))
);
