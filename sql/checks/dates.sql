-- severity: error
-- No article was published more than a day after newsloom first saw this text: such a date is null, not a guess.
SELECT article_id, published_at, version_seen_at FROM articles WHERE published_at > version_seen_at + INTERVAL 1 DAY
