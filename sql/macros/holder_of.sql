-- holder_of(title): who holds, held or will hold an office, by its title or by the body or country whose office it is; a row a person and title.
-- on_day: only who is said to hold it before and after that day, or within half a year of it, the most often told first.
-- organisation: only the office of that body or country; what is told of its holders without a body counts for them.
CREATE OR REPLACE MACRO holder_of(title, on_day := NULL, organisation := NULL) AS TABLE
WITH named AS MATERIALIZED (FROM meant(title)),
bodies AS MATERIALIZED (FROM meant(organisation)),
offices AS MATERIALIZED (
    SELECT DISTINCT r.person_id, r.title_key FROM marts.role_day_counts r
    WHERE (r.title_key = name_key(title::VARCHAR) OR r.organisation_id IN (SELECT n.entity_id FROM named n))
      AND (organisation IS NULL OR r.organisation_id IN (SELECT b.entity_id FROM bodies b))
),
-- No rows would read as: nobody held it.
checked AS MATERIALIZED (
    SELECT CASE WHEN NOT EXISTS (FROM offices) AND bool_or(n.kind = 'PERSON')
                THEN error('holder_of takes a title or a body. For the offices of a person, ask held_office.') END AS refused,
           coalesce(max(n.could_be) FILTER (n.kind <> 'PERSON'), (SELECT max(b.could_be) FROM bodies b)) AS could_be
    FROM named n
),
told AS (
    SELECT r.*, k.could_be, abs(r.day - on_day::DATE) AS away
    FROM marts.role_day_counts r JOIN offices USING (person_id, title_key), checked k
    WHERE k.refused IS NULL AND (r.title_key = name_key(title::VARCHAR) OR r.organisation_id IN (SELECT n.entity_id FROM named n))
      AND (organisation IS NULL OR r.organisation_id IS NULL OR r.organisation_id IN (SELECT b.entity_id FROM bodies b))
),
terms AS (
    SELECT t.person_id, t.title_key, max_by(t.title, struct_pack(t.articles, t.title)) AS title, any_value(t.could_be) AS could_be,
           mode(t.organisation_id ORDER BY t.organisation_id) AS organisation_id,
           sum(t.holds)::BIGINT AS holds, sum(t.held)::BIGINT AS held, sum(t.will_hold)::BIGINT AS will_hold,
           min(t.day) FILTER (t.holds > 0) AS holds_first_day, max(t.day) FILTER (t.holds > 0) AS holds_last_day,
           max(t.day) FILTER (t.holds > 0 AND t.day <= on_day::DATE) AS told_before, min(t.day) FILTER (t.holds > 0 AND t.day >= on_day::DATE) AS told_after,
           coalesce(sum(t.holds) FILTER (t.away <= 183), 0)::BIGINT AS near,
           max(t.starts_at) AS starts_at, max(t.ends_at) AS ends_at,
           min_by(struct_pack(t.article_id, t.role_no), struct_pack(a := t.holds = 0, b := coalesce(t.away, 0), c := coalesce(t.day, DATE '9999-12-31'))) AS evidence
    FROM told t
    GROUP BY t.person_id, t.title_key
)
SELECT p.name AS person, t.title, o.name AS organisation, t.holds, t.held, t.will_hold, t.holds_first_day, t.holds_last_day,
       t.told_before, t.told_after, CASE WHEN on_day IS NOT NULL THEN t.near END AS told_near, t.starts_at, t.ends_at,
       t.evidence.article_id AS article_id, t.evidence.role_no AS role_no, t.person_id, t.organisation_id, t.could_be
FROM terms t
JOIN entities p ON p.entity_id = t.person_id
LEFT JOIN entities o ON o.entity_id = t.organisation_id
WHERE on_day IS NULL OR t.near > 0 OR (t.told_before IS NOT NULL AND t.told_after IS NOT NULL)
ORDER BY t.near DESC, t.holds_first_day NULLS LAST, t.holds DESC, person, t.title, t.person_id;
