-- Which texts were carried by others, who had them first where the dates tell, who followed, how much later, and how much did they keep?
-- source: who published the article with the earliest date
-- first_source: the same where it is known to be the first; null where another's date is unknown or too vague to tell
-- hours_later, days_later: after the earliest; null unless both dates are known to the second, or to the day
SELECT s.first_at, s.source, s.first_source, s.agency, s.title, f.follower.source AS copied_by, f.follower.hours AS hours_later,
       f.follower.days AS days_later, f.follower.kept AS kept, s.articles, s.url
FROM marts.stories s, unnest(s.followed) AS f (follower)
ORDER BY s.first_at NULLS LAST, s.story_id, f.follower.published_at NULLS LAST, f.follower.article_id
