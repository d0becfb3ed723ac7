-- Who holds, held or will hold which office of which organisation or country: a row for each person, title and organisation.
-- person_id: The person's entity
-- person: The person's name
-- title: The title as it is written most often
-- office: Kind of office, such as minister or head_of_government
-- organisation_id: The organisation's or country's entity; null where no article says
-- organisation: Its name
-- holds: Articles that say the person holds it
-- held: Articles that say the person held it
-- will_hold: Articles that say the person will
-- first_seen: UTC day of the first article that says so
-- last_seen: UTC day of the last one
-- starts_at: When the office began, where an article tells
-- ends_at: When it ended, where an article tells
-- articles: Articles that say so: the evidence count
-- independent_articles: The same with copies counted once
-- conflicts: Others who are said to hold the same single office between first_seen and last_seen; null where there are none
-- article_id: Evidence: the first article that says so
-- role_no: The role in it
WITH told AS (
    SELECT r.*, name_key(r.title) AS title_key, a.story_id, utc_day(a.published_at) AS day
    FROM main.roles r JOIN main.articles a USING (article_id)
    WHERE r.person_id IS NOT NULL
),
terms AS (
    SELECT person_id, title_key, organisation_id, mode(title ORDER BY title) AS title, mode(office ORDER BY office) AS office,
           count(DISTINCT article_id) FILTER (status = 'holds') AS holds, count(DISTINCT article_id) FILTER (status = 'held') AS held,
           count(DISTINCT article_id) FILTER (status = 'will_hold') AS will_hold,
           min(day) AS first_seen, max(day) AS last_seen, max(starts_at) AS starts_at, max(ends_at) AS ends_at,
           count(DISTINCT article_id) AS articles, count(DISTINCT story_id) AS independent_articles,
           first(struct_pack(article_id, role_no) ORDER BY day NULLS LAST, article_id, role_no) AS evidence
    FROM told
    GROUP BY person_id, title_key, organisation_id
),
-- Offices that one person at a time holds; two members of a parliament are no conflict.
single AS (
    SELECT t.*, e.name FROM terms t JOIN main.entities e ON e.entity_id = t.person_id
    WHERE t.holds > 0 AND t.organisation_id IS NOT NULL AND t.office IN (
        'head_of_government', 'president', 'monarch', 'minister', 'governor', 'mayor', 'speaker', 'chief_executive', 'chair',
        'secretary_general', 'military_chief', 'police_chief', 'coach'
    )
),
contested AS (
    SELECT s.person_id, s.title_key, s.organisation_id, string_agg(DISTINCT x.name, '; ' ORDER BY x.name) AS conflicts
    FROM single s JOIN single x USING (organisation_id, title_key)
    WHERE x.person_id <> s.person_id AND x.first_seen <= s.last_seen AND x.last_seen >= s.first_seen
    GROUP BY ALL
)
SELECT t.person_id, p.name AS person, t.title, t.office, t.organisation_id, o.name AS organisation, t.holds, t.held, t.will_hold,
       t.first_seen, t.last_seen, t.starts_at, t.ends_at, t.articles, t.independent_articles, c.conflicts,
       t.evidence.article_id AS article_id, t.evidence.role_no AS role_no
FROM terms t
JOIN main.entities p ON p.entity_id = t.person_id
LEFT JOIN main.entities o ON o.entity_id = t.organisation_id
LEFT JOIN contested c
    ON c.person_id = t.person_id AND c.title_key = t.title_key AND c.organisation_id = t.organisation_id
