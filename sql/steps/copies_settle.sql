-- Writes what `clusters` says to the articles that it changes, and notes the days of all of them as stale.
CREATE OR REPLACE TEMP TABLE moved AS
SELECT a.article_id, nullif(c.origin, a.article_id) AS duplicate_of, c.origin AS story_id, c.kept, c.added
FROM clusters c JOIN articles a USING (article_id)
WHERE a.story_id IS DISTINCT FROM c.origin OR a.duplicate_of IS DISTINCT FROM nullif(c.origin, a.article_id)
   OR a.kept IS DISTINCT FROM c.kept OR a.added IS DISTINCT FROM c.added;
UPDATE articles SET duplicate_of = moved.duplicate_of, story_id = moved.story_id, kept = moved.kept, added = moved.added
FROM moved WHERE moved.article_id = articles.article_id;
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles SEMI JOIN clusters USING (article_id);
