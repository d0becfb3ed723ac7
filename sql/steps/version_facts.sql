-- What texts say, as facts: reads `fact_texts` (text_id, article_id, content_hash) and the annotations of these texts in the temporary views
-- asked_sentences, asked_entity_links, asked_mentions, asked_statements, asked_quantities and asked_time_expressions, keyed by text_id.
-- Makes `facts`, with the columns of version_facts.
CREATE OR REPLACE TEMP TABLE facts AS
WITH sentences AS (
    SELECT article_id, sentence_no, start_char AS sentence_start, end_char AS sentence_end
    FROM asked_sentences WHERE article_id IN (SELECT text_id FROM fact_texts)
),
named AS (
    SELECT m.article_id, m.sentence_no, CASE WHEN l.label IN ('GPE', 'LOC', 'FAC') THEN 'place' ELSE 'name' END AS kind,
           name_key(l.name) AS key, m.text AS value, l.label AS about, m.start_char, m.end_char
    FROM asked_mentions m
    JOIN asked_entity_links l ON l.article_id = m.article_id AND l.entity_no = m.entity_no
    WHERE m.article_id IN (SELECT text_id FROM fact_texts) AND m.method IN ('name', 'acronym') AND m.within_no IS NULL
    QUALIFY row_number() OVER (PARTITION BY m.article_id, name_key(l.name) ORDER BY m.start_char) = 1
),
said AS (
    SELECT s.article_id, s.sentence_no, 'quote' AS kind, array_to_string(copy_words(s.content), ' ') AS key, s.content AS value,
           coalesce(l.name, s.source) AS about, s.content_start AS start_char, s.content_end AS end_char
    FROM asked_statements s
    LEFT JOIN asked_entity_links l ON l.article_id = s.article_id AND l.entity_no = s.speaker_no
    WHERE s.article_id IN (SELECT text_id FROM fact_texts) AND s.kind IN ('direct', 'mixed')
),
counted AS (
    SELECT article_id, sentence_no, 'number' AS kind, concat_ws('|', kind, value, upper_value, unit, counted) AS key, text AS value,
           coalesce(counted, unit, lower(kind)) AS about, start_char, end_char
    FROM asked_quantities WHERE article_id IN (SELECT text_id FROM fact_texts)
),
dated AS (
    SELECT article_id, sentence_no, 'date' AS kind, value AS key, text AS value, lower(type) AS about, start_char, end_char
    FROM asked_time_expressions WHERE article_id IN (SELECT text_id FROM fact_texts) AND type IN ('DATE', 'TIME')
),
everything AS (
    FROM named UNION ALL BY NAME FROM said UNION ALL BY NAME FROM counted UNION ALL BY NAME FROM dated
)
SELECT t.article_id, t.content_hash, e.kind,
       row_number() OVER (PARTITION BY t.article_id, t.content_hash, e.kind ORDER BY e.start_char, e.end_char, e.key)::INTEGER AS fact_no,
       e.key, e.value, e.about, e.start_char, e.end_char, s.sentence_start, s.sentence_end
FROM everything e
JOIN fact_texts t ON t.text_id = e.article_id
LEFT JOIN sentences s ON s.article_id = e.article_id AND s.sentence_no = e.sentence_no;
