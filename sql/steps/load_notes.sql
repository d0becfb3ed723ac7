-- Finds the correction notes in the texts that the batch brings, a paragraph at most one; `note_cues` of ops say what marks one.
INSERT INTO article_notes BY NAME
WITH every AS (
    SELECT string_agg(words, '|') AS words FROM ops.note_cues
),
texts AS (
    SELECT article_id, content_hash, body, string_split(body, chr(10)) AS lines
    FROM incoming, every WHERE action IN ('current', 'older') AND regexp_matches(lower(body), words)
),
lines AS (
    SELECT article_id, content_hash, body, line, lower(line) AS small, place
    FROM (SELECT article_id, content_hash, body, unnest(lines) AS line, generate_subscripts(lines, 1) AS place FROM texts)
),
cues AS (
    SELECT kind, pattern, unnest(string_split(words, '|')) AS word FROM ops.note_cues
),
likely AS (
    SELECT DISTINCT l.article_id, l.content_hash, l.body, l.line, l.place, c.kind, c.pattern FROM lines l JOIN cues c ON contains(l.small, c.word)
),
noted AS (
    SELECT article_id, content_hash, body, place, kind, trim(regexp_extract(line, '(?i)[^.!?]*(?:' || pattern || ').{0,400}')) AS text
    FROM likely
    WHERE regexp_matches(line, '(?i)' || pattern)
    QUALIFY row_number() OVER (
        PARTITION BY article_id, content_hash, place
        ORDER BY list_position(['retraction', 'correction', 'clarification', 'update', 'note'], kind), pattern
    ) = 1
)
SELECT article_id, content_hash, (row_number() OVER (PARTITION BY article_id, content_hash ORDER BY place) - 1)::INTEGER AS note_no,
       kind, text, (instr(body, text) - 1)::INTEGER AS start_char, (instr(body, text) - 1 + length(text))::INTEGER AS end_char
FROM noted;
