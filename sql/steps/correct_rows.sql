-- Takes rejected roles and statements out of their tables, and puts back those that no correction rejects any more; sets the
-- countries of sources. Reads `correct_articles` and `correct_sources`. A row is meant by its number, its words, or both.
CREATE OR REPLACE TEMP TABLE correct_roles AS
SELECT r.article_id, r.role_no, min(c.correction_id) AS correction_id
FROM (SELECT article_id, role_no, text, title FROM roles UNION ALL SELECT article_id, role_no, text, title FROM ops.rejected_roles) r
JOIN correct_articles a ON a.article_id = r.article_id AND a.articles = 1
JOIN ops.corrections c ON c.correction_id = a.correction_id AND c.kind = 'reject_role'
WHERE coalesce(c.number = r.role_no, true) AND coalesce(c.value IN (r.text, r.title), true)
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE correct_statements AS
SELECT s.article_id, s.statement_no, min(c.correction_id) AS correction_id
FROM (
    SELECT article_id, statement_no, content FROM statements UNION ALL SELECT article_id, statement_no, content FROM ops.rejected_statements
) s
JOIN correct_articles a ON a.article_id = s.article_id AND a.articles = 1
JOIN ops.corrections c ON c.correction_id = a.correction_id AND c.kind = 'reject_statement'
WHERE coalesce(c.number = s.statement_no, true) AND coalesce(c.value = s.content, true)
GROUP BY ALL;

INSERT INTO ops.stale_days
SELECT DISTINCT utc_day(published_at, published_precision) FROM articles WHERE article_id IN (
    SELECT article_id FROM correct_statements UNION SELECT article_id FROM ops.rejected_statements
    UNION SELECT article_id FROM correct_roles UNION SELECT article_id FROM ops.rejected_roles
);

INSERT INTO roles BY NAME SELECT * EXCLUDE (correction_id) FROM ops.rejected_roles;
DELETE FROM ops.rejected_roles;
INSERT INTO ops.rejected_roles BY NAME SELECT r.*, c.correction_id FROM roles r JOIN correct_roles c USING (article_id, role_no);
DELETE FROM roles r USING correct_roles c WHERE c.article_id = r.article_id AND c.role_no = r.role_no;

INSERT INTO statements BY NAME SELECT * EXCLUDE (correction_id) FROM ops.rejected_statements;
INSERT INTO statement_speakers BY NAME FROM ops.rejected_statement_speakers;
DELETE FROM ops.rejected_statements;
DELETE FROM ops.rejected_statement_speakers;
INSERT INTO ops.rejected_statements BY NAME
SELECT s.*, c.correction_id FROM statements s JOIN correct_statements c USING (article_id, statement_no);
INSERT INTO ops.rejected_statement_speakers BY NAME FROM statement_speakers SEMI JOIN correct_statements USING (article_id, statement_no);
DELETE FROM statements s USING correct_statements c WHERE c.article_id = s.article_id AND c.statement_no = s.statement_no;
DELETE FROM statement_speakers s USING correct_statements c WHERE c.article_id = s.article_id AND c.statement_no = s.statement_no;

UPDATE sources s SET country_code = c.country_code FROM ops.corrected_sources c WHERE c.source_id = s.source_id;
DELETE FROM ops.corrected_sources;
INSERT INTO ops.corrected_sources BY NAME
SELECT s.source_id, s.country_code, c.correction_id FROM sources s JOIN correct_sources c USING (source_id);
UPDATE sources s SET country_code = c.country_code FROM correct_sources c WHERE c.source_id = s.source_id;
