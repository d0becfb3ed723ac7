-- Which texts were carried by others, who had them first, who followed, and how many hours later?
SELECT s.first_at, s.first_source, s.title, f.follower.source AS copied_by, f.follower.hours AS hours_later, s.articles, s.url
FROM marts.stories s, unnest(s.followed) AS f (follower)
ORDER BY s.first_at NULLS LAST, s.story_id, f.follower.published_at NULLS LAST, f.follower.article_id
