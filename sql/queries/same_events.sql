-- Which articles are likely about the same event in other words?
SELECT day, source, title, other_day, other_source, other_title, shared, similarity
FROM marts.same_events
WHERE story_id < other_id
ORDER BY similarity DESC, shared DESC, story_id, other_id
