-- Moves the links that the corrections in force move, and moves back those that no correction moves any more.
-- Reads `own_links`, `correct_splits` (article_id, own_id, entity_id, correction_id) and `correct_redirects` (own_id, entity_id, correction_id).
-- Only rows that change are written. Ids in the annotations follow; `touched` and ops.stale_days get what has to be settled and counted anew.
CREATE OR REPLACE TEMP TABLE correct_wanted AS
WITH split AS (
    SELECT o.article_id, o.entity_no, s.entity_id, s.correction_id
    FROM own_links o JOIN correct_splits s ON s.article_id = o.article_id AND s.own_id = o.own_id
)
FROM split
UNION ALL
SELECT o.article_id, o.entity_no, r.entity_id, r.correction_id
FROM own_links o JOIN correct_redirects r ON r.own_id = o.own_id ANTI JOIN split s ON s.article_id = o.article_id AND s.entity_no = o.entity_no;

CREATE OR REPLACE TEMP TABLE correct_moves AS
WITH decided AS (
    SELECT article_id, entity_no, w.correction_id, w.entity_id AS right_id, c.correction_id AS earlier, c.entity_id AS own_id, c.reason AS own_reason
    FROM correct_wanted w FULL JOIN ops.corrected_links c USING (article_id, entity_no)
)
SELECT d.article_id, d.entity_no, l.entity_id AS from_id,
       CASE WHEN d.correction_id IS NULL THEN d.own_id ELSE d.right_id END AS entity_id,
       CASE WHEN d.earlier IS NULL THEN l.entity_id ELSE d.own_id END AS own_id,
       CASE WHEN d.earlier IS NULL THEN l.reason ELSE d.own_reason END AS own_reason, d.correction_id
FROM decided d JOIN entity_links l USING (article_id, entity_no)
WHERE d.correction_id IS DISTINCT FROM d.earlier
   OR l.entity_id IS DISTINCT FROM CASE WHEN d.correction_id IS NULL THEN d.own_id ELSE d.right_id END;

DELETE FROM ops.corrected_links c USING correct_moves m WHERE m.article_id = c.article_id AND m.entity_no = c.entity_no;
INSERT INTO ops.corrected_links BY NAME
SELECT article_id, entity_no, own_id AS entity_id, own_reason AS reason, correction_id FROM correct_moves WHERE correction_id IS NOT NULL;
UPDATE entity_links l
SET entity_id = m.entity_id, reason = CASE WHEN m.correction_id IS NULL THEN m.own_reason ELSE 'correction' END
FROM correct_moves m WHERE m.article_id = l.article_id AND m.entity_no = l.entity_no;

UPDATE mentions t SET entity_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.entity_no;
UPDATE roles t SET person_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.person_no;
UPDATE roles t SET organisation_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.organisation_no;
UPDATE statements t SET speaker_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.speaker_no;
UPDATE statement_speakers t SET entity_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.entity_no;
UPDATE events t SET place_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.place_no;
UPDATE event_participants t SET entity_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.entity_no;
UPDATE article_places t SET entity_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.entity_no;
UPDATE ops.rejected_roles t SET person_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.person_no;
UPDATE ops.rejected_roles t SET organisation_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.organisation_no;
UPDATE ops.rejected_statements t SET speaker_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.speaker_no;
UPDATE ops.rejected_statement_speakers t SET entity_id = m.entity_id
FROM correct_moves m WHERE m.article_id = t.article_id AND m.entity_no = t.entity_no;

INSERT INTO touched
SELECT DISTINCT entity_id FROM (SELECT from_id AS entity_id FROM correct_moves UNION SELECT entity_id FROM correct_moves)
WHERE entity_id IS NOT NULL AND entity_id NOT IN (SELECT entity_id FROM touched WHERE entity_id IS NOT NULL);
INSERT INTO ops.stale_days
SELECT DISTINCT utc_day(published_at, published_precision) FROM articles SEMI JOIN correct_moves USING (article_id);
