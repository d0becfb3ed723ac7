-- How many articles, and independent ones, does each topic have in each month?
SELECT strftime(day, '%Y-%m') AS month, topic, sum(articles)::BIGINT AS articles, sum(first_told)::BIGINT AS independent_articles
FROM marts.topics_days
GROUP BY month, topic_id, topic
ORDER BY month NULLS LAST, articles DESC, topic
