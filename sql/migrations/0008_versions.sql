-- What an article was before: every address and headline it was seen under, what its earlier texts said, and what changed from one to the
-- next. Versions arrive in any order, and only the newest text has annotations, so what an earlier one said is kept as facts.
CREATE TABLE article_urls (article_id BIGINT, url VARCHAR, kind VARCHAR, first_seen_at TIMESTAMPTZ);
CREATE TABLE article_headlines (
    article_id BIGINT, content_hash VARCHAR, title VARCHAR, modified_at TIMESTAMPTZ, published_at TIMESTAMPTZ, first_seen_at TIMESTAMPTZ
);
CREATE TABLE article_notes (
    article_id BIGINT, content_hash VARCHAR, note_no INTEGER, kind VARCHAR, text VARCHAR, start_char INTEGER, end_char INTEGER
);
CREATE TABLE version_facts (
    article_id BIGINT, content_hash VARCHAR, kind VARCHAR, fact_no INTEGER, key VARCHAR, value VARCHAR, about VARCHAR,
    start_char INTEGER, end_char INTEGER, sentence_start INTEGER, sentence_end INTEGER
);
CREATE TABLE version_edits (
    article_id BIGINT, version_no INTEGER, kind VARCHAR, kept FLOAT, words_added INTEGER, words_removed INTEGER
);
CREATE TABLE version_changes (
    article_id BIGINT, version_no INTEGER, change_no INTEGER, kind VARCHAR, change VARCHAR, about VARCHAR, before VARCHAR, after VARCHAR,
    before_start INTEGER, before_end INTEGER, after_start INTEGER, after_end INTEGER
);
CREATE TABLE ops.note_cues (kind VARCHAR, pattern VARCHAR);

-- What an address is by its form.
CREATE MACRO url_kind(url) AS
    CASE
        WHEN regexp_matches(url, '^https?://amp\.|\.cdn\.ampproject\.org/|/amp(/|\?|$)|\.amp(\.html?)?$|[?&](amp|outputType=amp)(=|&|$)') THEN 'amp'
        WHEN regexp_matches(url, '^https?://(m|mobile)\.|^https?://[a-z-]+\.m\.') THEN 'mobile'
        ELSE 'other'
    END;

INSERT INTO article_urls BY NAME
SELECT article_id, url, CASE url_kind(url) WHEN 'other' THEN 'canonical' ELSE url_kind(url) END AS kind, first_seen_at
FROM articles WHERE url IS NOT NULL;
INSERT INTO article_headlines BY NAME
SELECT article_id, content_hash, title, modified_at, published_at, version_seen_at AS first_seen_at FROM articles WHERE title IS NOT NULL
UNION ALL BY NAME
SELECT article_id, content_hash, title, modified_at, published_at, first_seen_at FROM article_versions WHERE title IS NOT NULL;

