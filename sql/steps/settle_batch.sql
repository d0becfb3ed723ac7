-- What the batch changes: `changed`, articles with another text or headline; `seen`, those that now have an earlier text or headline.
CREATE OR REPLACE TEMP TABLE changed AS
SELECT article_id FROM incoming WHERE action = 'current' UNION SELECT article_id FROM retitled;
CREATE OR REPLACE TEMP TABLE seen AS
SELECT article_id FROM article_versions WHERE article_id IN (SELECT article_id FROM incoming WHERE action IN ('current', 'older'))
UNION
SELECT article_id FROM article_headlines WHERE article_id IN (SELECT article_id FROM incoming WHERE action <> 'removed')
GROUP BY article_id HAVING count(*) > 1;
