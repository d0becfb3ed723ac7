-- Pairs of entities in the same sentence by day, from either side, for the days in `stale`; reads `stale_articles`. Rows of one entity
-- stand together, so that a lookup reads few.
-- A sentence that names more than twelve is a list (line-ups, results): its pairs say nothing.
WITH named AS (
    SELECT DISTINCT m.article_id, m.sentence_no, m.entity_id
    FROM mentions m SEMI JOIN stale_articles a USING (article_id)
    WHERE m.entity_id IS NOT NULL AND m.within_no IS NULL
),
told AS (
    SELECT article_id, sentence_no, list(entity_id) AS named
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
-- A story of one article is counted as it stands; the articles of a story of several are put together first.
stories AS (
    SELECT entity_id, other_id, day, sentences, 1 AS articles, true AS is_first, article_id, sentence_no
    FROM placed WHERE NOT carried AND is_stale
    UNION ALL
    SELECT entity_id, other_id, day, sum(sentences), count(*),
           day IS NOT DISTINCT FROM coalesce(min(min(day)) OVER (PARTITION BY entity_id, other_id, story_id), day),
           min(article_id), arg_min(sentence_no, article_id)
    FROM placed WHERE carried
    GROUP BY entity_id, other_id, story_id, day
    QUALIFY bool_or(is_stale)
),
counted AS (
    SELECT entity_id, other_id, day, sum(sentences)::BIGINT AS sentences, sum(articles)::BIGINT AS articles, count(*) AS independent_articles,
           count(*) FILTER (is_first) AS first_told, min(article_id) AS article_id, arg_min(sentence_no, article_id) AS sentence_no
    FROM stories
    GROUP BY entity_id, other_id, day
)
SELECT * FROM (FROM counted UNION ALL BY NAME SELECT * RENAME (entity_id AS other_id, other_id AS entity_id) FROM counted)
ORDER BY entity_id
