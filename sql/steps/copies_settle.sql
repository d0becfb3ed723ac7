-- Writes what `clusters` says to the articles that it changes, and notes the days of all of them as stale; but for new articles that are
-- nobody's copy or origin, which ops.added_articles has.
CREATE OR REPLACE TEMP TABLE moved AS
SELECT a.article_id, nullif(c.origin, a.article_id) AS duplicate_of, c.origin AS story_id, c.kept, c.added
FROM clusters c JOIN articles a USING (article_id)
WHERE a.story_id IS DISTINCT FROM c.origin OR a.duplicate_of IS DISTINCT FROM nullif(c.origin, a.article_id)
   OR a.kept IS DISTINCT FROM c.kept OR a.added IS DISTINCT FROM c.added;
UPDATE articles SET duplicate_of = moved.duplicate_of, story_id = moved.story_id, kept = moved.kept, added = moved.added
FROM moved WHERE moved.article_id = articles.article_id;
INSERT INTO ops.stale_days
SELECT DISTINCT utc_day(a.published_at, a.published_precision) FROM articles a
SEMI JOIN (
    FROM clusters c
    WHERE c.article_id NOT IN (SELECT article_id FROM ops.added_articles)
    OR EXISTS (FROM clusters o WHERE o.cluster = c.cluster AND o.article_id <> c.article_id)
) c ON c.article_id = a.article_id;
