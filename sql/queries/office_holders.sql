-- Who holds, held or will hold which office of which organisation or country, and how many articles say so?
-- $organisation = '': an organisation or country by any name; empty: all
SELECT person, title, organisation, holds, held, will_hold, articles, independent_articles, holds_first_day, holds_last_day,
       first_seen, last_seen, conflicts
FROM marts.office_holders
WHERE $organisation = '' OR organisation_id IN (SELECT entity_id FROM meant($organisation))
ORDER BY independent_articles DESC, person, title, organisation
