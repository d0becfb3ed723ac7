-- held_office(who): the offices of a person, or who holds the offices of an organisation or country, best attested first.
CREATE OR REPLACE MACRO held_office(who) AS TABLE
WITH asked AS (FROM meant(who))
SELECT h.person, h.title, h.organisation, h.holds, h.held, h.will_hold, h.first_seen, h.last_seen, h.articles, h.independent_articles,
       h.conflicts, h.article_id, h.role_no, h.person_id, h.organisation_id, coalesce(p.could_be, o.could_be) AS could_be
FROM marts.office_holders h
LEFT JOIN asked p ON p.entity_id = h.person_id
LEFT JOIN asked o ON o.entity_id = h.organisation_id
WHERE p.entity_id IS NOT NULL OR o.entity_id IS NOT NULL
ORDER BY h.independent_articles DESC, h.person, h.title, h.organisation;
