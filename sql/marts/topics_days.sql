-- How many articles each topic has on each day.
-- day: UTC day of publication; null when it isn't known to the day
-- topic_id: Media Topics code
-- topic: Its name
-- parent_id: The broader topic
-- articles: Articles about it
-- independent_articles: The same with copies counted once
-- first_told: Stories not counted on an earlier day; these add up over days
SELECT c.day, c.topic_id, coalesce(t.name, c.topic_id) AS topic, t.parent_id, c.articles, c.independent_articles, c.first_told
FROM marts.topic_day_counts c
LEFT JOIN main.topics t ON t.topic_id = c.topic_id
