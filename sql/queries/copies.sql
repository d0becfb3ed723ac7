-- Which texts were carried by others, who had them first, who followed, how many hours later, and how much did they keep?
SELECT s.first_at, s.first_source, s.agency, s.title, f.follower.source AS copied_by, f.follower.hours AS hours_later,
       f.follower.kept AS kept, s.articles, s.url
FROM marts.stories s, unnest(s.followed) AS f (follower)
ORDER BY s.first_at NULLS LAST, s.story_id, f.follower.published_at NULLS LAST, f.follower.article_id
