-- Says what changed between consecutive texts and headlines of the articles in `seen` (article_id). Reads `facts`: those of current texts.
-- A fact is a change if the other text has none of the same key, and it is not merely read otherwise: the other text has neither its
-- sentence, nor, for names, places and quotations, its words. What is gone and what is new are one altered fact where each is the
-- other's best match: the same words but for some, or the same sentence but for it.
DELETE FROM version_edits WHERE article_id IN (SELECT article_id FROM seen);
DELETE FROM version_changes WHERE article_id IN (SELECT article_id FROM seen);

CREATE OR REPLACE TEMP TABLE texts AS
WITH earlier AS (
    SELECT article_id, version_no, content_hash, body FROM article_versions WHERE article_id IN (SELECT article_id FROM seen)
)
FROM earlier
UNION ALL
SELECT a.article_id, coalesce(e.versions, 0) + 1, a.content_hash, a.body
FROM articles a
LEFT JOIN (SELECT article_id, max(version_no) AS versions FROM earlier GROUP BY article_id) e USING (article_id)
WHERE a.article_id IN (SELECT article_id FROM seen);

CREATE OR REPLACE TEMP TABLE steps AS
SELECT o.article_id, n.version_no, o.content_hash AS old_hash, n.content_hash AS new_hash, o.body AS old_body, n.body AS new_body
FROM texts o JOIN texts n ON n.article_id = o.article_id AND n.version_no = o.version_no + 1;

CREATE OR REPLACE TEMP TABLE step_facts AS
WITH every AS (
    -- A note repeats what was wrong: what stands in it is not what the text says.
    SELECT f.* FROM (FROM version_facts WHERE article_id IN (SELECT article_id FROM steps) UNION ALL FROM facts) f
    WHERE NOT EXISTS (
        FROM article_notes n
        WHERE n.article_id = f.article_id AND n.content_hash = f.content_hash AND f.start_char >= n.start_char AND f.start_char < n.end_char
    )
),
sides AS (
    SELECT s.article_id, s.version_no, 'removed' AS change, f.* EXCLUDE (article_id, content_hash), s.old_body AS body, s.new_body AS other_body,
           s.new_hash AS other_hash
    FROM steps s JOIN every f ON f.article_id = s.article_id AND f.content_hash = s.old_hash
    UNION ALL
    SELECT s.article_id, s.version_no, 'added', f.* EXCLUDE (article_id, content_hash), s.new_body, s.old_body, s.old_hash
    FROM steps s JOIN every f ON f.article_id = s.article_id AND f.content_hash = s.new_hash
)
SELECT s.* EXCLUDE (body, other_body, other_hash), list_distinct(copy_words(substring(body, sentence_start + 1, sentence_end - sentence_start))) AS words
FROM sides s
ANTI JOIN every o ON o.article_id = s.article_id AND o.content_hash = s.other_hash AND o.kind = s.kind AND o.key = s.key
WHERE NOT contains(s.other_body, substring(s.body, s.sentence_start + 1, s.sentence_end - s.sentence_start))
  AND NOT (s.kind IN ('name', 'place', 'quote') AND contains(s.other_body, s.value));

CREATE OR REPLACE TEMP TABLE alterations AS
WITH scored AS (
    SELECT o.article_id, o.version_no, o.kind, o.fact_no, n.fact_no AS other_no,
           len(list_intersect(o.words, n.words)) / greatest(len(o.words), len(n.words), 1) AS sentence_alike,
           CASE o.kind
               WHEN 'quote' THEN 1 - levenshtein(o.key, n.key) / greatest(length(o.key), length(n.key), 1)
               ELSE jaro_winkler_similarity(o.key, n.key)
           END AS alike,
           o.about IS NOT DISTINCT FROM n.about AS same_about
    FROM step_facts o
    JOIN step_facts n ON n.article_id = o.article_id AND n.version_no = o.version_no AND n.kind = o.kind
    WHERE o.change = 'removed' AND n.change = 'added'
),
likely AS (
    SELECT *, alike + sentence_alike + same_about::INTEGER AS score FROM scored
    WHERE CASE kind
        WHEN 'quote' THEN alike >= 0.6 OR (same_about AND alike >= 0.4)
        WHEN 'number' THEN sentence_alike >= 0.5 AND (same_about OR sentence_alike >= 0.75)
        WHEN 'date' THEN sentence_alike >= 0.5
        ELSE (alike >= 0.88 AND same_about) OR (sentence_alike >= 0.6 AND same_about)
    END
)
SELECT * FROM likely
QUALIFY row_number() OVER (PARTITION BY article_id, version_no, kind, fact_no ORDER BY score DESC, other_no) = 1
    AND row_number() OVER (PARTITION BY article_id, version_no, kind, other_no ORDER BY score DESC, fact_no) = 1;

