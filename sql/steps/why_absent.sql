-- Why $what is not in the warehouse, a row a reason found: rejected, removed for good, or words that were linked to nothing.
SELECT * FROM (
    SELECT 1 AS place, 'rejected' AS why, input || coalesce(', number ' || position, '') AS at, stage || ': ' || reason AS reason
    FROM ops.rejects WHERE input = $what OR ends_with(input, '/' || $what) OR (length($what) > 4 AND contains(lower(excerpt), lower($what)))
    UNION ALL
    SELECT 2, 'removed', strftime(removed_at, '%Y-%m-%d'), 'asked for as ' || what
    FROM ops.removals WHERE what = $what OR article_id::VARCHAR = $what
    UNION ALL
    SELECT 3, 'rejected by a correction', c.file || ', line ' || c.line, coalesce(c.note, 'no note')
    FROM ops.rejected_statements r JOIN ops.corrections c USING (correction_id) WHERE length($what) > 9 AND contains(r.content, $what)
    UNION ALL
    SELECT 4, 'no name', c.file || ', line ' || c.line, 'a correction says that these words name nothing'
    FROM ops.corrections c WHERE c.kind = 'kind' AND c.value = 'NONE' AND name_key(c.entity) = name_key($what)
    UNION ALL
    (SELECT 5, 'linked to nothing', 'article ' || article_id, 'mention ' || mention_no || ' (' || method || ', ' || coalesce(rule, 'no rule') || ')'
    FROM mentions WHERE entity_id IS NULL AND name_key(text) = name_key($what) ORDER BY article_id, mention_no LIMIT 5)
) ORDER BY ALL LIMIT 20
