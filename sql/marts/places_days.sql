-- How many articles are about each place on each day, with its coordinates.
-- day: UTC day of publication; null when it isn't known to the day
-- entity_id: The place
-- place: Its name
-- kind: GPE, LOC or FAC
-- country_code: Its country
-- latitude: Degrees north; null when not in the gazetteer
-- longitude: Degrees east
-- articles: Articles about it
-- focus_articles: Articles of which it is the focus
-- independent_articles: Articles about it with copies counted once
-- first_told: Stories not counted on an earlier day; these add up over days
SELECT c.day, c.entity_id, e.name AS place, e.kind, e.country_code, e.latitude, e.longitude, c.articles, c.focus_articles,
       c.independent_articles, c.first_told
FROM marts.place_day_counts c
JOIN main.entities e ON e.entity_id = c.entity_id
