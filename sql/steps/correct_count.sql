-- Says in ops.corrections what each did: reads `correct_messages` (correction_id, message), why some can't do anything.
UPDATE ops.corrections c SET
    rows_moved = coalesce(counted.number, 0),
    message = CASE WHEN coalesce(counted.number, 0) = 0 THEN coalesce(said.message, 'Nothing in the warehouse is what this line means.') END
FROM ops.corrections t
LEFT JOIN (
    SELECT correction_id, count(*) AS number FROM (
        SELECT correction_id FROM ops.corrected_links
        UNION ALL SELECT c.correction_id FROM ops.corrected_entities c SEMI JOIN entities USING (entity_id)
        UNION ALL SELECT correction_id FROM ops.corrected_sources
        UNION ALL SELECT correction_id FROM ops.rejected_roles
        UNION ALL SELECT correction_id FROM ops.rejected_statements
    ) GROUP BY correction_id
) counted USING (correction_id)
LEFT JOIN correct_messages said USING (correction_id)
WHERE t.correction_id = c.correction_id;
