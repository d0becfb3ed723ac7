-- What the warehouse holds: a row a count, in the order a person reads them. $annotator is the annotator's present version.
SELECT what, number FROM (
    VALUES
        (1, 'articles', (SELECT count(*) FROM articles)),
        (2, 'independent articles (copies counted once)', (SELECT count(*) FROM articles WHERE duplicate_of IS NULL)),
        (3, 'earlier versions', (SELECT count(*) FROM article_versions)),
        (4, 'sources', (SELECT count(*) FROM sources)),
        (5, 'entities', (SELECT count(*) FROM entities)),
        (6, 'mentions', (SELECT count(*) FROM mentions)),
        (7, 'roles', (SELECT count(*) FROM roles)),
        (8, 'statements', (SELECT count(*) FROM statements)),
        (9, 'events', (SELECT count(*) FROM events)),
        (10, 'rejected inputs', (SELECT count(*) FROM ops.rejects)),
        (11, 'articles annotated by an older version', (SELECT count(*) FROM articles WHERE annotator_version <> $annotator))
) AS counts (place, what, number)
ORDER BY place
