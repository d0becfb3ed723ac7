-- What is to be said of the article $article_id: where it comes from, what it is a copy of, what was found in it, who annotated it.
SELECT a.article_id, a.title, s.name AS source, a.url, a.external_id, a.identity, a.language, a.access, a.quality_flags, a.word_count,
       a.published_at, a.published_precision, a.published_from, a.modified_at, a.first_seen_at, a.run_id, a.annotator_version,
       a.duplicate_of, o.title AS origin_title, os.name AS origin_source, a.story_id,
       (SELECT max(p.similarity) FROM duplicate_pairs p WHERE a.article_id IN (p.article_id, p.other_id)) AS similarity,
       (SELECT count(*) FROM articles c WHERE c.duplicate_of = a.article_id) AS copies,
       (SELECT count(*) FROM article_versions v WHERE v.article_id = a.article_id) AS earlier_versions,
       (SELECT count(*) FROM sentences t WHERE t.article_id = a.article_id) AS sentences,
       (SELECT count(*) FROM mentions t WHERE t.article_id = a.article_id) AS mentions,
       (SELECT count(*) FROM statements t WHERE t.article_id = a.article_id) AS statements,
       (SELECT count(*) FROM roles t WHERE t.article_id = a.article_id) AS roles,
       (SELECT count(*) FROM events t WHERE t.article_id = a.article_id) AS events
FROM articles a
LEFT JOIN sources s ON s.source_id = a.source_id
LEFT JOIN articles o ON o.article_id = a.duplicate_of
LEFT JOIN sources os ON os.source_id = o.source_id
WHERE a.article_id = $article_id
