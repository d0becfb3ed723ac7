-- Events that several stories tell of in words of their own: the story with the earliest date, and those that follow it; a row an event.
-- A story follows the first story that it is linked to (marts.same_events) and that follows none itself: links are never chained, so all
-- of an event's stories are linked to its first. A story and its copies are one voice; count stories, not articles.
-- event_id: The first story's story_id
-- title: Its headline
-- day: UTC day of it
-- first_source: Who told it first; null where the dates don't tell, as when two have it on the same day and no hour is known
-- stories: Stories, each in words of its own
-- articles: Articles, copies included
-- sources: Different sources among all of them
-- followed: The other stories in order: story_id, day, title, source, and the evidence: shared names, similarity, title words, phrases
WITH links AS (
    SELECT *, (other_day, other_id) < (day, story_id) AS is_later FROM marts.same_events
),
leaders AS (
    SELECT DISTINCT story_id FROM links ANTI JOIN (SELECT story_id FROM links WHERE is_later) later USING (story_id)
),
followers AS (
    SELECT l.story_id, l.day, l.title, l.source, l.other_id AS event_id, l.shared, l.similarity, l.title_words, l.phrases
    FROM links l SEMI JOIN leaders f ON f.story_id = l.other_id
    WHERE l.is_later
    QUALIFY row_number() OVER (PARTITION BY l.story_id ORDER BY l.other_day, l.other_id) = 1
),
carried AS (
    SELECT m.event_id, count(*) AS articles, count(DISTINCT a.source_id) AS sources, bool_and(
               a.article_id = o.article_id OR coalesce(a.source_id = o.source_id, false)
               OR coalesce(utc_begin(a.published_at) >= utc_end(o.published_at, o.published_precision), false)
           ) AS is_first
    FROM (SELECT event_id, story_id FROM followers UNION SELECT event_id, event_id FROM followers) m
    JOIN main.articles o ON o.article_id = m.event_id
    JOIN main.articles a ON a.story_id = m.story_id
    GROUP BY m.event_id
),
grouped AS (
    SELECT event_id, count(*) + 1 AS stories, list(
        struct_pack(story_id, day, title, source, shared, similarity, title_words, phrases) ORDER BY day, story_id
    ) AS followed
    FROM followers GROUP BY event_id
)
SELECT g.event_id, a.title, utc_day(a.published_at, a.published_precision) AS day, CASE WHEN c.is_first THEN s.name END AS first_source,
       g.stories, c.articles, c.sources, g.followed
FROM grouped g
JOIN carried c ON c.event_id = g.event_id
JOIN main.articles a ON a.article_id = g.event_id
LEFT JOIN main.sources s ON s.source_id = a.source_id
