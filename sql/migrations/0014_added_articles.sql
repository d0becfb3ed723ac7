-- Pairs stand from either side, so that the rows of one entity stand together within a year and a lookup reads few; new articles are added to the counts.
CREATE OR REPLACE TABLE marts.pair_day_counts AS
SELECT * FROM (
    FROM marts.pair_day_counts
    UNION ALL
    SELECT other_id, entity_id, * EXCLUDE (entity_id, other_id) FROM marts.pair_day_counts
)
ORDER BY year(day), entity_id;
CREATE TABLE ops.added_articles (article_id BIGINT);

COMMENT ON TABLE marts.pair_day_counts IS 'How often two entities are in the same sentence on each day, a row from either side; sentences with more than twelve entities are lists and don''t count.';
COMMENT ON COLUMN marts.pair_day_counts.entity_id IS 'The one.';
COMMENT ON COLUMN marts.pair_day_counts.other_id IS 'The other.';
COMMENT ON COLUMN marts.pair_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.pair_day_counts.sentences IS 'Sentences with both.';
COMMENT ON COLUMN marts.pair_day_counts.articles IS 'Articles with such a sentence.';
COMMENT ON COLUMN marts.pair_day_counts.independent_articles IS 'Stories with such a sentence that day: copies count once.';
COMMENT ON COLUMN marts.pair_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON COLUMN marts.pair_day_counts.article_id IS 'Evidence: the day''s article with the smallest id,';
COMMENT ON COLUMN marts.pair_day_counts.sentence_no IS 'and its first sentence with both.';
COMMENT ON TABLE ops.added_articles IS 'New articles that the counts in marts don''t have yet; those of days in ops.stale_days are counted with these. A published file has none.';
COMMENT ON COLUMN ops.added_articles.article_id IS 'The article.';
