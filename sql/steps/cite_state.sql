-- What state a query was asked of: the snapshot, and what its rows depend on besides the articles' texts.
SELECT n.snapshot_id, n.published_at, n.articles AS articles_in_all,
       (SELECT last(newsloom_version ORDER BY loaded_at) FROM ops.batches) AS newsloom_version,
       (SELECT last(model ORDER BY loaded_at) FROM ops.batches) AS model,
       (SELECT list(DISTINCT annotator_version ORDER BY annotator_version) FROM articles) AS annotators,
       (SELECT list(name ORDER BY name) FROM ops.migrations) AS migrations,
       (SELECT coalesce(list({'id': correction_id, 'at': file || ', line ' || line || ' (' || kind || ')'} ORDER BY file, line), [])
        FROM ops.corrections) AS corrections
FROM ops.snapshots n ORDER BY n.published_at DESC LIMIT 1
