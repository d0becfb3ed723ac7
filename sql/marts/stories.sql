-- Stories: an article with its copies, the first carrier, and who followed when; a row a story.
-- story_id: The cluster: the first carrier's article_id
-- title: The first carrier's headline
-- first_at: When it was first published, UTC; null when unknown
-- first_source: Who carried it first
-- last_at: When it was last published
-- articles: Articles of the story
-- sources: Different sources that carried it
-- hours: Hours from the first to the last
-- followed: The later carriers in order: article_id, source, published_at and the hours after the first
-- coverage: Stories of the days before and after that tell of the same names: likely the same event in other words
-- url: The first carrier's link
WITH carried AS (
    SELECT a.story_id, count(*) AS articles, count(DISTINCT a.source_id) AS sources, max(a.published_at) AS last_at
    FROM main.articles a GROUP BY a.story_id
),
later AS (
    SELECT a.story_id, list(
        struct_pack(
            article_id := a.article_id, source := s.name, published_at := a.published_at,
            hours := round((epoch(a.published_at) - epoch(o.published_at)) / 3600, 1)
        ) ORDER BY a.published_at NULLS LAST, a.article_id
    ) AS followed
    FROM main.articles a
    JOIN main.articles o ON o.article_id = a.duplicate_of
    LEFT JOIN main.sources s ON s.source_id = a.source_id
    GROUP BY a.story_id
),
related AS (
    SELECT story_id, count(*) AS coverage FROM marts.same_events GROUP BY story_id
)
SELECT o.story_id, o.title, o.published_at AS first_at, s.name AS first_source, c.last_at, c.articles, c.sources,
       round((epoch(c.last_at) - epoch(o.published_at)) / 3600, 1) AS hours, f.followed, coalesce(r.coverage, 0) AS coverage, o.url
FROM main.articles o
JOIN carried c ON c.story_id = o.story_id
LEFT JOIN later f ON f.story_id = o.story_id
LEFT JOIN related r ON r.story_id = o.story_id
LEFT JOIN main.sources s ON s.source_id = o.source_id
WHERE o.duplicate_of IS NULL
