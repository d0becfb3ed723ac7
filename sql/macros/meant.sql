-- meant(who): the entities that a name means, by any of its forms, case and accents ignored; also by entity_id.
-- entity_id: The entity
-- name: Its name
-- kind: PERSON, ORG, GPE, …
-- could_be: All entities the name could mean, with their ids, where there are several; null for a name that means one
CREATE OR REPLACE MACRO meant(who) AS TABLE
WITH found AS (
    SELECT entity_id FROM entity_aliases WHERE alias_key = name_key(who::VARCHAR)
    UNION
    SELECT entity_id FROM entities WHERE entity_id = try_cast(who AS BIGINT)
),
known AS (
    SELECT e.entity_id, e.name, e.kind, count(*) OVER () AS others FROM entities e SEMI JOIN found USING (entity_id)
),
listed AS (
    SELECT string_agg(k.name || ' (' || k.kind || ' ' || k.entity_id || ')', '; ' ORDER BY k.name, k.entity_id) AS all_of_them
    FROM (SELECT * FROM known ORDER BY name, entity_id LIMIT 20) k
)
SELECT k.entity_id, k.name, k.kind, CASE WHEN k.others > 1 THEN l.all_of_them END AS could_be
FROM known k, listed l;
