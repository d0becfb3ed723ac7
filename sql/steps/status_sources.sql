-- The last run that ended well for each source of newsloom.toml, the pages it follows, and the next that is due for a revisit.
SELECT source, last_success, last_status, pages, due AS revisits_due, next_revisit
FROM (
    SELECT source, max(finished_at) FILTER (status = 'done') AS last_success, last(status ORDER BY started_at) AS last_status
    FROM ops.runs WHERE source IS NOT NULL GROUP BY source
)
LEFT JOIN (
    SELECT source, count(*) AS pages, count(*) FILTER (next_visit_at <= now()) AS due,
           min(next_visit_at) FILTER (next_visit_at > now()) AS next_revisit
    FROM ops.visits WHERE kind = 'page' GROUP BY source
) USING (source)
ORDER BY source
