-- Finds the correction notes in the texts that the batch brings, a paragraph at most one; `note_cues` of ops say what marks one.
INSERT INTO article_notes BY NAME
WITH every AS (
    SELECT '(?i)(?:' || string_agg(pattern, '|') || ')' AS pattern FROM ops.note_cues
),
texts AS (
    SELECT article_id, content_hash, body FROM incoming, every WHERE action IN ('current', 'older') AND regexp_matches(body, '(?m)' || pattern)
),
lines AS (
    SELECT article_id, content_hash, body, line, place
    FROM (SELECT *, unnest(lines) AS line, generate_subscripts(lines, 1) AS place FROM (SELECT *, string_split(body, chr(10)) AS lines FROM texts)),
         every
    WHERE regexp_matches(line, every.pattern)
),
kinds AS (
    SELECT kind, string_agg(pattern, '|' ORDER BY pattern) AS pattern,
           list_position(['retraction', 'correction', 'clarification', 'update', 'note'], kind) AS rank
    FROM ops.note_cues GROUP BY kind
),
noted AS (
    SELECT article_id, content_hash, body, place, k.kind, trim(regexp_extract(line, '(?i)[^.!?]*(?:' || k.pattern || ').{0,400}')) AS text
    FROM lines, kinds k
    WHERE regexp_matches(line, '(?i)' || k.pattern)
    QUALIFY row_number() OVER (PARTITION BY article_id, content_hash, place ORDER BY k.rank) = 1
)
SELECT article_id, content_hash, (row_number() OVER (PARTITION BY article_id, content_hash ORDER BY place) - 1)::INTEGER AS note_no,
       kind, text, (instr(body, text) - 1)::INTEGER AS start_char, (instr(body, text) - 1 + length(text))::INTEGER AS end_char
FROM noted;
