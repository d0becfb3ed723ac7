-- Who holds, held or will hold which office of which organisation or country, and how many articles say so?
-- $organisation = '': an organisation or country by any name; empty: all
SELECT p.name AS person, r.title, o.name AS organisation, r.status, count(DISTINCT r.article_id) AS articles,
       min(a.published_at)::DATE AS first_seen, max(a.published_at)::DATE AS last_seen
FROM roles r
JOIN articles a USING (article_id)
JOIN entities p ON p.entity_id = r.person_id
LEFT JOIN entities o ON o.entity_id = r.organisation_id
WHERE $organisation = '' OR r.organisation_id IN (
    SELECT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($organisation))
)
GROUP BY ALL
ORDER BY articles DESC, person, title, organisation, r.status
