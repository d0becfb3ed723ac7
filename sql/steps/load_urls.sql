-- Keeps every address that the batch's articles were seen under, and makes an article's own address the same whichever record came first:
-- of those that records gave as theirs, one that is neither AMP nor mobile, then https, then the shortest, then by the alphabet.
CREATE OR REPLACE TEMP TABLE batch_urls AS
WITH seen AS (
    SELECT article_id, url, CASE url_kind(url) WHEN 'other' THEN 'canonical' ELSE url_kind(url) END AS kind
    FROM incoming WHERE action <> 'removed' AND url IS NOT NULL
    UNION ALL
    SELECT article_id, seen, url_kind(seen) FROM (SELECT article_id, unnest(seen_urls) AS seen FROM incoming WHERE action <> 'removed')
    WHERE seen IS NOT NULL
),
-- What was kept as another's form and is now given as its own is its own.
known AS (
    SELECT article_id, url, kind, first_seen_at FROM article_urls WHERE article_id IN (SELECT article_id FROM seen)
)
SELECT article_id, url, min(kind) FILTER (kind <> 'other') AS own_kind, min(first_seen_at) AS first_seen_at
FROM (SELECT *, NULL AS first_seen_at FROM seen UNION ALL FROM known)
GROUP BY article_id, url;
DELETE FROM article_urls WHERE article_id IN (SELECT article_id FROM batch_urls);
INSERT INTO article_urls BY NAME
SELECT article_id, url, coalesce(own_kind, 'other') AS kind, coalesce(first_seen_at, getvariable('batch_now')) AS first_seen_at FROM batch_urls;

UPDATE articles SET url = best.url
FROM (
    SELECT article_id, first(url ORDER BY kind <> 'canonical', NOT starts_with(url, 'https:'), length(url), url) AS url
    FROM article_urls WHERE kind <> 'other' AND article_id IN (SELECT article_id FROM batch_urls)
    GROUP BY article_id
) best
WHERE best.article_id = articles.article_id AND articles.url IS DISTINCT FROM best.url;
