-- severity: error
-- No key stands twice: ids of articles, entities and sources, and the numbers in articles that readers don't have yet.
WITH numbered AS (
    SELECT 'sentences' AS table_name, article_id, sentence_no AS number, NULL AS part FROM sentences
    UNION ALL SELECT 'paragraphs', article_id, paragraph_no, NULL FROM paragraphs
    UNION ALL SELECT 'article_tags', article_id, position, NULL FROM article_tags
    UNION ALL SELECT 'article_links', article_id, position, NULL FROM article_links
    UNION ALL SELECT 'article_images', article_id, position, NULL FROM article_images
    UNION ALL SELECT 'entity_links', article_id, entity_no, NULL FROM entity_links
    UNION ALL SELECT 'mentions', article_id, mention_no, NULL FROM mentions
    UNION ALL SELECT 'roles', article_id, role_no, NULL FROM roles
    UNION ALL SELECT 'statements', article_id, statement_no, NULL FROM statements
    UNION ALL SELECT 'statement_speakers', article_id, statement_no, entity_no FROM statement_speakers
    UNION ALL SELECT 'time_expressions', article_id, time_no, NULL FROM time_expressions
    UNION ALL SELECT 'quantities', article_id, quantity_no, NULL FROM quantities
    UNION ALL SELECT 'events', article_id, event_no, NULL FROM events
    UNION ALL SELECT 'event_participants', article_id, event_no, participant_no FROM event_participants
    UNION ALL SELECT 'article_places', article_id, rank, NULL FROM article_places
    UNION ALL SELECT 'article_authors', article_id, position, NULL FROM article_authors
    UNION ALL SELECT 'article_versions', article_id, version_no, NULL FROM article_versions
    UNION ALL SELECT 'keyphrases', article_id, rank, NULL FROM keyphrases
    UNION ALL SELECT 'tones', article_id, sentence_no, NULL FROM tones
),
ids AS (
    SELECT 'articles' AS table_name, article_id AS id FROM articles
    UNION ALL SELECT 'entities', entity_id FROM entities
    UNION ALL SELECT 'sources', source_id FROM sources
    UNION ALL SELECT 'authors', author_id FROM authors
)
SELECT n.table_name, n.article_id AS id, n.number, count(*) AS rows
FROM numbered n SEMI JOIN ops.unpublished_articles a USING (article_id)
GROUP BY n.table_name, n.article_id, n.number, n.part HAVING count(*) > 1
UNION ALL
SELECT table_name, id, NULL, count(*) FROM ids GROUP BY table_name, id HAVING count(*) > 1