CREATE OR REPLACE TEMP TABLE changes AS
WITH headlines AS (
    SELECT h.article_id, t.version_no, h.title,
           lag(h.title) OVER (PARTITION BY h.article_id ORDER BY t.version_no, h.modified_at NULLS FIRST, h.published_at NULLS FIRST, h.title) AS before
    FROM article_headlines h JOIN texts t ON t.article_id = h.article_id AND t.content_hash = h.content_hash
),
notes AS (
    SELECT s.article_id, s.version_no, n.kind, n.text, n.start_char, n.end_char, n.content_hash = s.new_hash AS is_new
    FROM steps s JOIN article_notes n ON n.article_id = s.article_id AND n.content_hash IN (s.old_hash, s.new_hash)
    WHERE NOT contains(CASE WHEN n.content_hash = s.new_hash THEN s.old_body ELSE s.new_body END, n.text)
)
SELECT article_id, version_no, 'headline' AS kind, 'altered' AS change, NULL AS about, before, title AS after,
       NULL::INTEGER AS before_start, NULL::INTEGER AS before_end, NULL::INTEGER AS after_start, NULL::INTEGER AS after_end
FROM headlines WHERE title <> before
UNION ALL
SELECT article_id, version_no, kind, CASE WHEN is_new THEN 'added' ELSE 'removed' END, NULL,
       CASE WHEN NOT is_new THEN text END, CASE WHEN is_new THEN text END,
       CASE WHEN NOT is_new THEN start_char END, CASE WHEN NOT is_new THEN end_char END,
       CASE WHEN is_new THEN start_char END, CASE WHEN is_new THEN end_char END
FROM notes
UNION ALL
SELECT a.article_id, a.version_no, a.kind, 'altered', coalesce(n.about, o.about), o.value, n.value, o.start_char, o.end_char, n.start_char, n.end_char
FROM alterations a
JOIN step_facts o ON o.article_id = a.article_id AND o.version_no = a.version_no AND o.kind = a.kind AND o.fact_no = a.fact_no AND o.change = 'removed'
JOIN step_facts n ON n.article_id = a.article_id AND n.version_no = a.version_no AND n.kind = a.kind AND n.fact_no = a.other_no AND n.change = 'added'
UNION ALL
SELECT article_id, version_no, kind, change, about, CASE WHEN change = 'removed' THEN value END, CASE WHEN change = 'added' THEN value END,
       CASE WHEN change = 'removed' THEN start_char END, CASE WHEN change = 'removed' THEN end_char END,
       CASE WHEN change = 'added' THEN start_char END, CASE WHEN change = 'added' THEN end_char END
FROM step_facts f
WHERE NOT EXISTS (
    FROM alterations a WHERE a.article_id = f.article_id AND a.version_no = f.version_no AND a.kind = f.kind
    AND CASE WHEN f.change = 'removed' THEN a.fact_no ELSE a.other_no END = f.fact_no
);

INSERT INTO version_changes BY NAME
SELECT article_id, version_no, row_number() OVER (
           PARTITION BY article_id, version_no
           ORDER BY kind, coalesce(after_start, before_start), change, before, after, about
       )::INTEGER AS change_no, * EXCLUDE (article_id, version_no)
FROM changes;

INSERT INTO version_edits BY NAME
WITH split AS (
    SELECT article_id, version_no, copy_words(old_body) AS old_words, copy_words(new_body) AS new_words FROM steps
),
threes AS (
    SELECT *, list_distinct(list_transform(list_zip(old_words, old_words[2:], old_words[3:]), lambda w: hash(w))) AS old_threes,
           list_distinct(list_transform(list_zip(new_words, new_words[2:], new_words[3:]), lambda w: hash(w))) AS new_threes
    FROM split
),
counted AS (
    SELECT article_id, version_no, sum(greatest(new_count - old_count, 0))::INTEGER AS words_added,
           sum(greatest(old_count - new_count, 0))::INTEGER AS words_removed
    FROM (
        SELECT article_id, version_no, word, count(*) FILTER (is_new) AS new_count, count(*) FILTER (NOT is_new) AS old_count
        FROM (
            SELECT article_id, version_no, unnest(old_words) AS word, false AS is_new FROM split
            UNION ALL
            SELECT article_id, version_no, unnest(new_words), true FROM split
        )
        GROUP BY ALL
    )
    GROUP BY ALL
),
told AS (
    SELECT article_id, version_no, bool_or(kind IN ('correction', 'clarification', 'retraction') AND change = 'added') AS corrected,
           bool_or(kind <> 'headline') AS changed
    FROM changes GROUP BY ALL
)
SELECT t.article_id, t.version_no,
       CASE
           WHEN c.corrected THEN 'correction'
           WHEN len(list_intersect(t.old_threes, t.new_threes)) < 0.5 * len(t.old_threes) THEN 'rewrite'
           WHEN NOT coalesce(c.changed, false)
                AND coalesce(n.words_added, 0) + coalesce(n.words_removed, 0) <= greatest(12, 0.03 * len(t.old_words)) THEN 'typo'
           ELSE 'update'
       END AS kind,
       round(len(list_intersect(t.old_threes, t.new_threes)) / greatest(len(t.old_threes), 1), 3)::FLOAT AS kept,
       coalesce(n.words_added, 0) AS words_added, coalesce(n.words_removed, 0) AS words_removed
FROM threes t
LEFT JOIN counted n ON n.article_id = t.article_id AND n.version_no = t.version_no
LEFT JOIN told c ON c.article_id = t.article_id AND c.version_no = t.version_no;
