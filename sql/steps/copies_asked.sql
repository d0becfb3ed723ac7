-- A round: in each cluster that has articles without an origin, the first of them is one; the rows are all of them, each with it.
SELECT article_id, arg_min(article_id, place) OVER (PARTITION BY cluster) AS other_id FROM clusters WHERE origin IS NULL
