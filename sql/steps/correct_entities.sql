-- Puts the corrected names and kinds in force: reads `correct_facts` (entity_id, name, kind, correction_id), notes in `touched` the
-- entities whose row changes by it; settle_entities.sql reads ops.corrected_entities.
INSERT INTO touched
SELECT DISTINCT entity_id FROM (
    (FROM correct_facts EXCEPT FROM ops.corrected_entities) UNION ALL (FROM ops.corrected_entities EXCEPT FROM correct_facts)
)
WHERE entity_id NOT IN (SELECT entity_id FROM touched WHERE entity_id IS NOT NULL);
DELETE FROM ops.corrected_entities;
INSERT INTO ops.corrected_entities BY NAME FROM correct_facts;
