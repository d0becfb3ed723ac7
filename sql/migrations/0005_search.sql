-- The full-text index: every word of every title and body, in tables of its own, kept in step inside each load's transaction.
-- It is an inverted index in segments: a load appends one, small ones are merged, and a row is one term in one segment. A lookup
-- reads the narrow column of keys and then only the lists it needs. What an article's text was before is never counted: its
-- document number is no longer in search_index.documents.

-- A text as its words: small letters, no accents, split at whatever is neither letter nor digit.
CREATE MACRO search_words(words) AS
    list_filter(
        string_split_regex(translate(lower(strip_accents(coalesce(words, ''))), 'łøđðıħ', 'loddih'), '[^\p{L}\p{N}]+'),
        lambda word: word <> ''
    );

-- A word without its English endings, so that "visits", "visited" and "visiting" are found by "visit": after Porter's steps 1 and 5.
CREATE MACRO search_singular(word) AS
    CASE
        WHEN NOT ends_with(word, 's') OR length(word) < 4 OR word = 'news' THEN word
        WHEN regexp_matches(word, '(ss|us|is)$') THEN word
        WHEN regexp_matches(word, '(sses|xes|ches|shes)$') THEN left(word, -2)
        WHEN ends_with(word, 'ies') AND length(word) > 4 THEN left(word, -3) || 'y'
        ELSE left(word, -1)
    END;
CREATE MACRO search_full(bare) AS
    CASE
        WHEN regexp_matches(bare, '(at|bl|iz)$') THEN bare || 'e'
        WHEN regexp_matches(bare, '(bb|dd|ff|gg|mm|nn|pp|rr|tt)$') THEN left(bare, -1)
        WHEN regexp_matches(bare, '^[^aeiou]*[aeiouy][^aeiouwxy]$') THEN bare || 'e'
        ELSE bare
    END;
CREATE MACRO search_present(word) AS
    CASE
        WHEN NOT regexp_matches(word, '(ed|ing)$') THEN word
        WHEN ends_with(word, 'ied') THEN CASE WHEN length(word) > 4 THEN left(word, -3) || 'y' ELSE left(word, -1) END
        WHEN ends_with(word, 'eed') THEN CASE WHEN regexp_matches(word, '[aeiouy].*eed$') THEN left(word, -1) ELSE word END
        WHEN regexp_matches(word, '[aeiouy].*ed$') THEN search_full(left(word, -2))
        WHEN regexp_matches(word, '[aeiouy].*ing$') THEN search_full(left(word, -3))
        ELSE word
    END;
CREATE MACRO search_ending(word) AS
    CASE
        WHEN regexp_matches(word, '[aeiouy].*e$') AND NOT regexp_matches(word, '^[^aeiou]*[aeiouy][^aeiouwxy]e$') THEN left(word, -1)
        WHEN regexp_matches(word, '[aeiouy].*[aeiouy]ll$') THEN left(word, -1)
        ELSE word
    END;
-- One rule after the other by lambdas: macros put in each other would write the word out hundreds of times, which is slow to plan.
CREATE MACRO search_stem(word) AS
    CASE WHEN regexp_full_match(word, '[a-z]{3,}') THEN
        list_transform(list_transform(list_transform([word],
            lambda w: search_singular(w)), lambda w: search_present(w)), lambda w: search_ending(w))[1]
    ELSE word END;
-- What a stem is looked up by.
CREATE MACRO search_key(stem) AS md5_number_lower(stem);
-- Tells one text of an article from another.
CREATE MACRO search_text_key(title, content_hash) AS ('0x' || md5(concat_ws(chr(31), title, content_hash))[:13])::BIGINT;

CREATE SCHEMA search_index;
CREATE TABLE search_index.documents (article_id BIGINT, doc_no INTEGER, segment INTEGER, length INTEGER, text_key BIGINT);
CREATE TABLE search_index.postings (
    term_key UBIGINT, segment INTEGER, documents INTEGER[], frequencies INTEGER[], occurrences BIGINT[]
);
CREATE TABLE search_index.last_given (doc_no INTEGER, segment INTEGER);
INSERT INTO search_index.last_given VALUES (0, 0);

COMMENT ON MACRO search_words IS 'A text as a list of words: small letters, no accents.';
COMMENT ON MACRO search_singular IS 'Part of search_stem: plurals.';
COMMENT ON MACRO search_full IS 'Part of search_stem: what an ending took.';
COMMENT ON MACRO search_present IS 'Part of search_stem: -ed and -ing.';
COMMENT ON MACRO search_ending IS 'Part of search_stem: the last e or l.';
COMMENT ON MACRO search_stem IS 'A word of search_words without its English endings.';
COMMENT ON MACRO search_key IS 'The number by which search looks up a stem.';
COMMENT ON MACRO search_text_key IS 'Tells one text of an article from another.';
COMMENT ON TABLE search_index.documents IS 'The texts that search() knows: the newest text of every article, a row each.';
COMMENT ON COLUMN search_index.documents.article_id IS 'The article.';
COMMENT ON COLUMN search_index.documents.doc_no IS 'Number of this text in the index; an article whose text changes gets a new one.';
COMMENT ON COLUMN search_index.documents.segment IS 'The segment that holds its words.';
COMMENT ON COLUMN search_index.documents.length IS 'Words in title and body, as search counts them.';
COMMENT ON COLUMN search_index.documents.text_key IS 'Of title and content_hash: whether the index has the newest text.';
COMMENT ON TABLE search_index.postings IS 'Where each term stands, a row for each term and segment; FROM search(…) reads it.';
COMMENT ON COLUMN search_index.postings.term_key IS 'search_key of the stem.';
COMMENT ON COLUMN search_index.postings.segment IS 'The segment: articles that were indexed together.';
COMMENT ON COLUMN search_index.postings.documents IS 'Numbers of the texts that have it, rising; numbers not in documents are texts since replaced.';
COMMENT ON COLUMN search_index.postings.frequencies IS 'How often each of them has it.';
COMMENT ON COLUMN search_index.postings.occurrences IS 'Every place: doc_no * 2^24 + place of the word, rising; the body follows the title after a gap of one.';
COMMENT ON TABLE search_index.last_given IS 'The highest numbers given so far, one row: none is given twice.';
COMMENT ON COLUMN search_index.last_given.doc_no IS 'To a text.';
COMMENT ON COLUMN search_index.last_given.segment IS 'To a segment.';
