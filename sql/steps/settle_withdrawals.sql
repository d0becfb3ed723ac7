-- Says of each withdrawn article that it is, as a change of its newest text; and of one that came back, no more.
CREATE OR REPLACE TEMP TABLE withdrawn AS
SELECT w.article_id, (count(v.version_no) + 1)::INTEGER AS version_no, first(w.url) AS url
FROM withdrawals w JOIN articles a USING (article_id) LEFT JOIN article_versions v USING (article_id)
GROUP BY w.article_id;

DELETE FROM version_changes WHERE kind = 'withdrawn' AND (article_id, version_no) NOT IN (SELECT (article_id, version_no) FROM withdrawn);

INSERT INTO version_changes BY NAME
SELECT w.article_id, w.version_no, (coalesce(max(c.change_no), 0) + 1)::INTEGER AS change_no, 'withdrawn' AS kind, 'removed' AS change,
       first(w.url) AS before
FROM withdrawn w LEFT JOIN version_changes c ON c.article_id = w.article_id AND c.version_no = w.version_no
GROUP BY w.article_id, w.version_no
HAVING count(*) FILTER (c.kind = 'withdrawn') = 0;
