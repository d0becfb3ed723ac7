-- What happened to articles after $since: how many are new, edited, removed.
SELECT (SELECT count(*) FROM articles WHERE first_seen_at > $since::TIMESTAMPTZ) AS new,
       (SELECT count(*) FROM articles WHERE version_seen_at > $since::TIMESTAMPTZ AND first_seen_at <= $since::TIMESTAMPTZ) AS edited,
       (SELECT count(DISTINCT article_id) FROM ops.removals WHERE removed_at > $since::TIMESTAMPTZ) AS removed
