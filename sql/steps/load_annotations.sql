-- Puts the annotations of the batch's current articles in place. Reads a frame `new_TABLE` for each annotation table.
-- What an earlier text of these articles gave goes first; entity ids come from the article's own links.
-- `touched` collects the entities whose row has to be settled again.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT entity_id FROM entity_links WHERE article_id IN (SELECT article_id FROM replaced);

DELETE FROM entity_links WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM sentences WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM mentions WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM roles WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM statements WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM statement_speakers WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM time_expressions WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM quantities WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM events WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM event_participants WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM article_topics WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM article_places WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM keyphrases WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM tones WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM ops.corrected_links WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM ops.rejected_roles WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM ops.rejected_statements WHERE article_id IN (SELECT article_id FROM replaced);
DELETE FROM ops.rejected_statement_speakers WHERE article_id IN (SELECT article_id FROM replaced);

CREATE OR REPLACE TEMP TABLE batch_links AS
SELECT *, ('0x' || md5(link_key)[:13])::BIGINT AS entity_id FROM new_entity_links;
INSERT INTO entity_links BY NAME FROM batch_links;
INSERT INTO touched SELECT DISTINCT entity_id FROM batch_links ANTI JOIN touched USING (entity_id);

INSERT INTO sentences BY NAME FROM new_sentences;
INSERT INTO mentions BY NAME
SELECT n.*, l1.entity_id AS entity_id FROM new_mentions n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.entity_no;
INSERT INTO roles BY NAME
SELECT n.*, l1.entity_id AS person_id, l2.entity_id AS organisation_id FROM new_roles n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.person_no
LEFT JOIN batch_links l2 ON l2.article_id = n.article_id AND l2.entity_no = n.organisation_no;
INSERT INTO statements BY NAME
SELECT n.*, l1.entity_id AS speaker_id FROM new_statements n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.speaker_no;
INSERT INTO statement_speakers BY NAME
SELECT n.*, l1.entity_id AS entity_id FROM new_statement_speakers n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.entity_no;
INSERT INTO time_expressions BY NAME FROM new_time_expressions;
INSERT INTO quantities BY NAME FROM new_quantities;
INSERT INTO events BY NAME
SELECT n.*, l1.entity_id AS place_id FROM new_events n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.place_no;
INSERT INTO event_participants BY NAME
SELECT n.*, l1.entity_id AS entity_id FROM new_event_participants n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.entity_no;
INSERT INTO article_topics BY NAME FROM new_article_topics;
INSERT INTO article_places BY NAME
SELECT n.*, l1.entity_id AS entity_id FROM new_article_places n
LEFT JOIN batch_links l1 ON l1.article_id = n.article_id AND l1.entity_no = n.entity_no;
INSERT INTO keyphrases BY NAME FROM new_keyphrases;
INSERT INTO tones BY NAME FROM new_tones;
