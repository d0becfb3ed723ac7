-- What the name $name means, the most reported first.
SELECT m.name, m.kind, m.entity_id FROM meant($name) m
ORDER BY (SELECT coalesce(sum(c.articles), 0) FROM marts.entity_day_counts c WHERE c.entity_id = m.entity_id) DESC, m.name, m.entity_id
