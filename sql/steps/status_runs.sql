-- The latest runs, newest first.
SELECT started_at, coalesce(source, array_to_string(inputs, ' ')) AS what, status, loaded, updated, skipped, rejected,
       round(epoch(finished_at - started_at), 1) AS seconds, message
FROM ops.runs ORDER BY started_at DESC LIMIT 10
