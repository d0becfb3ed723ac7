-- Stories: an article with its copies, the first carrier, and who followed when; a row a story.
-- story_id: The cluster: the first carrier's article_id
-- title: The first carrier's headline
-- first_at: When it was first published, UTC; null when unknown
-- first_source: Who carried it first
-- last_at: When it was last published
-- articles: Articles of the story
-- sources: Different sources that carried it
-- hours: Hours from the first to the last
-- followed: The later carriers in order: article_id, source, published_at, the hours after the first, how much of the text they kept
-- agency: The news agency that most of its articles name as their source
-- coverage: Stories of the days before and after that tell of the same names: likely the same event in other words
-- url: The first carrier's link
WITH origins AS (
    SELECT o.*, (
        SELECT struct_pack(articles := count(*), sources := count(DISTINCT a.source_id), agency := mode(a.agency ORDER BY a.agency), last_at := max(a.published_at))
        FROM main.articles a WHERE a.story_id = o.story_id
    ) AS carried, (
        SELECT list(
            struct_pack(
                article_id := a.article_id, source := s.name, published_at := a.published_at,
                hours := round((epoch(a.published_at) - epoch(o.published_at)) / 3600, 1),
                kept := round(a.kept, 2)
            ) ORDER BY a.published_at NULLS LAST, a.article_id
        )
        FROM main.articles a LEFT JOIN main.sources s ON s.source_id = a.source_id
        WHERE a.duplicate_of = o.article_id
    ) AS followed, (
        SELECT count(*) FROM marts.same_events r WHERE r.story_id = o.story_id
    ) AS coverage
    FROM main.articles o WHERE o.duplicate_of IS NULL
)
SELECT o.story_id, o.title, o.published_at AS first_at, s.name AS first_source, o.carried.last_at AS last_at,
       o.carried.articles AS articles, o.carried.sources AS sources,
       round((epoch(o.carried.last_at) - epoch(o.published_at)) / 3600, 1) AS hours, o.followed, o.carried.agency AS agency, o.coverage, o.url
FROM origins o
LEFT JOIN main.sources s ON s.source_id = o.source_id
