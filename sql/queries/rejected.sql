-- What could not be loaded, and why?
SELECT r.rejected_at, r.input, r.position, r.stage, r.reason, r.excerpt
FROM ops.rejects r
ORDER BY r.rejected_at DESC, r.input, r.position
