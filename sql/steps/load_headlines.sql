-- Keeps every headline that the batch's texts were seen under, each with its latest dates, and gives each text its latest one.
-- Makes `retitled` (article_id): articles whose headline alone changed; nothing of them is annotated anew.
CREATE OR REPLACE TEMP TABLE batch_headlines AS
SELECT article_id, content_hash, title, modified_at, published_at,
       min(first_seen_at) OVER (PARTITION BY article_id, content_hash, title) AS first_seen_at
FROM (
    SELECT article_id, content_hash, title, modified_at, published_at, getvariable('batch_now') AS first_seen_at
    FROM incoming WHERE action <> 'removed' AND title IS NOT NULL
    UNION ALL
    FROM article_headlines WHERE article_id IN (SELECT article_id FROM incoming)
)
QUALIFY row_number() OVER (
    PARTITION BY article_id, content_hash, title ORDER BY modified_at DESC NULLS LAST, published_at DESC NULLS LAST
) = 1;
DELETE FROM article_headlines WHERE article_id IN (SELECT article_id FROM batch_headlines);
INSERT INTO article_headlines BY NAME FROM batch_headlines;

CREATE OR REPLACE TEMP TABLE latest_headlines AS
SELECT article_id, content_hash, last(title ORDER BY modified_at NULLS FIRST, published_at NULLS FIRST, title) AS title
FROM batch_headlines GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE retitled AS
SELECT article_id, l.title FROM articles a JOIN latest_headlines l USING (article_id, content_hash) WHERE a.title IS DISTINCT FROM l.title;
UPDATE articles SET title = r.title FROM retitled r WHERE r.article_id = articles.article_id;
UPDATE article_versions SET title = l.title
FROM latest_headlines l
WHERE l.article_id = article_versions.article_id AND l.content_hash = article_versions.content_hash
  AND article_versions.title IS DISTINCT FROM l.title;
