-- How many articles, and independent ones, does each topic have in each month?
SELECT strftime(a.published_at AT TIME ZONE 'UTC', '%Y-%m') AS month, coalesce(t.name, x.topic_id) AS topic, count(*) AS articles,
       count(DISTINCT a.story_id) AS independent_articles
FROM article_topics x
JOIN articles a USING (article_id)
LEFT JOIN topics t USING (topic_id)
GROUP BY ALL
ORDER BY month NULLS LAST, articles DESC, topic
