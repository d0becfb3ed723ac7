-- Which entities could a name mean: their kind, other names, offices and how often they are named?
-- $name: a name or a part of one
WITH found AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE contains(strip_accents(lower(alias)), strip_accents(lower($name)))
)
SELECT e.entity_id, e.name, e.kind, e.country_code, e.reference_id,
       (SELECT string_agg(alias, '; ' ORDER BY alias) FROM entity_aliases al WHERE al.entity_id = e.entity_id) AS also_named,
       (SELECT string_agg(DISTINCT title, '; ' ORDER BY title) FROM roles r WHERE r.person_id = e.entity_id) AS titles,
       (SELECT count(*) FROM mentions m WHERE m.entity_id = e.entity_id) AS mentions
FROM entities e JOIN found USING (entity_id)
ORDER BY mentions DESC, e.name
