-- Records the batch's visits and hosts: reads `new_visits` (VISITS), `new_hosts` (HOSTS) and `incoming` (ARTICLES and `action`).
CREATE OR REPLACE TEMP TABLE visited AS
SELECT n.* EXCLUDE (address_ids), coalesce(i.article_id, v.article_id) AS article_id
FROM new_visits n
LEFT JOIN ops.visits v USING (visit_id)
LEFT JOIN (SELECT input, min(article_id) AS article_id FROM incoming WHERE action <> 'removed' GROUP BY input) i
    ON i.input = n.url AND n.kind = 'page';
-- A page that gave no article is not visited again by plan; a listing that links to it may still say that it changed.
UPDATE visited SET next_visit_at = NULL WHERE kind = 'page' AND article_id IS NULL AND status = 200 AND problem IS NULL;

DELETE FROM ops.visits WHERE visit_id IN (SELECT visit_id FROM visited);
INSERT INTO ops.visits BY NAME FROM visited;

INSERT INTO ops.visit_addresses BY NAME
SELECT DISTINCT address_id, visit_id, false AS is_removed
FROM (
    SELECT unnest(address_ids) AS address_id, visit_id FROM new_visits
    UNION ALL
    -- The page's canonical address, which is the article's.
    SELECT i.article_id, n.visit_id FROM incoming i JOIN new_visits n ON n.url = i.input WHERE n.kind = 'page' AND i.identity LIKE 'url:%'
) a
ANTI JOIN ops.visit_addresses k USING (address_id, visit_id);
-- What came by an address of an article that was removed by now leaves no trace but the address's number.
CREATE OR REPLACE TEMP TABLE forgotten AS
SELECT n.visit_id FROM new_visits n JOIN incoming i ON i.input = n.url WHERE n.kind = 'page' AND i.action = 'removed';
UPDATE ops.visit_addresses SET is_removed = true WHERE visit_id IN (FROM forgotten);
DELETE FROM ops.visits WHERE visit_id IN (FROM forgotten);

DELETE FROM ops.hosts WHERE host IN (SELECT host FROM new_hosts);
INSERT INTO ops.hosts BY NAME SELECT *, now() AS updated_at FROM new_hosts WHERE failures > 0 OR quiet_until IS NOT NULL;
