-- The current texts of the articles in `seen` that have earlier ones.
CREATE OR REPLACE TEMP TABLE fact_texts AS
SELECT article_id AS text_id, article_id, content_hash FROM articles
WHERE article_id IN (SELECT article_id FROM seen) AND article_id IN (SELECT article_id FROM article_versions);
