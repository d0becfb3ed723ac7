-- Copies by what they share: a sketch of each text in the warehouse in place of MinHash bands, and how much of its origin a copy keeps.
-- The sketches are made in SQL from the bodies (sql/steps/copies_keys.sql), so an older warehouse gets them when it is next opened.
DROP TABLE duplicate_bands;
ALTER TABLE articles DROP COLUMN signature;
CREATE TABLE duplicate_keys (article_id BIGINT, key UBIGINT);
ALTER TABLE duplicate_pairs ADD COLUMN contained FLOAT;
ALTER TABLE articles ADD COLUMN kept FLOAT;
ALTER TABLE articles ADD COLUMN added FLOAT;

-- The words that copies are compared by: small letters, split at whatever is neither letter nor digit.
CREATE MACRO copy_words(body) AS list_filter(string_split_regex(lower(body), '[^\p{L}\p{N}]+'), lambda word: word <> '');
-- Whether two texts are a copy and its origin: of so many five-word shingles, so many shared; `frames` of the shared ones have a figure in
-- them if figures are ignored, and `filled` of these have the same figures.
CREATE MACRO is_copy(shared, shingles, other_shingles, frames, filled) AS
    (
        shared >= 0.4 * (shingles + other_shingles - shared)
        OR (shared >= 0.5 * least(shingles, other_shingles) AND shared >= 0.12 * greatest(shingles, other_shingles) AND shared >= 30)
    )
    AND (frames < 10 OR filled >= 0.6 * frames);

COMMENT ON MACRO copy_words IS 'A text as the list of words that copies are compared by.';
COMMENT ON MACRO is_copy IS 'Whether two texts are a copy and its origin, by the five-word shingles that each has and both share, and by their figures.';
COMMENT ON TABLE duplicate_keys IS 'A sketch of each text, its 32 smallest hashes of five words in a row: copies of any length share some.';
COMMENT ON COLUMN duplicate_keys.article_id IS 'The article.';
COMMENT ON COLUMN duplicate_keys.key IS 'One of the hashes.';
COMMENT ON TABLE duplicate_pairs IS 'Pairs of articles of which one is a copy of the other, or both of a third, by the words they share.';
COMMENT ON COLUMN duplicate_pairs.similarity IS 'Shared five-word shingles by all that the two have (Jaccard).';
COMMENT ON COLUMN duplicate_pairs.contained IS 'Shared shingles by those of the shorter text.';
COMMENT ON COLUMN articles.kept IS 'Of a copy: how much of its origin''s text it has, from 0 to 1, by five-word shingles; null for originals.';
COMMENT ON COLUMN articles.added IS 'Of a copy: how much of its own text is not its origin''s, from 0 to 1; null for originals.';
