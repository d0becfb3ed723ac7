-- Every article that has an earlier text or headline.
CREATE OR REPLACE TEMP TABLE seen AS
SELECT article_id FROM article_versions
UNION
SELECT article_id FROM article_headlines GROUP BY article_id HAVING count(*) > 1;
