-- Which places is the news about, with coordinates for a map?
-- $country = '': ISO code of a country; empty: the world
SELECT place, country_code, latitude, longitude, sum(articles)::BIGINT AS articles, sum(focus_articles)::BIGINT AS focus_articles,
       sum(first_told)::BIGINT AS independent_articles, min(day) AS first_day, max(day) AS last_day
FROM marts.places_days
WHERE latitude IS NOT NULL AND ($country = '' OR country_code = upper($country))
GROUP BY entity_id, place, country_code, latitude, longitude
ORDER BY independent_articles DESC, focus_articles DESC, place, entity_id
