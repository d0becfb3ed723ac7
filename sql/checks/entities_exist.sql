-- severity: error
-- Every entity that a row names is in entities.
WITH named AS (
    SELECT DISTINCT 'entity_links' AS table_name, entity_id FROM entity_links
    UNION ALL SELECT DISTINCT 'mentions', entity_id FROM mentions
    UNION ALL SELECT DISTINCT 'roles', person_id FROM roles
    UNION ALL SELECT DISTINCT 'roles', organisation_id FROM roles
    UNION ALL SELECT DISTINCT 'statements', speaker_id FROM statements
    UNION ALL SELECT DISTINCT 'statement_speakers', entity_id FROM statement_speakers
    UNION ALL SELECT DISTINCT 'events', place_id FROM events
    UNION ALL SELECT DISTINCT 'event_participants', entity_id FROM event_participants
    UNION ALL SELECT DISTINCT 'article_places', entity_id FROM article_places
    UNION ALL SELECT DISTINCT 'entity_aliases', entity_id FROM entity_aliases
)
SELECT n.table_name, n.entity_id FROM named n ANTI JOIN entities e USING (entity_id) WHERE n.entity_id IS NOT NULL
