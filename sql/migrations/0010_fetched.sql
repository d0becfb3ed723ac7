-- When a text was fetched: of two texts that the publisher dates alike, or not at all, the one fetched later is the newer.
ALTER TABLE articles ADD COLUMN fetched_at TIMESTAMPTZ;
ALTER TABLE article_versions ADD COLUMN fetched_at TIMESTAMPTZ;
COMMENT ON COLUMN articles.fetched_at IS 'When this text was first fetched from the web, by our clock or the WARC file''s; null for what came otherwise.';
COMMENT ON COLUMN article_versions.fetched_at IS 'When this text was first fetched from the web; null for what came otherwise.';
-- What a listing said of a page: a revisit has no listing, and the same page must not lose its date by it.
ALTER TABLE ops.visits ADD COLUMN listed_at VARCHAR;
ALTER TABLE ops.visits ADD COLUMN listed_id VARCHAR;
ALTER TABLE ops.visits ADD COLUMN listed_tags VARCHAR[];
COMMENT ON COLUMN ops.visits.listed_at IS 'When the page was published, as the first feed or sitemap that said so wrote it.';
COMMENT ON COLUMN ops.visits.listed_id IS 'The id that the feed gave it.';
COMMENT ON COLUMN ops.visits.listed_tags IS 'The tags that the feed gave it.';
