-- Evidence beside names that two stories are about the same event: words of their headlines, and keyphrases.
ALTER TABLE marts.story_links ADD COLUMN title_words BIGINT;
ALTER TABLE marts.story_links ADD COLUMN phrases BIGINT;
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles;
COMMENT ON COLUMN marts.story_links.similarity IS 'The same by all that the two name, from 0.15 to 1.';
COMMENT ON COLUMN marts.story_links.title_words IS 'Words of four letters and more that both headlines have.';
COMMENT ON COLUMN marts.story_links.phrases IS 'Keyphrases in common.';
