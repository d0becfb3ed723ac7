-- The network of who is connected with whom: edges with weights and evidence. `named with` joins entities of one sentence and
-- stands once from either side (entity_id < other_id leaves one); the others are events (PLOVER kinds) and go from actor to recipient.
-- entity_id: Where the edge begins
-- name: Its name
-- relation: named with, or the kind of event: AGREE, CONSULT, ACCUSE, …
-- other_id: Where it ends
-- other_name: Its name
-- directed: False for named with
-- times: The weight: sentences, or events
-- articles: Articles that tell it
-- independent_articles: The same with copies counted once
-- first_day: UTC day of the first; articles whose day isn't known are counted, but give no day
-- last_day: UTC day of the last
-- article_id: Evidence: an article of the last day,
-- sentence_no: and its first sentence that tells it
WITH acts AS (
    SELECT p.entity_id, v.kind, q.entity_id AS other_id, a.story_id, utc_day(a.published_at, a.published_precision) AS day, v.article_id, v.sentence_no
    FROM main.event_participants p
    JOIN main.event_participants q ON q.article_id = p.article_id AND q.event_no = p.event_no AND q.role = 'recipient'
    JOIN main.events v ON v.article_id = p.article_id AND v.event_no = p.event_no
    JOIN main.articles a ON a.article_id = p.article_id
    WHERE p.role = 'actor' AND NOT coalesce(v.negated, false) AND p.entity_id <> q.entity_id
),
edges AS (
    SELECT entity_id, 'named with' AS relation, other_id, false AS directed, sum(sentences)::BIGINT AS times,
           sum(articles)::BIGINT AS articles, sum(first_told)::BIGINT AS independent_articles, min(day) AS first_day, max(day) AS last_day,
           max_by(struct_pack(article_id, sentence_no), coalesce(day, DATE '0001-01-01')) AS evidence
    FROM marts.pair_day_counts GROUP BY entity_id, other_id
    UNION ALL
    SELECT entity_id, kind, other_id, true, count(*), count(DISTINCT article_id), count(DISTINCT story_id), min(day), max(day),
           first(struct_pack(article_id, sentence_no) ORDER BY day DESC NULLS LAST, article_id, sentence_no)
    FROM acts GROUP BY entity_id, kind, other_id
)
SELECT g.entity_id, e.name, g.relation, g.other_id, o.name AS other_name, g.directed, g.times, g.articles, g.independent_articles,
       g.first_day, g.last_day, g.evidence.article_id AS article_id, g.evidence.sentence_no AS sentence_no
FROM edges g
JOIN main.entities e ON e.entity_id = g.entity_id
JOIN main.entities o ON o.entity_id = g.other_id
