-- Who or what is named in the same sentences as somebody or something, and how often?
-- $name: a name or acronym
WITH near AS (
    SELECT w.name AS asked, w.kind AS asked_kind, w.could_be, n.*, e.kind FROM marts.network n
    JOIN meant($name) w USING (entity_id)
    JOIN entities e ON e.entity_id = n.other_id
    WHERE n.relation = 'named with'
),
-- A row a name, on either side, as one name may be several entities: `entities` stand behind the other name, mostly `other_id`.
named AS (
    SELECT asked, other_name AS name, kind, sum(times)::BIGINT AS sentences, sum(articles)::BIGINT AS articles,
           sum(independent_articles)::BIGINT AS independent_articles, min(first_day) AS first_day, max(last_day) AS last_day,
           max_by(struct_pack(article_id, sentence_no), struct_pack(a := coalesce(last_day, DATE '0001-01-01'), b := article_id)) AS evidence,
           any_value(could_be) AS could_be, max_by(other_id, struct_pack(a := times, b := other_id)) AS other_id,
           count(DISTINCT other_id) AS entities
    FROM near GROUP BY asked, asked_kind, other_name, kind
)
SELECT n.asked, n.name, n.kind, n.sentences, n.articles, n.independent_articles, n.first_day, n.last_day, s.text AS last_sentence,
       n.could_be, n.other_id, n.entities
FROM named n
LEFT JOIN sentences s ON s.article_id = n.evidence.article_id AND s.sentence_no = n.evidence.sentence_no
ORDER BY n.sentences DESC, n.name, n.kind, n.asked, n.other_id
