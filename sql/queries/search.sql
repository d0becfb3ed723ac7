-- Which articles hold these words, best first, and where?
-- $words: words, "phrases in quotes", OR, -without
-- $from = '': first day, such as 2020-03-01; empty: no limit
-- $to = '': last day; empty: no limit
-- $most = '1000': at most so many articles, the best
SELECT score, utc_day(published_at) AS day, source, title, snippet, url, article_id
FROM search($words, from_day := nullif($from, ''), to_day := nullif($to, ''), most := $most::INTEGER)
