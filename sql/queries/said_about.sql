-- Who said what about a person, body, place or subject?
-- $about: a name: what was said that names or means it; any other words, or words in double quotes: what was said in these words
WITH asked AS (
    -- A name that one article alone uses may as well be a word: then what is said in the words counts too.
    SELECT m.entity_id, m.could_be, m.kind = 'PERSON' OR e.reference_id IS NOT NULL OR (
               SELECT count(DISTINCT l.article_id) > 1 FROM entity_links l WHERE l.entity_id = m.entity_id
           ) AS is_known
    FROM meant($about) m JOIN entities e USING (entity_id)
),
wanted AS (
    SELECT name_key(trim($about, '"“” ')) AS words, '(^|[^\p{L}\p{N}])' AS before, '($|[^\p{L}\p{N}])' AS after
),
words AS (
    SELECT w.words, w.before || regexp_escape(w.words) || w.after AS pattern
    FROM wanted w
    WHERE NOT EXISTS (FROM asked WHERE is_known) AND w.words <> ''
),
-- An acronym in capitals is meant wherever it stands, as in "the ICE agents".
capitals AS (
    SELECT DISTINCT al.alias, w.before || regexp_escape(al.alias) || w.after AS pattern
    FROM entity_aliases al JOIN asked USING (entity_id), wanted w
    WHERE al.alias_key = w.words AND regexp_full_match(al.alias, '\p{Lu}{2,6}')
),
found AS (
    SELECT n.article_id, n.statement_no FROM marts.statement_names n WHERE n.entity_id IN (SELECT entity_id FROM asked)
    UNION
    SELECT s.article_id, s.statement_no
    FROM statements s, capitals c
    WHERE contains(s.content, c.alias) AND regexp_matches(s.content, c.pattern)
    UNION
    SELECT s.article_id, s.statement_no
    FROM statements s, words w
    WHERE contains(name_key(s.content), w.words) AND regexp_matches(name_key(s.content), w.pattern)
)
SELECT w.day, w.speaker, w.role, w.speaker_status, w.cue, w.content, w.source, w.url, (SELECT max(could_be) FROM asked) AS could_be
FROM marts.who_said_what w SEMI JOIN found USING (article_id, statement_no)
WHERE NOT w.is_copy
ORDER BY w.day DESC NULLS LAST, w.article_id, w.statement_no, w.speaker
