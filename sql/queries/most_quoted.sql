-- Who is quoted most, in how many independent articles, by how many sources, and in which role?
SELECT speaker, mode(role ORDER BY role) AS role, count(*) AS statements, count(*) FILTER (kind IN ('direct', 'mixed')) AS quotations,
       count(DISTINCT story_id) AS independent_articles, count(DISTINCT source) AS sources
FROM marts.who_said_what
WHERE NOT is_copy AND speaker_id IS NOT NULL
GROUP BY speaker_id, speaker
ORDER BY statements DESC, speaker, speaker_id
