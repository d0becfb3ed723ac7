-- Who and what is named most, in articles and in independent articles (copies counted once)?
-- $kind = '': PERSON, ORG, GPE, …; empty: all
-- mentions: names and pronouns alike
-- same_name: other entities of that kind with this name, of which some may be the same (see split_names)
-- same_name_articles: articles of these
WITH counted AS (
    SELECT entity_id, name, kind, country_code, sum(mentions)::BIGINT AS mentions, sum(articles)::BIGINT AS articles,
           sum(first_told)::BIGINT AS independent_articles
    FROM marts.entity_days
    WHERE $kind = '' OR kind = upper($kind)
    GROUP BY entity_id, name, kind, country_code
)
SELECT name, kind, country_code, mentions, articles, independent_articles, count(*) OVER same - 1 AS same_name,
       (sum(articles) OVER same)::BIGINT - articles AS same_name_articles
FROM counted
WINDOW same AS (PARTITION BY kind, name)
ORDER BY independent_articles DESC, mentions DESC, name, entity_id
