-- What each source is like: volume, topics, tone, whom it quotes, and how much of it is copied; a row a source.
-- source_id: The source; null for articles of unknown source
-- source: Its name
-- domain: Its domain
-- country_code: Its country
-- articles: Articles
-- independent_articles: The same with copies counted once
-- copies: Articles that are copies of an earlier one
-- syndicated_share: copies by articles, from 0 to 1
-- agency_articles: Articles that a news agency reported, by their own word
-- agencies: Its five most frequent agencies and their articles
-- first_day: UTC day of the first article; articles whose day isn't known are counted, but give no day
-- last_day: UTC day of the last
-- days: Days with an article
-- words_an_article: Mean length in words
-- statements_an_article: Statements by articles
-- quoted_share: Share of statements with words in quotation marks
-- tone: Mean tone of its sentences, from -1 to 1
-- topics: Its five most frequent topics and their articles
-- quoted: The five it gives most statements of, and how many
WITH volume AS (
    SELECT source_id, sum(articles)::BIGINT AS articles, sum(first_told)::BIGINT AS independent_articles, sum(copies)::BIGINT AS copies,
           min(day) AS first_day, max(day) AS last_day, count(day) AS days, sum(words) AS words, sum(statements) AS statements,
           sum(quotations) AS quotations, sum(tone_total) AS tone_total, sum(tone_sentences) AS tone_sentences
    FROM marts.source_day_counts
    GROUP BY source_id
),
agency_counts AS (
    SELECT source_id, agency, count(*) AS articles FROM main.articles
    WHERE agency IS NOT NULL AND agency_from <> 'source'
    GROUP BY source_id, agency
),
agency_lists AS (
    SELECT source_id, sum(articles)::BIGINT AS agency_articles, list(agency || ' (' || articles || ')' ORDER BY articles DESC, agency)[:5] AS agencies
    FROM agency_counts GROUP BY source_id
),
topic_counts AS (
    SELECT a.source_id, x.topic_id, count(*) AS articles
    FROM main.article_topics x JOIN main.articles a ON a.article_id = x.article_id
    GROUP BY a.source_id, x.topic_id
),
topic_lists AS (
    SELECT c.source_id, list(coalesce(t.name, c.topic_id) || ' (' || c.articles || ')' ORDER BY c.articles DESC, c.topic_id)[:5] AS topics
    FROM topic_counts c LEFT JOIN main.topics t ON t.topic_id = c.topic_id
    GROUP BY c.source_id
),
quoted_counts AS (
    SELECT a.source_id, p.entity_id, count(*) AS statements
    FROM main.statement_speakers p JOIN main.articles a ON a.article_id = p.article_id
    GROUP BY a.source_id, p.entity_id
),
quoted_most AS (
    SELECT source_id, entity_id, statements FROM quoted_counts
    QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY statements DESC, entity_id) <= 5
),
quoted_lists AS (
    SELECT q.source_id, list(e.name || ' (' || q.statements || ')' ORDER BY q.statements DESC, q.entity_id) AS quoted
    FROM quoted_most q JOIN main.entities e ON e.entity_id = q.entity_id
    GROUP BY q.source_id
),
-- A source has a row of each part. Brought together by grouping, not by joins that also match null, a filter on source_id reaches the scans.
parts AS (
    FROM volume UNION ALL BY NAME FROM agency_lists UNION ALL BY NAME FROM topic_lists UNION ALL BY NAME FROM quoted_lists
),
profiles AS (
    SELECT source_id, any_value(articles) AS articles, any_value(independent_articles) AS independent_articles, any_value(copies) AS copies,
           any_value(agency_articles) AS agency_articles, any_value(agencies) AS agencies, any_value(first_day) AS first_day,
           any_value(last_day) AS last_day, any_value(days) AS days, any_value(words) AS words, any_value(statements) AS statements,
           any_value(quotations) AS quotations, any_value(tone_total) AS tone_total, any_value(tone_sentences) AS tone_sentences,
           any_value(topics) AS topics, any_value(quoted) AS quoted
    FROM parts GROUP BY source_id
)
SELECT v.source_id, s.name AS source, s.domain, s.country_code, v.articles, v.independent_articles, v.copies,
       round(v.copies / v.articles, 3) AS syndicated_share,
       coalesce(v.agency_articles, 0) AS agency_articles, v.agencies, v.first_day, v.last_day, v.days,
       round(v.words / v.articles, 1) AS words_an_article, round(v.statements / v.articles, 2) AS statements_an_article,
       round(v.quotations / nullif(v.statements, 0), 3) AS quoted_share, round(v.tone_total / nullif(v.tone_sentences, 0), 4) AS tone,
       v.topics, v.quoted
FROM profiles v
LEFT JOIN main.sources s ON s.source_id = v.source_id
