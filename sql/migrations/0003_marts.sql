-- What the marts stand on: one key for names, days in UTC, counts by day, and the days whose counts have to be made again.
-- The counts hold ids and numbers only; the views of sql/marts give them names. They are made by sql/marts/counts.

-- Small letters, no accents, one kind of apostrophe and hyphen, single blanks: names that a person would call the same are equal.
CREATE MACRO name_key(words) AS
    trim(regexp_replace(translate(strip_accents(lower(words)), 'łøđðıħ’‘`´‐‑–—', 'loddih''''''''----'), '\s+', ' ', 'g'));
-- The UTC day of an instant, whatever the client's time zone, with no extension.
CREATE MACRO utc_day(instant) AS make_timestamp(epoch_us(instant))::DATE;

ALTER TABLE entity_aliases ADD COLUMN alias_key VARCHAR;
UPDATE entity_aliases SET alias_key = name_key(alias);

CREATE TABLE ops.stale_days (day DATE);
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles;

CREATE TABLE marts.entity_day_counts (
    entity_id BIGINT, day DATE, mentions BIGINT, articles BIGINT, independent_articles BIGINT, first_told BIGINT
);
CREATE TABLE marts.pair_day_counts (
    entity_id BIGINT, other_id BIGINT, day DATE, sentences BIGINT, articles BIGINT, independent_articles BIGINT, first_told BIGINT,
    article_id BIGINT, sentence_no INTEGER
);
CREATE TABLE marts.place_day_counts (
    entity_id BIGINT, day DATE, articles BIGINT, focus_articles BIGINT, independent_articles BIGINT, first_told BIGINT
);
CREATE TABLE marts.topic_day_counts (
    topic_id VARCHAR, day DATE, articles BIGINT, independent_articles BIGINT, first_told BIGINT
);
CREATE TABLE marts.source_day_counts (
    source_id BIGINT, day DATE, articles BIGINT, copies BIGINT, independent_articles BIGINT, first_told BIGINT, words BIGINT,
    statements BIGINT, quotations BIGINT, tone_total DECIMAL(18, 4), tone_sentences BIGINT
);

COMMENT ON MACRO name_key IS 'A name as it is looked up: small letters, no accents, single blanks.';
COMMENT ON MACRO utc_day IS 'The UTC day of an instant.';
COMMENT ON COLUMN entity_aliases.alias_key IS 'name_key(alias): what names are looked up by.';
COMMENT ON TABLE ops.stale_days IS 'Days whose counts in marts are made again before the next publishing; a published file has none.';
COMMENT ON COLUMN ops.stale_days.day IS 'The UTC day; null stands for undated articles.';

COMMENT ON TABLE marts.entity_day_counts IS 'How often each entity is mentioned on each day; marts.entity_days gives the names.';
COMMENT ON COLUMN marts.entity_day_counts.entity_id IS 'The entity.';
COMMENT ON COLUMN marts.entity_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.entity_day_counts.mentions IS 'Mentions, names and pronouns alike.';
COMMENT ON COLUMN marts.entity_day_counts.articles IS 'Articles that mention it.';
COMMENT ON COLUMN marts.entity_day_counts.independent_articles IS 'Stories that mention it that day: copies count once.';
COMMENT ON COLUMN marts.entity_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON TABLE marts.pair_day_counts IS 'How often two entities are in the same sentence on each day; sentences with more than twelve entities are lists and don''t count.';
COMMENT ON COLUMN marts.pair_day_counts.entity_id IS 'The one with the smaller id.';
COMMENT ON COLUMN marts.pair_day_counts.other_id IS 'The other.';
COMMENT ON COLUMN marts.pair_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.pair_day_counts.sentences IS 'Sentences with both.';
COMMENT ON COLUMN marts.pair_day_counts.articles IS 'Articles with such a sentence.';
COMMENT ON COLUMN marts.pair_day_counts.independent_articles IS 'Stories with such a sentence that day: copies count once.';
COMMENT ON COLUMN marts.pair_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON COLUMN marts.pair_day_counts.article_id IS 'Evidence: the day''s article with the smallest id,';
COMMENT ON COLUMN marts.pair_day_counts.sentence_no IS 'and its first sentence with both.';
COMMENT ON TABLE marts.place_day_counts IS 'How many articles are about each place on each day; marts.places_days gives names and coordinates.';
COMMENT ON COLUMN marts.place_day_counts.entity_id IS 'The place.';
COMMENT ON COLUMN marts.place_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.place_day_counts.articles IS 'Articles about it (article_places).';
COMMENT ON COLUMN marts.place_day_counts.focus_articles IS 'Articles of which it is the focus (rank 1).';
COMMENT ON COLUMN marts.place_day_counts.independent_articles IS 'Stories about it that day: copies count once.';
COMMENT ON COLUMN marts.place_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON TABLE marts.topic_day_counts IS 'How many articles each topic has on each day; marts.topics_days gives the names.';
COMMENT ON COLUMN marts.topic_day_counts.topic_id IS 'The topic.';
COMMENT ON COLUMN marts.topic_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.topic_day_counts.articles IS 'Articles about it.';
COMMENT ON COLUMN marts.topic_day_counts.independent_articles IS 'Stories about it that day: copies count once.';
COMMENT ON COLUMN marts.topic_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON TABLE marts.source_day_counts IS 'What each source published on each day; marts.source_profile sums it up.';
COMMENT ON COLUMN marts.source_day_counts.source_id IS 'The source; null when unknown.';
COMMENT ON COLUMN marts.source_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.source_day_counts.articles IS 'Articles.';
COMMENT ON COLUMN marts.source_day_counts.copies IS 'Those that are copies of an earlier article, of whatever source.';
COMMENT ON COLUMN marts.source_day_counts.independent_articles IS 'Stories that day: copies count once.';
COMMENT ON COLUMN marts.source_day_counts.first_told IS 'Stories that the source has not carried on an earlier day; these add up over days.';
COMMENT ON COLUMN marts.source_day_counts.words IS 'Words of the bodies.';
COMMENT ON COLUMN marts.source_day_counts.statements IS 'Statements in them.';
COMMENT ON COLUMN marts.source_day_counts.quotations IS 'Statements with words in quotation marks (direct or mixed).';
COMMENT ON COLUMN marts.source_day_counts.tone_total IS 'Sum of the tones of their sentences.';
COMMENT ON COLUMN marts.source_day_counts.tone_sentences IS 'Sentences with a tone.';

CREATE TABLE marts.story_links (
    story_id BIGINT, day DATE, other_id BIGINT, other_day DATE, shared BIGINT, similarity DOUBLE
);
COMMENT ON TABLE marts.story_links IS 'Stories that are likely about the same event in other words; marts.same_events gives them headlines.';
COMMENT ON COLUMN marts.story_links.story_id IS 'The story with the smaller id.';
COMMENT ON COLUMN marts.story_links.day IS 'UTC day of its first carrier.';
COMMENT ON COLUMN marts.story_links.other_id IS 'The other story.';
COMMENT ON COLUMN marts.story_links.other_day IS 'UTC day of its first carrier.';
COMMENT ON COLUMN marts.story_links.shared IS 'People, bodies and works in common.';
COMMENT ON COLUMN marts.story_links.similarity IS 'The same by all that the two name, from 0.25 to 1.';
