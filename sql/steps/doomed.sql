-- The articles that a user means by $what: an article's id, external id or URL, or a source's name or domain; and all copies of them
-- by text. A near-duplicate at another source is another article and stays, unless its text is the same.
WITH named AS (
    SELECT article_id FROM articles LEFT JOIN sources USING (source_id)
    WHERE $what IN (article_id::VARCHAR, external_id, url) OR lower($what) IN (lower(sources.name), lower(sources.domain))
),
texts AS (
    SELECT content_hash FROM articles SEMI JOIN named USING (article_id)
    UNION
    SELECT content_hash FROM article_versions SEMI JOIN named USING (article_id)
)
SELECT article_id FROM articles WHERE content_hash IN (FROM texts) UNION SELECT article_id FROM named
