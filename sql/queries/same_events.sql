-- Which articles are likely about the same event in other words?
-- shared: people, bodies and works that both name
-- similarity: the same as a share of all that the two name, from 0.15 to 1
SELECT day, source, title, other_day, other_source, other_title, shared, similarity
FROM marts.same_events
WHERE story_id < other_id
ORDER BY similarity DESC, shared DESC, story_id, other_id
