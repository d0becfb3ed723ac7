-- Who and what is in the news more than before: independent articles a day in one week against the four weeks before it?
-- $until = '': last day of the week, such as 2020-03-31; empty: the last day in the warehouse
-- a_day_this_week, a_day_before: independent articles a day, in the week and in the four weeks before
-- times_as_much: the one by the other, 0.1 added to both, so that what was not named before has a number too
WITH span AS (
    SELECT coalesce(nullif($until, '')::DATE, (SELECT max(day) FROM marts.entity_day_counts)) AS last_day
),
rates AS (
    SELECT d.entity_id, d.name, d.kind,
           count_if(d.day > s.last_day - 7) AS days_named,
           coalesce(sum(d.independent_articles) FILTER (d.day > s.last_day - 7), 0) / 7 AS this_week,
           coalesce(sum(d.independent_articles) FILTER (d.day <= s.last_day - 7), 0) / 28 AS before
    FROM marts.entity_days d, span s
    WHERE d.day > s.last_day - 35 AND d.day <= s.last_day
    GROUP BY d.entity_id, d.name, d.kind
)
SELECT name, kind, round(this_week, 2) AS a_day_this_week, round(before, 2) AS a_day_before, days_named,
       round((this_week + 0.1) / (before + 0.1), 1) AS times_as_much
FROM rates
WHERE this_week > before
ORDER BY times_as_much DESC, this_week DESC, name, entity_id
