-- severity: error
-- Every copy names an article that is here and is no copy itself, and belongs to that one's story.
SELECT a.article_id, a.duplicate_of, a.story_id
FROM articles a LEFT JOIN articles o ON o.article_id = coalesce(a.duplicate_of, a.article_id)
WHERE o.article_id IS NULL OR o.duplicate_of IS NOT NULL OR a.story_id IS DISTINCT FROM o.article_id
