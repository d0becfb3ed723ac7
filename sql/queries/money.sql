-- Which sums of money are told, largest first in their currency?
-- $currency = 'USD': ISO 4217 code
SELECT q.value, q.upper_value, q.unit, q.text AS words, s.text AS sentence, a.url
FROM quantities q
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
WHERE q.kind = 'MONEY' AND q.unit = upper($currency) AND a.duplicate_of IS NULL
ORDER BY q.value DESC, article_id, q.quantity_no
