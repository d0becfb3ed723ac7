-- held_office(who): the offices of a person, or who holds the offices of an organisation or country, best attested first.
CREATE OR REPLACE MACRO held_office(who) AS TABLE
WITH asked AS (FROM meant(who)),
terms AS (
    SELECT r.person_id, r.title_key, r.organisation_id, max_by(r.title, struct_pack(r.articles, r.title)) AS title,
           sum(r.holds)::BIGINT AS holds, sum(r.held)::BIGINT AS held, sum(r.will_hold)::BIGINT AS will_hold,
           min(r.day) AS first_seen, max(r.day) AS last_seen, sum(r.articles)::BIGINT AS articles,
           sum(r.first_told)::BIGINT AS independent_articles,
           min_by(struct_pack(r.article_id, r.role_no), coalesce(r.day, DATE '9999-12-31')) AS evidence
    FROM marts.role_day_counts r
    WHERE r.person_id IN (SELECT w.entity_id FROM asked w) OR r.organisation_id IN (SELECT w.entity_id FROM asked w)
    GROUP BY r.person_id, r.title_key, r.organisation_id
)
SELECT p.name AS person, t.title, o.name AS organisation, t.holds, t.held, t.will_hold, t.first_seen, t.last_seen, t.articles,
       t.independent_articles, t.evidence.article_id AS article_id, t.evidence.role_no AS role_no, t.person_id, t.organisation_id,
       (SELECT max(w.could_be) FROM asked w) AS could_be
FROM terms t
JOIN entities p ON p.entity_id = t.person_id
LEFT JOIN entities o ON o.entity_id = t.organisation_id
ORDER BY t.independent_articles DESC, person, t.title, organisation, t.person_id;