COMMENT ON MACRO url_kind IS 'What an address is by its form: amp, mobile, or other.';
COMMENT ON TABLE article_urls IS 'Every address that an article was seen under, a row each.';
COMMENT ON COLUMN article_urls.article_id IS 'The article.';
COMMENT ON COLUMN article_urls.url IS 'The address.';
COMMENT ON COLUMN article_urls.kind IS 'canonical (its own, without tracking), amp, mobile, or other (as asked, redirected to, or linked by a feed).';
COMMENT ON COLUMN article_urls.first_seen_at IS 'When it was first loaded under this address.';
COMMENT ON TABLE article_headlines IS 'Every headline that a text of an article was seen under: an edit of the headline alone makes no version.';
COMMENT ON COLUMN article_headlines.article_id IS 'The article.';
COMMENT ON COLUMN article_headlines.content_hash IS 'The text: that of articles or of one of article_versions.';
COMMENT ON COLUMN article_headlines.title IS 'The headline.';
COMMENT ON COLUMN article_headlines.modified_at IS 'The latest date of change that it was seen with; the latest headline is the text''s.';
COMMENT ON COLUMN article_headlines.published_at IS 'The date of publication beside it.';
COMMENT ON COLUMN article_headlines.first_seen_at IS 'When it was first loaded.';
COMMENT ON TABLE article_notes IS 'Notes in the text that say that it was corrected, clarified, updated or taken back, by the cues of seeds/note_cues.csv.';
COMMENT ON COLUMN article_notes.article_id IS 'The article.';
COMMENT ON COLUMN article_notes.content_hash IS 'The text: that of articles or of one of article_versions.';
COMMENT ON COLUMN article_notes.note_no IS 'Number in the text, from 0.';
COMMENT ON COLUMN article_notes.kind IS 'correction, clarification, update, note (of the editors) or retraction.';
COMMENT ON COLUMN article_notes.text IS 'The note, from the beginning of its sentence.';
COMMENT ON COLUMN article_notes.start_char IS 'First code point of it in that text,';
COMMENT ON COLUMN article_notes.end_char IS 'and the code point after.';
COMMENT ON TABLE version_facts IS 'What an earlier text of an article said, from its annotations: quotations, figures, dates, names and places.';
COMMENT ON COLUMN version_facts.article_id IS 'The article.';
COMMENT ON COLUMN version_facts.content_hash IS 'The text, one of article_versions.';
COMMENT ON COLUMN version_facts.kind IS 'quote, number, date, name or place.';
COMMENT ON COLUMN version_facts.fact_no IS 'Number among those of its kind in the text, from 1.';
COMMENT ON COLUMN version_facts.key IS 'What makes two facts the same: words, value and unit, name in small letters.';
COMMENT ON COLUMN version_facts.value IS 'The words.';
COMMENT ON COLUMN version_facts.about IS 'Who is quoted, what is counted, the kind of name.';
COMMENT ON COLUMN version_facts.start_char IS 'First code point of the words in that text,';
COMMENT ON COLUMN version_facts.end_char IS 'and the code point after.';
COMMENT ON COLUMN version_facts.sentence_start IS 'First code point of the sentence,';
COMMENT ON COLUMN version_facts.sentence_end IS 'and the code point after.';
COMMENT ON TABLE version_edits IS 'How each text of an article differs from the one before; version numbers go on from article_versions to articles.';
COMMENT ON COLUMN version_edits.article_id IS 'The article.';
COMMENT ON COLUMN version_edits.version_no IS 'The later text: a number of article_versions, or the one after them, which is the text in articles.';
COMMENT ON COLUMN version_edits.kind IS 'typo (nothing of meaning), correction (a note says so), update, or rewrite (less than half is kept).';
COMMENT ON COLUMN version_edits.kept IS 'How much of the text before is still there, from 0 to 1, by three words in a row.';
COMMENT ON COLUMN version_edits.words_added IS 'Words that the text before did not have, counted as often as they stand.';
COMMENT ON COLUMN version_edits.words_removed IS 'Words that are gone.';
COMMENT ON TABLE version_changes IS 'What changed in meaning from one text, or one headline, of an article to the next.';
COMMENT ON COLUMN version_changes.article_id IS 'The article.';
COMMENT ON COLUMN version_changes.version_no IS 'The later text, as in version_edits; of a headline alone, the text under it.';
COMMENT ON COLUMN version_changes.change_no IS 'Number in the version, from 1.';
COMMENT ON COLUMN version_changes.kind IS 'headline, quote, number, date, name, place, or the kind of a note: correction, clarification, update, note, retraction.';
COMMENT ON COLUMN version_changes.change IS 'added, removed or altered.';
COMMENT ON COLUMN version_changes.about IS 'Who is quoted, what is counted, the kind of name.';
COMMENT ON COLUMN version_changes.before IS 'The words before; null for what was added.';
COMMENT ON COLUMN version_changes.after IS 'The words after; null for what was removed.';
COMMENT ON COLUMN version_changes.before_start IS 'First code point of the words in the text before,';
COMMENT ON COLUMN version_changes.before_end IS 'and the code point after; null for headlines.';
COMMENT ON COLUMN version_changes.after_start IS 'First code point of the words in the later text,';
COMMENT ON COLUMN version_changes.after_end IS 'and the code point after; null for headlines.';
COMMENT ON TABLE ops.note_cues IS 'What marks a correction note, from seeds/note_cues.csv.';
COMMENT ON COLUMN ops.note_cues.kind IS 'The kind of note.';
COMMENT ON COLUMN ops.note_cues.pattern IS 'A regular expression without regard to case, looked for in each paragraph.';
