-- What is known of the addresses in `wanted` (address_id): one row for each that was visited before or was removed for good.
SELECT DISTINCT ON (w.address_id)
    w.address_id,
    coalesce(a.is_removed, false) OR r.article_id IS NOT NULL AS is_removed,
    v.*
FROM wanted w
LEFT JOIN ops.visit_addresses a USING (address_id)
LEFT JOIN ops.visits v USING (visit_id)
LEFT JOIN (SELECT DISTINCT article_id FROM ops.removals) r ON r.article_id = w.address_id
WHERE a.address_id IS NOT NULL OR r.article_id IS NOT NULL
ORDER BY w.address_id, is_removed DESC, v.fetched_at DESC NULLS LAST
