-- The texts whose annotations the batch is about to replace: still in the annotation tables, already in article_versions.
CREATE OR REPLACE TEMP TABLE fact_texts AS
SELECT article_id AS text_id, article_id, content_hash FROM replaced;
