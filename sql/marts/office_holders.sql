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
-- holds_first_day: UTC day of the first article that says the person holds it; null when none does whose day is known
-- holds_last_day: UTC day of the last one
-- first_seen: UTC day of the first article that says any of the three
-- last_seen: UTC day of the last one; a late article may still tell of an office that was held
-- starts_at: When the office began, where an article tells
-- ends_at: When it ended, where an article tells
-- articles: Articles that say so: the evidence count
-- independent_articles: The same with copies counted once
-- conflicts: Others who are said to hold the same single office between holds_first_day and holds_last_day; null where there are none
-- article_id: Evidence: the first article that says so
-- role_no: The role in it
WITH terms AS (
    SELECT person_id, title_key, organisation_id, max_by(title, struct_pack(articles, title)) AS title, min(office) AS office,
           sum(holds)::BIGINT AS holds, sum(held)::BIGINT AS held, sum(will_hold)::BIGINT AS will_hold,
           min(day) FILTER (holds > 0) AS holds_first_day, max(day) FILTER (holds > 0) AS holds_last_day,
           min(day) AS first_seen, max(day) AS last_seen, max(starts_at) AS starts_at, max(ends_at) AS ends_at,
           sum(articles)::BIGINT AS articles, sum(first_told)::BIGINT AS independent_articles,
           min_by(struct_pack(article_id, role_no), coalesce(day, DATE '9999-12-31')) AS evidence
    FROM marts.role_day_counts
    GROUP BY person_id, title_key, organisation_id
),
-- Offices that one person at a time holds; two members of a parliament are no conflict.
single AS (
    SELECT person_id, title_key, organisation_id, min(day) AS first_day, max(day) AS last_day
    FROM marts.role_day_counts
    WHERE holds > 0 AND organisation_id IS NOT NULL AND single_office(office)
    GROUP BY person_id, title_key, organisation_id
)
SELECT t.person_id, p.name AS person, t.title, t.office, t.organisation_id, o.name AS organisation, t.holds, t.held, t.will_hold,
       t.holds_first_day, t.holds_last_day, t.first_seen, t.last_seen, t.starts_at, t.ends_at, t.articles, t.independent_articles,
       (SELECT string_agg(DISTINCT e.name, '; ' ORDER BY e.name)
        FROM single x JOIN main.entities e ON e.entity_id = x.person_id
        WHERE x.organisation_id = s.organisation_id AND x.title_key = s.title_key AND x.person_id <> s.person_id
          AND x.first_day <= s.last_day AND x.last_day >= s.first_day) AS conflicts,
       t.evidence.article_id AS article_id, t.evidence.role_no AS role_no
FROM terms t
JOIN main.entities p ON p.entity_id = t.person_id
LEFT JOIN main.entities o ON o.entity_id = t.organisation_id
LEFT JOIN single s ON s.person_id = t.person_id AND s.organisation_id = t.organisation_id AND s.title_key = t.title_key
