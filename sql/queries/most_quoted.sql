-- Who is quoted most, in how many independent articles, by how many sources, and in which role?
-- role, role_status: the most frequent role, and whether articles say that the speaker holds, held or will_hold it
-- quotations: statements with words in quotation marks
-- same_name: other entities of that kind with this name, of which some may be the same (see split_names)
-- same_name_statements: statements of these
WITH counted AS (
    SELECT speaker_id, speaker, speaker_kind, mode(struct_pack(role, role_status) ORDER BY role, role_status) FILTER (role IS NOT NULL) AS usual,
           count(*) AS statements, count(*) FILTER (kind IN ('direct', 'mixed')) AS quotations,
           count(DISTINCT story_id) AS independent_articles, count(DISTINCT source_id) AS sources
    FROM marts.who_said_what
    WHERE NOT is_copy AND speaker_id IS NOT NULL
    GROUP BY speaker_id, speaker, speaker_kind
),
named AS (
    SELECT kind, name, count(*) - 1 AS others FROM entities GROUP BY kind, name
)
SELECT speaker, usual.role AS role, usual.role_status AS role_status, statements, quotations, independent_articles, sources,
       n.others AS same_name, (sum(statements) OVER (PARTITION BY speaker_kind, speaker))::BIGINT - statements AS same_name_statements
FROM counted c JOIN named n ON n.kind = c.speaker_kind AND n.name = c.speaker
ORDER BY statements DESC, speaker, speaker_id
