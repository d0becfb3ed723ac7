-- who_is(who): the entities that a name or a part of one could mean, the most reported first; also by entity_id. `same_name` counts the others
-- of that kind with this very name: some may be the same (query split_names).
CREATE OR REPLACE MACRO who_is(who) AS TABLE
WITH found AS (
    SELECT a.entity_id, bool_or(a.is_whole) AS is_whole
    FROM (
        SELECT al.entity_id, al.alias_key = name_key(who::VARCHAR) AS is_whole
        FROM entity_aliases al WHERE contains(al.alias_key, name_key(who::VARCHAR))
        UNION ALL
        SELECT m.entity_id, true FROM meant(who) m
    ) a
    GROUP BY a.entity_id
),
aliases AS (
    SELECT al.entity_id, string_agg(DISTINCT al.alias, '; ' ORDER BY al.alias) AS also_named
    FROM entity_aliases al SEMI JOIN found USING (entity_id) GROUP BY al.entity_id
),
offices AS (
    SELECT r.person_id AS entity_id, string_agg(DISTINCT r.title, '; ' ORDER BY r.title) AS titles
    FROM roles r WHERE r.person_id IN (SELECT f.entity_id FROM found f) GROUP BY r.person_id
),
reported AS (
    SELECT c.entity_id, sum(c.mentions)::BIGINT AS mentions, sum(c.articles)::BIGINT AS articles,
           sum(c.first_told)::BIGINT AS independent_articles, min(c.day) AS first_day, max(c.day) AS last_day
    FROM marts.entity_day_counts c SEMI JOIN found USING (entity_id) GROUP BY c.entity_id
)
SELECT e.entity_id, e.name, e.kind, e.country_code, e.reference_id, f.is_whole, a.also_named, o.titles, r.mentions, r.articles,
       r.independent_articles, r.first_day, r.last_day, n.others AS same_name
FROM found f
JOIN entities e ON e.entity_id = f.entity_id
JOIN (SELECT x.kind, x.name, count(*) - 1 AS others FROM entities x GROUP BY x.kind, x.name) n ON n.kind = e.kind AND n.name = e.name
LEFT JOIN aliases a ON a.entity_id = f.entity_id
LEFT JOIN offices o ON o.entity_id = f.entity_id
LEFT JOIN reported r ON r.entity_id = f.entity_id
ORDER BY f.is_whole DESC, r.independent_articles DESC NULLS LAST, e.name, e.entity_id;
