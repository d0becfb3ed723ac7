-- Names that are spelled nearly as $name, at most three, each with its most reported entity: the nearest first, of those alike near the most reported.
WITH alike AS (
    SELECT e.entity_id, e.name, e.kind, jaro_winkler_similarity(name_key(e.name), name_key($name)) AS likeness
    FROM entities e WHERE likeness >= 0.85
),
near AS (
    SELECT a.name, a.kind, max(a.likeness) AS likeness, list(a.entity_id) AS entities FROM alike a GROUP BY a.name, a.kind
    ORDER BY likeness DESC, a.name, a.kind LIMIT 30
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
ORDER BY floor(r.likeness * 20) DESC, sum(r.articles) DESC, r.likeness DESC, r.name, r.kind
LIMIT 3
