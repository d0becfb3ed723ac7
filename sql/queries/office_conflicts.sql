-- Which single offices are two people said to hold at the same time?
-- holds_first_day, holds_last_day: the first and the last day on which an article says that the person holds it; those of both overlap
SELECT organisation, title, person, conflicts, holds_first_day, holds_last_day, articles, independent_articles
FROM marts.office_holders
WHERE conflicts IS NOT NULL
ORDER BY organisation, title, person, person_id
