-- meant(who): the entities that a name means, by any of its forms, case and accents ignored; also by entity_id. Where no person is
-- so named, a title before the name is left out ("President Moyo"), and "Moyo, Ada" is Ada Moyo.
-- entity_id: The entity
-- name: Its name
-- kind: PERSON, ORG, GPE, …
-- could_be: All entities the name could mean, with their ids, the most reported first, where there are several; null for a name that means one

-- A person's name without titles and in its order; null where it has none and is in order.
CREATE OR REPLACE MACRO name_untitled(words) AS
    nullif(regexp_replace(regexp_replace(name_key(words), '^([^,]+), ?([^,]+)$', '\2 \1'),
        '^(?:(?:mrs?|ms|miss|mister|dr|doctor|prof|professor|sir|dame|lord|lady|madam|rev|reverend|hon|former|acting|vice|deputy|prime|chief|'
        || 'president|premier|chancellor|minister|secretary|senator|sen|congress(?:man|woman)|representative|rep|governor|gov|mayor|speaker|'
        || 'ambassador|attorney|justice|judge|sheriff|general|gen|colonel|col|lieutenant|lt|major|maj|captain|capt|sergeant|sgt|admiral|adm)'
        || '\.? )+', ''), name_key(words));

CREATE OR REPLACE MACRO meant(who) AS TABLE
WITH named AS (
    SELECT al.entity_id, al.alias_key = name_key(who::VARCHAR) AS is_exact
    FROM entity_aliases al WHERE al.alias_key IN (name_key(who::VARCHAR), name_untitled(who::VARCHAR))
    UNION
    SELECT e.entity_id, true FROM entities e WHERE e.entity_id = try_cast(who AS BIGINT)
),
forms AS (
    SELECT e.entity_id, e.name, e.kind, bool_or(n.is_exact) AS is_exact FROM named n JOIN entities e USING (entity_id) GROUP BY ALL
),
known AS (
    SELECT f.entity_id, f.name, f.kind, count(*) OVER () AS others
    FROM forms f
    WHERE f.is_exact OR (f.kind = 'PERSON' AND NOT EXISTS (FROM forms x WHERE x.is_exact AND x.kind = 'PERSON'))
),
-- Nothing is counted for a name that means one.
reported AS (
    SELECT k.entity_id, k.name, k.kind, coalesce(sum(c.articles), 0) AS articles
    FROM (SELECT * FROM known WHERE others > 1) k LEFT JOIN marts.entity_day_counts c ON c.entity_id = k.entity_id
    GROUP BY ALL
),
listed AS (
    SELECT string_agg(k.name || ' (' || k.kind || ' ' || k.entity_id || ')', '; ' ORDER BY k.articles DESC, k.name, k.entity_id) AS likely
    FROM (SELECT * FROM reported ORDER BY articles DESC, name, entity_id LIMIT 20) k
)
SELECT k.entity_id, k.name, k.kind,
       CASE WHEN k.others > 1 THEN l.likely || CASE WHEN k.others > 20 THEN '; and ' || (k.others - 20) || ' more' ELSE '' END END AS could_be
FROM known k, listed l;
