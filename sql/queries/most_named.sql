-- Who and what is named most, in articles and in independent articles (copies counted once)?
-- $kind = '': PERSON, ORG, GPE, …; empty: all
SELECT name, kind, country_code, sum(mentions)::BIGINT AS mentions, sum(articles)::BIGINT AS articles,
       sum(first_told)::BIGINT AS independent_articles
FROM marts.entity_days
WHERE $kind = '' OR kind = upper($kind)
GROUP BY entity_id, name, kind, country_code
ORDER BY independent_articles DESC, mentions DESC, name, entity_id
