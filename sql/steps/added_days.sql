-- Notes the days of ops.added_articles as stale where that costs less than adding the articles to what is counted: when they are a third or
-- more of these days' articles ($share), or too many to be taken up at once ($most).
INSERT INTO ops.stale_days
WITH days AS (
    SELECT utc_day(a.published_at, a.published_precision) AS day, count(*) AS articles, count(n.article_id) AS added
    FROM articles a LEFT JOIN ops.added_articles n ON n.article_id = a.article_id
    GROUP BY 1 HAVING count(n.article_id) > 0
),
whole AS (
    SELECT sum(articles) AS articles, sum(added) AS added FROM days
)
SELECT d.day FROM days d, whole w WHERE w.added >= $share * w.articles OR w.added > $most;
