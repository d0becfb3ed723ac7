-- Takes the articles in `doomed` (article_id) out for good, with earlier versions, copies of their text and everything said of them,
-- and remembers them in ops.removals so that no run loads them again. $what is what the user named.
CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT article_id FROM doomed;
CREATE OR REPLACE TEMP TABLE seen (article_id BIGINT);
CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT entity_id FROM entity_links SEMI JOIN changed USING (article_id);
INSERT INTO ops.removals
SELECT article_id, content_hash, getvariable('removed_what'), now()
FROM (SELECT article_id, content_hash FROM articles UNION SELECT article_id, content_hash FROM article_versions)
SEMI JOIN changed USING (article_id);
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at, published_precision) FROM articles SEMI JOIN changed USING (article_id);
DELETE FROM ops.added_articles WHERE article_id IN (FROM changed);
DELETE FROM articles WHERE article_id IN (FROM changed);
DELETE FROM article_versions WHERE article_id IN (FROM changed);
DELETE FROM article_urls WHERE article_id IN (FROM changed);
DELETE FROM article_headlines WHERE article_id IN (FROM changed);
DELETE FROM article_notes WHERE article_id IN (FROM changed);
DELETE FROM version_facts WHERE article_id IN (FROM changed);
DELETE FROM version_edits WHERE article_id IN (FROM changed);
DELETE FROM version_changes WHERE article_id IN (FROM changed);
DELETE FROM article_authors WHERE article_id IN (FROM changed);
DELETE FROM paragraphs WHERE article_id IN (FROM changed);
DELETE FROM article_tags WHERE article_id IN (FROM changed);
DELETE FROM article_links WHERE article_id IN (FROM changed);
DELETE FROM article_images WHERE article_id IN (FROM changed);
DELETE FROM sentences WHERE article_id IN (FROM changed);
DELETE FROM entity_links WHERE article_id IN (FROM changed);
DELETE FROM mentions WHERE article_id IN (FROM changed);
DELETE FROM roles WHERE article_id IN (FROM changed);
DELETE FROM statements WHERE article_id IN (FROM changed);
DELETE FROM statement_speakers WHERE article_id IN (FROM changed);
DELETE FROM time_expressions WHERE article_id IN (FROM changed);
DELETE FROM quantities WHERE article_id IN (FROM changed);
DELETE FROM events WHERE article_id IN (FROM changed);
DELETE FROM event_participants WHERE article_id IN (FROM changed);
DELETE FROM article_topics WHERE article_id IN (FROM changed);
DELETE FROM article_places WHERE article_id IN (FROM changed);
DELETE FROM keyphrases WHERE article_id IN (FROM changed);
DELETE FROM tones WHERE article_id IN (FROM changed);
DELETE FROM ops.corrected_links WHERE article_id IN (FROM changed);
DELETE FROM ops.rejected_roles WHERE article_id IN (FROM changed);
DELETE FROM ops.rejected_statements WHERE article_id IN (FROM changed);
DELETE FROM ops.rejected_statement_speakers WHERE article_id IN (FROM changed);
-- Its addresses are kept as numbers only, so that they are never asked again.
UPDATE ops.visit_addresses SET is_removed = true WHERE visit_id IN (SELECT visit_id FROM ops.visits WHERE article_id IN (FROM changed));
DELETE FROM ops.visits WHERE article_id IN (FROM changed);
DELETE FROM authors WHERE author_id NOT IN (SELECT author_id FROM article_authors);
DELETE FROM sources WHERE source_id NOT IN (SELECT source_id FROM articles WHERE source_id IS NOT NULL);
DELETE FROM ops.corrected_sources WHERE source_id NOT IN (SELECT source_id FROM sources);
