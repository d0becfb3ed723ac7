-- Which events do several sources tell of in words of their own, who was first, and what do the stories have in common?
-- stories: in words of their own, copies not counted
-- first_source: null where the dates don't tell who was first
-- shared_names, shared_title_words: names, and words of the headline, that the first story and the other have in common
SELECT c.day, c.title, c.first_source, c.stories, c.sources, f.follower.source AS also_told_by, f.follower.title AS other_title,
       f.follower.shared AS shared_names, f.follower.title_words AS shared_title_words
FROM marts.events_covered c, unnest(c.followed) AS f (follower)
ORDER BY c.stories DESC, c.day, c.event_id, f.follower.day, f.follower.story_id
