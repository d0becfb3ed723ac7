-- Puts the batch's articles in place. Reads `incoming` (ARTICLES and `action`) and `batch_now`, `batch_run`, `batch_annotator` variables.
-- A text that is superseded, whether it was here or comes in older, becomes a row of article_versions.
CREATE OR REPLACE TEMP TABLE replaced AS
SELECT a.* FROM articles a SEMI JOIN (FROM incoming WHERE action = 'current') i USING (article_id);
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at, published_precision) FROM replaced;
INSERT INTO ops.added_articles
SELECT article_id FROM incoming WHERE action = 'current' AND article_id NOT IN (SELECT article_id FROM replaced);

INSERT INTO article_versions BY NAME
SELECT article_id, content_hash, title, body, published_at, modified_at, fetched_at, version_seen_at AS first_seen_at,
       getvariable('batch_now') AS superseded_at
FROM replaced;

INSERT INTO article_versions BY NAME
SELECT article_id, content_hash, title, body, published_at, modified_at, fetched_at, getvariable('batch_now') AS first_seen_at,
       getvariable('batch_now') AS superseded_at
FROM incoming WHERE action = 'older';

UPDATE article_versions SET version_no = numbered.version_no
FROM (
    SELECT article_id, content_hash, row_number() OVER (
        PARTITION BY article_id ORDER BY modified_at NULLS FIRST, published_at NULLS FIRST, fetched_at NULLS FIRST, content_hash
    ) AS version_no
    FROM article_versions WHERE article_id IN (SELECT article_id FROM incoming WHERE action IN ('current', 'older'))
) numbered
WHERE article_versions.article_id = numbered.article_id AND article_versions.content_hash = numbered.content_hash;

DELETE FROM articles WHERE article_id IN (SELECT article_id FROM replaced);
INSERT INTO articles BY NAME
SELECT i.* EXCLUDE (
           input, position, source_name, source_domain, source_country, authors, seen_urls, tags, links, images, paragraph_kinds,
           action
       ),
       coalesce(r.first_seen_at, getvariable('batch_now')) AS first_seen_at, getvariable('batch_now') AS version_seen_at,
       getvariable('batch_run') AS run_id, getvariable('batch_annotator') AS annotator_version
FROM incoming i LEFT JOIN replaced r USING (article_id)
WHERE i.action = 'current';

-- A source's row is the same whichever article came first: the smallest of each known value, a name before a bare
-- domain, corrections aside.
CREATE OR REPLACE TEMP TABLE merged_sources AS
SELECT source_id, coalesce(min(name) FILTER (lower(name) NOT IN (domain, 'www.' || domain)), min(name)) AS name, min(domain) AS domain,
       min(country_code) AS country_code, CASE WHEN min(country_code) IS NOT NULL THEN 'given' END AS country_from
FROM (
    SELECT source_id, source_name AS name, source_domain AS domain, source_country AS country_code FROM incoming
    WHERE source_id IS NOT NULL AND action IN ('current', 'older')
    UNION ALL
    SELECT s.source_id, s.name, s.domain,
           CASE WHEN s.country_from = 'given' THEN CASE WHEN c.source_id IS NULL THEN s.country_code ELSE c.country_code END END
    FROM sources s LEFT JOIN ops.corrected_sources c USING (source_id)
    WHERE s.source_id IN (SELECT source_id FROM incoming)
)
GROUP BY source_id;
DELETE FROM ops.corrected_sources WHERE source_id IN (SELECT source_id FROM merged_sources);
DELETE FROM sources WHERE source_id IN (SELECT source_id FROM merged_sources);
INSERT INTO sources BY NAME FROM merged_sources;

DELETE FROM article_authors WHERE article_id IN (SELECT article_id FROM incoming WHERE action = 'current');
CREATE OR REPLACE TEMP TABLE bylines AS
SELECT article_id, ('0x' || md5(concat_ws(chr(31), 'author', lower(name)))[:13])::BIGINT AS author_id, name, position
FROM (
    SELECT article_id, unnest(authors) AS name, generate_subscripts(authors, 1) AS position
    FROM incoming WHERE action = 'current'
);
INSERT INTO article_authors BY NAME SELECT article_id, author_id, position FROM bylines;
CREATE OR REPLACE TEMP TABLE merged_authors AS
SELECT author_id, min(name) AS name FROM (
    SELECT author_id, name FROM bylines UNION ALL SELECT author_id, name FROM authors WHERE author_id IN (SELECT author_id FROM bylines)
) GROUP BY author_id;
DELETE FROM authors WHERE author_id IN (SELECT author_id FROM merged_authors);
INSERT INTO authors BY NAME FROM merged_authors;
