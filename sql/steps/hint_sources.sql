-- The sources whose name or domain is spelled nearly as $source, at most three, the nearest first; `is_it` is true of one that is so called.
SELECT s.name, s.domain, name_key(s.name) = name_key($source) OR s.domain IS NOT DISTINCT FROM lower($source) AS is_it
FROM sources s
WHERE is_it OR starts_with(name_key(s.name), left(name_key($source), 3))
   OR jaro_winkler_similarity(name_key(s.name), name_key($source)) >= 0.8 OR jaro_winkler_similarity(s.domain, lower($source)) >= 0.85
ORDER BY is_it DESC, greatest(jaro_winkler_similarity(name_key(s.name), name_key($source)), jaro_winkler_similarity(s.domain, lower($source))) DESC,
         s.name, s.source_id
LIMIT 3
