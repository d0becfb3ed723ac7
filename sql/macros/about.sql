-- about(who): what others said that names or means a person, body or place, newest first; copies left out. At most `most` rows if given.
-- The keys pass through a list, so that the planner knows they are few and filters the large tables by them; that works for a list
-- that is read once, so the speakers are looked up apart.
CREATE OR REPLACE MACRO about(who, most := NULL) AS TABLE
WITH asked AS (FROM meant(who)),
named AS (
    SELECT n.article_id, n.statement_no, n.speaker_id, n.day, w.entity_id AS about_id, w.could_be
    FROM marts.statement_names n JOIN asked w ON w.entity_id = n.entity_id
    QUALIFY most IS NULL OR row_number() OVER (ORDER BY n.day DESC NULLS LAST, n.article_id, n.statement_no, n.speaker_id, about_id) <= most
),
listed AS (
    SELECT list(named) AS keys FROM named
),
picked AS (
    SELECT unnest(keys, recursive := true) FROM listed
),
spoken AS (
    SELECT st.*, k.about_id, k.could_be, k.speaker_id AS entity_id, a.title, a.url, a.source_id, k.day
    FROM picked k
    JOIN statements st ON st.article_id = k.article_id AND st.statement_no - k.statement_no = 0
    -- No row is of a copy, but with this condition the planner joins articles before statements, and reads few of these.
    JOIN articles a ON a.article_id = k.article_id AND a.duplicate_of IS NULL
),
speakers AS (
    SELECT DISTINCT n.speaker_id
    FROM (
        SELECT n.speaker_id FROM marts.statement_names n WHERE n.entity_id IN (SELECT w.entity_id FROM asked w)
        QUALIFY most IS NULL OR row_number() OVER (ORDER BY n.day DESC NULLS LAST, n.article_id, n.statement_no, n.speaker_id) <= most
    ) n
),
-- The speaker's office: the one that the article gives, else the one last reported by that day.
reported AS (
    SELECT r.person_id, r.day, max_by(r.title, struct_pack(r.holds, r.title)) AS title
    FROM marts.role_day_counts r JOIN speakers k ON k.speaker_id = r.person_id
    WHERE r.holds > 0 AND r.day IS NOT NULL
    GROUP BY r.person_id, r.day
)
SELECT s.day, coalesce(e.name, s.source) AS speaker, coalesce(s.own.title, last.title) AS role,
       CASE WHEN s.own IS NOT NULL THEN s.own.status WHEN last.title IS NOT NULL THEN 'holds' END AS role_status, s.cue, s.kind, s.content,
       se.text AS sentence, s.title, so.name AS source, s.url, s.negated, s.confidence, s.article_id, s.statement_no, s.content_start,
       s.content_end, s.entity_id AS speaker_id, s.about_id, s.could_be
FROM (
    SELECT s.*, (
        SELECT min_by(struct_pack(r.title, r.status), struct_pack(n := r.status <> 'holds', r.role_no))
        FROM roles r WHERE r.article_id = s.article_id AND r.person_id = s.entity_id
    ) AS own
    FROM spoken s
) s
JOIN sentences se ON se.article_id = s.article_id AND se.sentence_no - s.sentence_no = 0
LEFT JOIN entities e ON e.entity_id = s.entity_id
-- An undated statement is before all days.
ASOF LEFT JOIN reported last ON last.person_id = s.entity_id AND coalesce(s.day, DATE '0001-01-01') >= last.day
LEFT JOIN sources so ON so.source_id = s.source_id
ORDER BY s.day DESC NULLS LAST, s.article_id, s.statement_no, s.entity_id, s.about_id;
