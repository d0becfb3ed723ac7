-- Brings the search index in step with the articles in `changed` (article_id): one new segment for new and changed texts.
-- Texts that the index has already cost nothing. Leaves `spoiled` (segment): segments that hold words of articles that are gone for
-- good, or nothing else than texts since replaced.
CREATE OR REPLACE TEMP TABLE pending AS
SELECT a.article_id, a.title, a.body, search_text_key(a.title, a.content_hash) AS text_key
FROM articles a SEMI JOIN changed USING (article_id)
ANTI JOIN search_index.documents d ON d.article_id = a.article_id AND d.text_key = search_text_key(a.title, a.content_hash);

CREATE OR REPLACE TEMP TABLE outdated AS
SELECT article_id, segment FROM search_index.documents
WHERE article_id IN (SELECT article_id FROM pending)
   OR (article_id IN (SELECT article_id FROM changed) AND article_id NOT IN (SELECT article_id FROM articles));
DELETE FROM search_index.documents WHERE article_id IN (SELECT article_id FROM outdated);

CREATE OR REPLACE TEMP TABLE spoiled AS
SELECT DISTINCT segment FROM outdated
WHERE article_id NOT IN (SELECT article_id FROM articles) OR segment NOT IN (SELECT segment FROM search_index.documents);
DROP TABLE outdated;

SET VARIABLE search_last_doc = (SELECT doc_no FROM search_index.last_given);
SET VARIABLE search_segment = (SELECT segment + 1 FROM search_index.last_given);

CREATE OR REPLACE TEMP TABLE pending_words AS
SELECT article_id, text_key, (getvariable('search_last_doc') + row_number() OVER (ORDER BY article_id))::INTEGER AS doc_no,
       search_words(title) AS title_words, search_words(body) AS body_words
FROM pending;

INSERT INTO search_index.documents BY NAME
SELECT article_id, doc_no, getvariable('search_segment') AS segment, len(title_words) + len(body_words) AS length, text_key
FROM pending_words ORDER BY doc_no;

INSERT INTO search_index.postings BY NAME
WITH places AS (
    SELECT doc_no, unnest(title_words) AS word, doc_no::BIGINT * 16777216 + generate_subscripts(title_words, 1) AS occurrence
    FROM pending_words
    UNION ALL
    SELECT doc_no, unnest(body_words), doc_no::BIGINT * 16777216 + len(title_words) + 1 + generate_subscripts(body_words, 1)
    FROM pending_words
),
terms AS (
    SELECT word, search_key(search_stem(word)) AS term_key FROM (SELECT DISTINCT word FROM places)
),
by_document AS (
    SELECT t.term_key, p.doc_no, count(*)::INTEGER AS frequency, list(p.occurrence) AS occurrences
    FROM places p JOIN terms t USING (word)
    GROUP BY t.term_key, p.doc_no
)
SELECT term_key, getvariable('search_segment') AS segment, list(doc_no ORDER BY doc_no) AS documents,
       list(frequency ORDER BY doc_no) AS frequencies, list_sort(flatten(list(occurrences))) AS occurrences
FROM by_document
GROUP BY term_key
ORDER BY term_key;

UPDATE search_index.last_given SET
    doc_no = doc_no + (SELECT count(*) FROM pending_words), segment = segment + (SELECT (count(*) > 0)::INTEGER FROM pending_words);
DROP TABLE pending_words;
DROP TABLE pending;
