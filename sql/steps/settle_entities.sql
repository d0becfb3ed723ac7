-- Settles the entities in `touched` from all their links: kind, name, country, coordinates and aliases, by rules that no load order changes.
-- The kind and the name are the most frequent ones; ties go to the longer name, then to the alphabet; a correction goes before both.
DELETE FROM entities WHERE entity_id IN (SELECT entity_id FROM touched);
INSERT INTO entities BY NAME
WITH links AS (SELECT * FROM entity_links SEMI JOIN touched USING (entity_id)),
kinds AS (
    SELECT entity_id, label AS kind, row_number() OVER (PARTITION BY entity_id ORDER BY count(*) DESC, label) AS place
    FROM links GROUP BY entity_id, label
),
named AS (
    SELECT entity_id, name, row_number() OVER (PARTITION BY entity_id ORDER BY count(*) DESC, length(name) DESC, name) AS place
    FROM links GROUP BY entity_id, name
),
facts AS (
    SELECT entity_id, min(country_code) AS country_code, min(reference_id) AS reference_id,
           min(struct_pack(latitude, longitude)) FILTER (latitude IS NOT NULL) AS point
    FROM links GROUP BY entity_id
),
corrected AS (
    SELECT entity_id, min(kind) AS kind, min(name) AS name FROM ops.corrected_entities GROUP BY entity_id
)
SELECT f.entity_id, coalesce(c.kind, k.kind) AS kind, coalesce(c.name, n.name) AS name, f.country_code, f.point.latitude AS latitude, f.point.longitude AS longitude, f.reference_id
FROM facts f
JOIN kinds k ON k.entity_id = f.entity_id AND k.place = 1
JOIN named n ON n.entity_id = f.entity_id AND n.place = 1
LEFT JOIN corrected c ON c.entity_id = f.entity_id;

DELETE FROM entity_aliases WHERE entity_id IN (SELECT entity_id FROM touched);
INSERT INTO entity_aliases BY NAME
SELECT entity_id, alias, min(kind) AS kind, name_key(alias) AS alias_key
FROM (
    SELECT entity_id, text AS alias, CASE WHEN label = 'NORP' THEN 'demonym' ELSE method END AS kind
    FROM mentions SEMI JOIN touched USING (entity_id)
    WHERE method IN ('name', 'acronym')
    UNION ALL
    SELECT entity_id, name, 'name' FROM entity_links SEMI JOIN touched USING (entity_id)
    UNION ALL
    SELECT entity_id, name, 'name' FROM entities SEMI JOIN touched USING (entity_id)
)
GROUP BY entity_id, alias;
