-- severity: error
-- Every annotation belongs to an article that is here.
WITH owners AS (
    SELECT DISTINCT 'sentences' AS table_name, article_id FROM sentences
    UNION ALL SELECT DISTINCT 'paragraphs', article_id FROM paragraphs
    UNION ALL SELECT DISTINCT 'article_tags', article_id FROM article_tags
    UNION ALL SELECT DISTINCT 'article_links', article_id FROM article_links
    UNION ALL SELECT DISTINCT 'article_images', article_id FROM article_images
    UNION ALL SELECT DISTINCT 'entity_links', article_id FROM entity_links
    UNION ALL SELECT DISTINCT 'mentions', article_id FROM mentions
    UNION ALL SELECT DISTINCT 'roles', article_id FROM roles
    UNION ALL SELECT DISTINCT 'statements', article_id FROM statements
    UNION ALL SELECT DISTINCT 'statement_speakers', article_id FROM statement_speakers
    UNION ALL SELECT DISTINCT 'time_expressions', article_id FROM time_expressions
    UNION ALL SELECT DISTINCT 'quantities', article_id FROM quantities
    UNION ALL SELECT DISTINCT 'events', article_id FROM events
    UNION ALL SELECT DISTINCT 'event_participants', article_id FROM event_participants
    UNION ALL SELECT DISTINCT 'article_topics', article_id FROM article_topics
    UNION ALL SELECT DISTINCT 'article_places', article_id FROM article_places
    UNION ALL SELECT DISTINCT 'article_authors', article_id FROM article_authors
    UNION ALL SELECT DISTINCT 'article_versions', article_id FROM article_versions
    UNION ALL SELECT DISTINCT 'article_urls', article_id FROM article_urls
    UNION ALL SELECT DISTINCT 'article_headlines', article_id FROM article_headlines
    UNION ALL SELECT DISTINCT 'article_notes', article_id FROM article_notes
    UNION ALL SELECT DISTINCT 'version_facts', article_id FROM version_facts
    UNION ALL SELECT DISTINCT 'version_edits', article_id FROM version_edits
    UNION ALL SELECT DISTINCT 'version_changes', article_id FROM version_changes
    UNION ALL SELECT DISTINCT 'keyphrases', article_id FROM keyphrases
    UNION ALL SELECT DISTINCT 'tones', article_id FROM tones
    UNION ALL SELECT DISTINCT 'ops.corrected_links', article_id FROM ops.corrected_links
    UNION ALL SELECT DISTINCT 'ops.rejected_roles', article_id FROM ops.rejected_roles
    UNION ALL SELECT DISTINCT 'ops.rejected_statements', article_id FROM ops.rejected_statements
)
SELECT o.table_name, o.article_id FROM owners o ANTI JOIN articles a USING (article_id)
