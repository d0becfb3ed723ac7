-- evidence(article_id, start_char, end_char): the words at these offsets, with their sentences and 80 characters around.
CREATE OR REPLACE MACRO evidence(article_id, start_char, end_char) AS TABLE
WITH found AS (
    SELECT ar.*, CASE WHEN start_char < 0 OR start_char > end_char OR end_char > length(ar.body)
        THEN error('evidence takes the first code point and the one after the last, from 0 to ' || length(ar.body) || ' in this article, not '
                   || start_char || ' and ' || end_char) END AS refused
    FROM articles ar WHERE ar.article_id = article_id
),
around AS (
    SELECT string_agg(se.text, ' ' ORDER BY se.sentence_no) AS sentences
    FROM sentences se
    WHERE se.article_id = article_id AND se.start_char < end_char AND se.end_char > start_char
)
SELECT substring(f.body, start_char + 1, end_char - start_char) AS words, r.sentences,
       substring(f.body, greatest(start_char - 80, 0) + 1, start_char - greatest(start_char - 80, 0)) AS before,
       substring(f.body, end_char + 1, 80) AS after, f.title, so.name AS source, utc_day(f.published_at, f.published_precision) AS day, f.url, f.content_hash
FROM found f LEFT JOIN sources so ON so.source_id = f.source_id, around r
WHERE f.refused IS NULL;
