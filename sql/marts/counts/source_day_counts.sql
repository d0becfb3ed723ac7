-- What each source published by day, for the days in `stale`; reads `stale_articles`.
WITH said AS (
    SELECT article_id, count(*) AS statements, count(*) FILTER (kind IN ('direct', 'mixed')) AS quotations
    FROM statements SEMI JOIN stale_articles USING (article_id)
    GROUP BY article_id
),
-- Decimals, because a sum of floats depends on the order of the rows.
sounding AS (
    SELECT article_id, sum(score::DECIMAL(9, 4)) AS tone_total, count(*) AS tone_sentences
    FROM tones SEMI JOIN stale_articles USING (article_id)
    GROUP BY article_id
),
begun AS (
    SELECT source_id, story_id, min(day) AS first_day FROM stale_articles WHERE carried GROUP BY ALL
)
SELECT a.source_id, a.day, count(*) AS articles, count(a.duplicate_of) AS copies, count(DISTINCT a.story_id) AS independent_articles,
       count(DISTINCT a.story_id) FILTER (a.day IS NOT DISTINCT FROM coalesce(b.first_day, a.day)) AS first_told,
       coalesce(sum(a.word_count), 0)::BIGINT AS words, coalesce(sum(s.statements), 0)::BIGINT AS statements,
       coalesce(sum(s.quotations), 0)::BIGINT AS quotations, coalesce(sum(t.tone_total), 0)::DECIMAL(18, 4) AS tone_total,
       coalesce(sum(t.tone_sentences), 0)::BIGINT AS tone_sentences
FROM stale_articles a
LEFT JOIN said s USING (article_id)
LEFT JOIN sounding t USING (article_id)
LEFT JOIN begun b ON b.story_id = a.story_id AND b.source_id IS NOT DISTINCT FROM a.source_id
WHERE a.is_stale
GROUP BY a.source_id, a.day
