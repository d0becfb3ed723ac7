-- Names of which a form is spelled nearly as $name, at most three, each with its most reported entity: the nearest first, of those alike near
-- the most reported.
WITH alike AS (
    SELECT al.entity_id, max(jaro_winkler_similarity(al.alias_key, name_key($name))) AS likeness
    FROM entity_aliases al GROUP BY al.entity_id HAVING likeness >= 0.85
),
near AS (
    SELECT e.name, e.kind, max(a.likeness) AS likeness, list(e.entity_id) AS entities
    FROM alike a JOIN entities e USING (entity_id) GROUP BY e.name, e.kind
    ORDER BY likeness DESC, e.name, e.kind LIMIT 200
),
reported AS (
    SELECT n.name, n.kind, n.likeness, n.entity_id, coalesce(sum(c.articles), 0)::BIGINT AS articles
    FROM (SELECT name, kind, likeness, unnest(entities) AS entity_id FROM near) n
    LEFT JOIN marts.entity_day_counts c ON c.entity_id = n.entity_id
    GROUP BY ALL
)
SELECT r.name, r.kind, max_by(r.entity_id, struct_pack(a := r.articles, b := r.entity_id)) AS entity_id
FROM reported r
GROUP BY r.name, r.kind, r.likeness
ORDER BY floor(r.likeness * 10) DESC, sum(r.articles) DESC, r.likeness DESC, r.name, r.kind
LIMIT 3
