-- How often each person, body, place or thing is mentioned on each day.
-- day: UTC day of publication; null when it isn't known to the day
-- entity_id: The entity
-- name: Its name
-- kind: PERSON, ORG, GPE, …
-- country_code: Its country, where known
-- mentions: Mentions, names and pronouns alike
-- articles: Articles that mention it
-- independent_articles: The same with copies counted once
-- first_told: Stories not counted on an earlier day; sum these over days, and a story that runs for a week counts once
SELECT c.day, c.entity_id, e.name, e.kind, e.country_code, c.mentions, c.articles, c.independent_articles, c.first_told
FROM marts.entity_day_counts c
JOIN main.entities e ON e.entity_id = c.entity_id
