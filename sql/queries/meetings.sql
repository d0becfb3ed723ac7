-- Who met, talked with or visited whom, where and when?
-- $name = '': somebody who took part, by any name; empty: all
WITH attending AS (
    SELECT article_id, event_no, string_agg(DISTINCT coalesce(e.name, p.text), '; ' ORDER BY coalesce(e.name, p.text)) AS who,
           bool_or($name = '' OR p.entity_id IN (
               SELECT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
           )) AS wanted
    FROM event_participants p LEFT JOIN entities e USING (entity_id)
    GROUP BY ALL
)
SELECT coalesce(ev.starts_at::DATE, a.published_at::DATE) AS day, ev.trigger, w.who, pl.name AS place, s.text AS sentence, a.url
FROM events ev
JOIN attending w USING (article_id, event_no)
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
LEFT JOIN entities pl ON pl.entity_id = ev.place_id
WHERE ev.kind = 'CONSULT' AND NOT ev.negated AND w.wanted AND a.duplicate_of IS NULL
ORDER BY day DESC NULLS LAST, article_id, event_no
