-- Stories: an article with its copies, who was first where the dates tell, and who followed when; a row a story.
-- story_id: The cluster: the article_id of its article with the earliest date (an undated one only where none has a date), which stands for it
-- title: That article's headline
-- source: Who published that article
-- first_at: The earliest date of its articles, UTC; null when none is known
-- first_source: Who carried it first; null where the dates don't tell: another source's article is undated, or may be of the same second, day, …
-- last_at: The latest date of its articles
-- articles: Articles of the story
-- sources: Different sources that carried it
-- hours: Hours from the first to the last; null unless the dates of all are known to the second
-- days: Days from the first to the last; null unless the dates of all are known to the day
-- followed: The other carriers in order: article_id, source, published_at, the hours and days after the first where both dates are known so precisely, how much of the text they kept
-- agency: The news agency that most of its articles name as their source
-- coverage: Stories of the days before and after that tell of the same names: likely the same event in other words
-- url: The link of the article that stands for it
WITH dated AS NOT MATERIALIZED (
    SELECT article_id, story_id, source_id, duplicate_of, title, url, agency, kept, published_at, utc_end(published_at, published_precision) AS ends_at,
           CASE WHEN coalesce(published_precision, 'second') = 'second' THEN published_at END AS second,
           utc_day(published_at, published_precision) AS day
    FROM main.articles
),
origins AS (
    SELECT o.*, (
        SELECT struct_pack(
            articles := count(*), sources := count(DISTINCT a.source_id), agency := mode(a.agency ORDER BY a.agency), last_at := max(a.published_at),
            hours := CASE WHEN count(a.second) = count(*) THEN round((max(epoch(a.second)) - min(epoch(a.second))) / 3600, 1) END,
            days := CASE WHEN count(a.day) = count(*) THEN max(a.day) - min(a.day) END,
            is_first := bool_and(
                a.article_id = o.article_id OR coalesce(a.source_id = o.source_id, false)
                OR coalesce(utc_begin(a.published_at) >= o.ends_at, false)
            )
        )
        FROM dated a WHERE a.story_id = o.story_id
    ) AS carried, (
        SELECT list(
            struct_pack(
                article_id := a.article_id, source := s.name, published_at := a.published_at,
                hours := round((epoch(a.second) - epoch(o.second)) / 3600, 1), days := a.day - o.day, kept := round(a.kept, 2)
            ) ORDER BY a.published_at NULLS LAST, a.article_id
        )
        FROM dated a LEFT JOIN main.sources s ON s.source_id = a.source_id
        WHERE a.duplicate_of = o.article_id
    ) AS followed, (
        SELECT count(*) FROM marts.same_events r WHERE r.story_id = o.story_id
    ) AS coverage
    FROM dated o WHERE o.duplicate_of IS NULL
)
SELECT o.story_id, o.title, s.name AS source, o.published_at AS first_at, CASE WHEN o.carried.is_first THEN s.name END AS first_source,
       o.carried.last_at AS last_at, o.carried.articles AS articles, o.carried.sources AS sources, o.carried.hours AS hours,
       o.carried.days AS days, o.followed, o.carried.agency AS agency, o.coverage, o.url
FROM origins o
LEFT JOIN main.sources s ON s.source_id = o.source_id
