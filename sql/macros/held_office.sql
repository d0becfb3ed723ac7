-- held_office(who): the offices of a person, or who holds, held or will hold those of a body or country, or an office by its title; by any
-- name, best attested first, with the columns of marts.office_holders. For one day, ask holder_of.
CREATE OR REPLACE MACRO held_office(who) AS TABLE
WITH named AS MATERIALIZED (FROM meant(who)),
asked AS MATERIALIZED (
    SELECT DISTINCT r.person_id, r.title_key, r.organisation_id FROM marts.role_day_counts r
    WHERE r.person_id IN (SELECT n.entity_id FROM named n) OR r.organisation_id IN (SELECT n.entity_id FROM named n)
       OR r.title_key = name_key(who::VARCHAR)
),
terms AS (
    SELECT r.person_id, r.title_key, r.organisation_id, max_by(r.title, struct_pack(r.articles, r.title)) AS title, min(r.office) AS office,
           sum(r.holds)::BIGINT AS holds, sum(r.held)::BIGINT AS held, sum(r.will_hold)::BIGINT AS will_hold,
           min(r.day) FILTER (r.holds > 0) AS holds_first_day, max(r.day) FILTER (r.holds > 0) AS holds_last_day,
           min(r.day) AS first_seen, max(r.day) AS last_seen, max(r.starts_at) AS starts_at, max(r.ends_at) AS ends_at,
           sum(r.articles)::BIGINT AS articles, sum(r.first_told)::BIGINT AS independent_articles,
           min_by(struct_pack(r.article_id, r.role_no), coalesce(r.day, DATE '9999-12-31')) AS evidence
    FROM marts.role_day_counts r
    JOIN asked a ON a.person_id = r.person_id AND a.title_key = r.title_key AND a.organisation_id IS NOT DISTINCT FROM r.organisation_id
    GROUP BY r.person_id, r.title_key, r.organisation_id
),
single AS (
    SELECT r.person_id, r.title_key, r.organisation_id, min(r.day) AS first_day, max(r.day) AS last_day
    FROM marts.role_day_counts r
    WHERE r.holds > 0 AND single_office(r.office) AND r.organisation_id IN (SELECT a.organisation_id FROM asked a)
    GROUP BY r.person_id, r.title_key, r.organisation_id
),
conflicting AS (
    SELECT s.person_id, s.title_key, s.organisation_id, string_agg(DISTINCT e.name, '; ' ORDER BY e.name) AS conflicts
    FROM single s
    JOIN single x ON x.organisation_id = s.organisation_id AND x.title_key = s.title_key AND x.person_id <> s.person_id
        AND x.first_day <= s.last_day AND x.last_day >= s.first_day
    JOIN entities e ON e.entity_id = x.person_id
    WHERE s.person_id IN (SELECT a.person_id FROM asked a)
    GROUP BY s.person_id, s.title_key, s.organisation_id
)
SELECT p.name AS person, t.title, t.office, o.name AS organisation, t.holds, t.held, t.will_hold, t.holds_first_day, t.holds_last_day,
       t.first_seen, t.last_seen, t.starts_at, t.ends_at, t.articles, t.independent_articles, c.conflicts,
       t.evidence.article_id AS article_id, t.evidence.role_no AS role_no, t.person_id, t.organisation_id,
       (SELECT max(n.could_be) FROM named n) AS could_be
FROM terms t
JOIN entities p ON p.entity_id = t.person_id
LEFT JOIN entities o ON o.entity_id = t.organisation_id
LEFT JOIN conflicting c ON c.person_id = t.person_id AND c.organisation_id = t.organisation_id AND c.title_key = t.title_key
ORDER BY t.independent_articles DESC, person, t.title, organisation, t.person_id;
