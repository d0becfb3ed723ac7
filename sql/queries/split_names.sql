-- Which names stand for several entities that may be one, as lines for corrections/merges.csv to read, keep or strike out?
-- $kind = '': PERSON, ORG, LAW, …; empty: all but places, peoples and languages
-- $entities = '3': leave out names of fewer entities
-- entity, entity_kind, into, into_kind, note: the columns of merges.csv; `into` is the id of the entity with most articles
-- note: the entities of this name, their articles, those of `into`; and the titles that articles give them most often
WITH named AS (
    SELECT name, label, entity_id, count(DISTINCT article_id) AS articles FROM entity_links
    WHERE reason IS DISTINCT FROM 'within a name' AND entity_id IS NOT NULL
      AND CASE WHEN $kind <> '' THEN label = upper($kind) ELSE label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART') END
    GROUP BY name, label, entity_id
),
-- One word is enough for a body or a law; of people it may be anybody's surname.
split AS (
    SELECT name, label, count(*) AS entities, sum(articles) AS articles, max(articles) AS most,
           max_by(entity_id, struct_pack(n := articles, i := -entity_id)) AS into_id
    FROM named
    WHERE label <> 'PERSON' OR contains(name, ' ')
    GROUP BY name, label HAVING count(*) >= greatest($entities::INTEGER, 2)
),
-- An article that has two of them tells them apart.
apart AS (
    SELECT DISTINCT l.name, l.label FROM entity_links l SEMI JOIN split s ON s.name = l.name AND s.label = l.label
    WHERE l.reason IS DISTINCT FROM 'within a name'
    GROUP BY l.article_id, l.name, l.label HAVING count(DISTINCT l.entity_id) > 1
),
titled AS (
    SELECT n.name, n.label, r.title, sum(r.articles)::BIGINT AS articles
    FROM named n SEMI JOIN split s ON s.name = n.name AND s.label = n.label
    JOIN marts.role_day_counts r ON r.person_id = n.entity_id
    GROUP BY n.name, n.label, r.title
),
titles AS (
    SELECT name, label, array_to_string(list(title ORDER BY articles DESC, title)[:3], ', ') AS titles FROM titled GROUP BY name, label
)
SELECT s.name AS entity, s.label AS entity_kind, s.into_id AS "into", NULL AS into_kind,
       s.entities || ' entities, ' || s.articles || ' articles, ' || s.most || ' of this one' || coalesce('; ' || t.titles, '') AS note
FROM split s
ANTI JOIN apart a ON a.name = s.name AND a.label = s.label
LEFT JOIN titles t ON t.name = s.name AND t.label = s.label
ORDER BY s.entities DESC, s.articles DESC, s.name, s.label
