-- Titles of each person by day, for the days in `stale`; reads `stale_articles`.
WITH told AS (
    SELECT r.person_id, name_key(r.title) AS title_key, r.organisation_id, r.title, r.office, r.status, r.starts_at, r.ends_at, r.role_no,
           a.article_id, a.story_id, a.day, a.is_stale, a.carried
    FROM roles r JOIN stale_articles a USING (article_id)
    WHERE r.person_id IS NOT NULL
),
begun AS (
    SELECT person_id, title_key, organisation_id, story_id, min(day) AS first_day FROM told WHERE carried GROUP BY ALL
)
SELECT t.person_id, t.title_key, t.organisation_id, t.day, min(t.title) AS title, min(t.office) AS office,
       count(DISTINCT t.article_id) FILTER (t.status = 'holds') AS holds, count(DISTINCT t.article_id) FILTER (t.status = 'held') AS held,
       count(DISTINCT t.article_id) FILTER (t.status = 'will_hold') AS will_hold, min(t.starts_at) AS starts_at, max(t.ends_at) AS ends_at,
       count(DISTINCT t.article_id) AS articles, count(DISTINCT t.story_id) AS independent_articles,
       count(DISTINCT t.story_id) FILTER (t.day IS NOT DISTINCT FROM coalesce(b.first_day, t.day)) AS first_told,
       min(t.article_id) AS article_id, arg_min(t.role_no, struct_pack(a := t.article_id, n := t.role_no)) AS role_no
FROM told t
LEFT JOIN begun b ON b.person_id = t.person_id AND b.title_key = t.title_key
    AND b.organisation_id IS NOT DISTINCT FROM t.organisation_id AND b.story_id = t.story_id
WHERE t.is_stale
GROUP BY t.person_id, t.title_key, t.organisation_id, t.day
