-- The last run that ended well for each scheduled source.
SELECT source, max(finished_at) FILTER (status = 'done') AS last_success, last(status ORDER BY started_at) AS last_status
FROM ops.runs WHERE source IS NOT NULL GROUP BY source ORDER BY source
