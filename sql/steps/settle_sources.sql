-- What each source is by all its articles and by the reference data; what the inputs or a correction say of its country stays.
UPDATE sources SET language = spoken.language
FROM (
    SELECT source_id, first(language ORDER BY articles DESC, language) AS language
    FROM (SELECT source_id, language, count(*) AS articles FROM articles WHERE language IS NOT NULL GROUP BY source_id, language)
    GROUP BY source_id
) spoken
WHERE spoken.source_id = sources.source_id AND spoken.language IS DISTINCT FROM sources.language;

UPDATE sources SET kind = known.kind
FROM ops.known_domains known
WHERE known.domain = sources.domain AND known.kind IS DISTINCT FROM sources.kind;

UPDATE sources SET country_code = known.country_code, country_from = 'reference'
FROM ops.known_domains known
WHERE known.domain = sources.domain AND known.country_code IS NOT NULL AND sources.country_from IS DISTINCT FROM 'given'
  AND known.country_code IS DISTINCT FROM sources.country_code
  AND sources.source_id NOT IN (SELECT source_id FROM ops.corrected_sources);
