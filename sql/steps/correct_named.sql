-- What the corrections in force name. `own_links`: entity_links as the annotator gave them, whatever was corrected.
-- `correct_named`: for each correction and side (entity, into) the entities that it means, by id or link_key, else by exact name and kind,
-- and in how many articles each is.
-- `correct_articles`: the articles that it means, and how many they are; it has to mean one. `correct_sources`: the sources.
CREATE OR REPLACE TEMP VIEW own_links AS
SELECT l.article_id, l.entity_no, CASE WHEN c.article_id IS NULL THEN l.entity_id ELSE c.entity_id END AS own_id,
       l.link_key, l.name, l.label, CASE WHEN c.article_id IS NULL THEN l.reason ELSE c.reason END AS own_reason
FROM entity_links l LEFT JOIN ops.corrected_links c USING (article_id, entity_no);

CREATE OR REPLACE TEMP TABLE correct_named AS
WITH given AS (
    SELECT correction_id, 'entity' AS side, entity AS said, entity_kind AS kind FROM ops.corrections WHERE kind IN ('merge', 'split', 'rename', 'kind')
    UNION ALL
    SELECT correction_id, 'into', value, value_kind FROM ops.corrections WHERE kind IN ('merge', 'split')
),
found AS (
    SELECT g.correction_id, g.side, o.own_id, true AS exact FROM given g JOIN own_links o ON o.own_id = try_cast(g.said AS BIGINT)
    UNION
    SELECT g.correction_id, g.side, o.own_id, true FROM given g JOIN own_links o ON o.link_key = g.said
    UNION
    SELECT g.correction_id, g.side, o.own_id, false FROM given g JOIN own_links o ON o.name = g.said
    WHERE g.kind IS NULL OR g.kind = o.label
)
SELECT f.correction_id, f.side, f.own_id, (SELECT count(DISTINCT o.article_id) FROM own_links o WHERE o.own_id = f.own_id) AS articles
FROM found f
QUALIFY exact = bool_or(exact) OVER (PARTITION BY correction_id, side)
ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE correct_articles AS
SELECT correction_id, article_id, count(*) OVER (PARTITION BY correction_id) AS articles FROM (
    SELECT c.correction_id, a.article_id FROM ops.corrections c JOIN articles a ON a.article_id = try_cast(c.article AS BIGINT)
    UNION
    SELECT c.correction_id, a.article_id FROM ops.corrections c JOIN articles a ON a.external_id = c.article
    UNION
    SELECT c.correction_id, a.article_id FROM ops.corrections c JOIN articles a ON a.url = c.article
);

CREATE OR REPLACE TEMP TABLE correct_sources AS
SELECT s.source_id, c.correction_id, upper(c.value) AS country_code
FROM ops.corrections c JOIN sources s
    ON s.source_id = try_cast(c.entity AS BIGINT) OR lower(s.name) = lower(c.entity) OR lower(s.domain) = lower(c.entity)
WHERE c.kind = 'source_country'
QUALIFY row_number() OVER (PARTITION BY s.source_id ORDER BY c.line) = 1;
