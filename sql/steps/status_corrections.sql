-- What each correction did; those that do nothing first.
SELECT file || ':' || line AS at, kind, coalesce(entity, article) AS of, value, rows_moved, message FROM ops.corrections
ORDER BY rows_moved > 0, file, line
