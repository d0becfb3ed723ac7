-- Pairs of entities in the same sentence by day, for the days in `stale`; reads `stale_articles`.
-- A sentence that names more than twelve is a list (line-ups, results): its pairs say nothing.
WITH named AS (
    SELECT DISTINCT m.article_id, m.sentence_no, m.entity_id
    FROM mentions m SEMI JOIN stale_articles a USING (article_id)
    WHERE m.entity_id IS NOT NULL
),
told AS (
    SELECT article_id, sentence_no, list(entity_id ORDER BY entity_id) AS named
    FROM named GROUP BY article_id, sentence_no HAVING count(*) BETWEEN 2 AND 12
),
firsts AS (
    SELECT article_id, sentence_no, named, unnest(named) AS entity_id FROM told
),
sides AS (
    SELECT article_id, sentence_no, entity_id, unnest(named) AS other_id FROM firsts
),
pairs AS (
    SELECT entity_id, other_id, article_id, count(*) AS sentences, min(sentence_no) AS sentence_no
    FROM sides WHERE entity_id < other_id
    GROUP BY entity_id, other_id, article_id
),
placed AS (
    SELECT p.*, a.story_id, a.day, a.is_stale, a.carried FROM pairs p JOIN stale_articles a USING (article_id)
),
begun AS (
    SELECT entity_id, other_id, story_id, min(day) AS first_day FROM placed WHERE carried GROUP BY ALL
)
SELECT p.entity_id, p.other_id, p.day, sum(p.sentences)::BIGINT AS sentences, count(*) AS articles,
       count(DISTINCT p.story_id) AS independent_articles,
       count(DISTINCT p.story_id) FILTER (p.day IS NOT DISTINCT FROM coalesce(b.first_day, p.day)) AS first_told,
       min(p.article_id) AS article_id, arg_min(p.sentence_no, p.article_id) AS sentence_no
FROM placed p LEFT JOIN begun b USING (entity_id, other_id, story_id)
WHERE p.is_stale
GROUP BY p.entity_id, p.other_id, p.day
