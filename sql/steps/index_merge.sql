-- Writes the segments in `merging` (segment) anew as one, without the texts that are no longer in search_index.documents.
UPDATE search_index.last_given SET segment = segment + 1;
SET VARIABLE search_segment = (SELECT segment FROM search_index.last_given);

CREATE OR REPLACE TEMP TABLE merged AS
WITH listed AS (
    SELECT term_key, unnest(documents) AS doc_no, unnest(frequencies) AS frequency
    FROM search_index.postings SEMI JOIN merging USING (segment)
),
kept AS (
    SELECT term_key, list(doc_no ORDER BY doc_no) AS documents, list(frequency ORDER BY doc_no) AS frequencies
    FROM listed SEMI JOIN search_index.documents USING (doc_no)
    GROUP BY term_key
),
placed AS (
    SELECT term_key, unnest(occurrences) AS occurrence FROM search_index.postings SEMI JOIN merging USING (segment)
),
kept_places AS (
    SELECT term_key, list_sort(list(occurrence)) AS occurrences
    FROM placed SEMI JOIN search_index.documents d ON d.doc_no = placed.occurrence >> 24
    GROUP BY term_key
)
SELECT k.term_key, k.documents, k.frequencies, p.occurrences FROM kept k JOIN kept_places p USING (term_key);

DELETE FROM search_index.postings WHERE segment IN (SELECT segment FROM merging);
INSERT INTO search_index.postings BY NAME
SELECT term_key, getvariable('search_segment') AS segment, documents, frequencies, occurrences FROM merged ORDER BY term_key;
UPDATE search_index.documents SET segment = getvariable('search_segment') WHERE segment IN (SELECT segment FROM merging);
DROP TABLE merged;
