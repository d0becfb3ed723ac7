-- The pages found through one of $inputs that are to be asked again by now, the longest waiting first.
SELECT visit_id AS address_id, false AS is_removed, * FROM ops.visits
WHERE next_visit_at <= now() AND kind = 'page' AND list_contains($inputs, input)
ORDER BY next_visit_at, visit_id
