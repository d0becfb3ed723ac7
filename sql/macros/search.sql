-- search(query): the articles that hold the words, best first by BM25, with the place that fits best, hits marked «so».
-- Words are joined by AND; OR joins its neighbours; -word or NOT word leaves out; "words in quotes" stand together; case, accents
-- and English endings don't matter. from_day, to_day (UTC), source (name or domain) and entity (a name) narrow down; at most `most` rows.

-- The pieces of a question: words, -words, phrases in straight quotes, OR and AND. Brackets may hold what OR joins; more they can't say.
CREATE OR REPLACE MACRO search_plain(query) AS
    regexp_replace(regexp_replace(regexp_replace(query::VARCHAR, '[“”„«»]', '"', 'g'), '(^|[\s(])NOT\s+', '\1-', 'g'),
                   '-\(\s*([^\s()]+)\s*\)', '-\1', 'g');
CREATE OR REPLACE MACRO search_bare(query) AS
    regexp_replace(regexp_replace(search_plain(query), '"[^"]*"', 'x', 'g'), '\s+OR\s+', '|', 'g');
CREATE OR REPLACE MACRO search_pieces(query) AS
    CASE WHEN regexp_matches(search_bare(query), '-\(|\([^()|]*\([^()]*\||\|\([^()]*[^()\s]\s+[^()\s]|[^()\s]\s+[^()\s]+\s*\)\|')
        THEN error('search takes brackets only around words that OR joins, as in: (wheat OR barley) harvest')
        WHEN contains(search_bare(query), '"')
        THEN error('search found a quotation mark without its partner; words in quotes stand together, as in: "trade deal" steel')
        WHEN regexp_matches(search_bare(query), '^\s*OR\s|\sOR\s*$') AND regexp_matches(search_bare(query), '[^\sOR]')
        THEN error('search needs a word on either side of OR, as in: wheat OR barley')
        WHEN regexp_matches(search_bare(query), '[\p{L}\p{N}]\*')
        THEN error('search finds whole words with any English ending; a part of a word, as in trad*, it can not look for')
        ELSE regexp_extract_all(search_plain(query), '-?"[^"]*"|[^\s"()]+') END;

-- The numbers of the words in `words` (a list) that are forms of one of `stems`. A stem begins as its words do, which spares most words theirs.
-- `beginnings` and `stems` are strings between blanks: a lambda copies what it uses for each word, and copies lists dearly.
CREATE OR REPLACE MACRO search_places(words, beginnings, stems) AS
    list_filter(
        list_transform(words, lambda word, place:
            CASE WHEN contains(beginnings, ' ' || left(lower(strip_accents(left(word, 3))), 2) || ' ')
                THEN CASE WHEN contains(stems, ' ' || list_transform(search_words(word), lambda part: search_stem(part))[1] || ' ') THEN place END END
        ),
        lambda place: place IS NOT NULL
    );

-- Where the window of twelve words with most of `places` in it begins; 1 when there is none.
CREATE OR REPLACE MACRO search_window(places) AS
    coalesce(-(list_max(list_transform(places[:100], lambda p: {
        'hits': len(list_filter(places[:200], lambda q: q >= p AND q < p + 12)), 'place': -p
    })).place), 1);

-- The words from number `start` on, with those at `places` marked.
CREATE OR REPLACE MACRO search_shown(words, places, start) AS
    CASE WHEN start > 1 THEN '… ' ELSE '' END
    || trim(regexp_replace(array_to_string(list_transform(words[start : start + 35], lambda word, number:
        CASE WHEN list_contains(places, start + number - 1) THEN regexp_replace(word, '^([\p{L}\p{N}\p{M}]+)', '«\1»') ELSE word END
    ), ''), '\s+', ' ', 'g'))
    || CASE WHEN len(words) > start + 35 THEN ' …' ELSE '' END;

CREATE OR REPLACE MACRO search(query, from_day := NULL, to_day := NULL, source := NULL, entity := NULL, most := 1000) AS TABLE
-- Only what a LIMIT leaves is cut into words: nothing but these projections stands above the best texts.
SELECT p.article_id, p.score, p.title, p.published_at, p.source_name AS source, p.url,
       search_shown(p.words, p.places, greatest(search_window(p.places) - 10, 1)) AS snippet
FROM (SELECT c.*, search_places(c.words, c.beginnings, c.stems) AS places
FROM (SELECT r.*, regexp_extract_all(concat_ws(' | ', r.title, left(r.body, 200000)), '[\p{L}\p{N}\p{M}]+[^\p{L}\p{N}\p{M}]*') AS words
-- Texts are read last, by their row numbers: that reads little more than these rows, and nothing when rows are only counted.
FROM (SELECT b.article_id, b.score, a.title, a.published_at, o.name AS source_name, a.url, a.body, b.beginnings, b.stems
FROM (WITH pieces AS (
    SELECT s.piece, s.item FROM (
        SELECT unnest(q.cut) AS piece, generate_subscripts(q.cut, 1) AS item FROM (SELECT search_pieces(query) AS cut) q
    ) s
),
parted AS (
    SELECT p.piece, p.item, (lag(p.piece) OVER (ORDER BY p.item) IS DISTINCT FROM 'OR')::INTEGER AS opens FROM pieces p
),
asked AS MATERIALIZED (
    SELECT p.item, starts_with(p.piece, '-') AS unwanted, sum(p.opens) OVER (ORDER BY p.item) AS part,
           list_transform(search_words(p.piece), lambda w: search_stem(w)) AS stems
    FROM parted p WHERE p.piece NOT IN ('OR', 'AND')
),
items AS MATERIALIZED (
    SELECT a.item, a.unwanted, a.part, a.stems, len(a.stems) AS words FROM asked a WHERE len(a.stems) > 0
),
needed AS MATERIALIZED (
    SELECT CASE WHEN count(*) = 0 THEN error('search needs a word to look for; -words only leave out.')
                WHEN max(i.part) > 60 THEN error('search takes at most 60 words that all have to be there; ask for fewer.')
                ELSE bit_or(1::UBIGINT << i.part::INTEGER) END AS parts,
           ' ' || list_aggregate(flatten(list(list_transform(i.stems, lambda stem: left(stem, 2)))), 'string_agg', ' ') || ' ' AS beginnings,
           ' ' || list_aggregate(flatten(list(i.stems)), 'string_agg', ' ') || ' ' AS stems
    FROM items i WHERE NOT i.unwanted
),
wanted AS MATERIALIZED (
    SELECT i.item, i.words, unnest(i.stems) AS stem, generate_subscripts(i.stems, 1) AS nth FROM items i
),
single_hits AS (
    SELECT w.item, unnest(p.documents) AS doc_no, unnest(p.frequencies) AS frequency
    FROM search_index.postings p JOIN wanted w ON p.term_key = search_key(w.stem)
    WHERE w.words = 1
),
-- A phrase starts where its rarest word says; the others have to stand where that start puts them.
phrase_terms AS MATERIALIZED (
    SELECT w.item, w.words, w.nth, p.occurrences
    FROM search_index.postings p JOIN wanted w ON p.term_key = search_key(w.stem)
    WHERE w.words > 1
),
rarest AS (
    SELECT t.item, t.nth FROM phrase_terms t GROUP BY t.item, t.nth
    QUALIFY row_number() OVER (PARTITION BY t.item ORDER BY sum(len(t.occurrences)), t.nth) = 1
),
begun AS MATERIALIZED (
    SELECT t.item, t.words, unnest(t.occurrences) - t.nth AS start FROM phrase_terms t JOIN rarest r USING (item, nth)
),
followed AS (
    SELECT b.item, b.start
    FROM (SELECT t.item, unnest(t.occurrences) - t.nth AS start FROM phrase_terms t ANTI JOIN rarest r USING (item, nth)) o
    JOIN begun b USING (item, start)
    GROUP BY b.item, b.start, b.words
    HAVING count(*) = b.words - 1
),
phrase_hits AS (
    SELECT f.item, ((f.start + 1) >> 24)::INTEGER AS doc_no, count(*)::INTEGER AS frequency FROM followed f GROUP BY ALL
),
hits AS MATERIALIZED (
    SELECT h.item, d.doc_no, d.article_id, d.length, h.frequency
    FROM (FROM single_hits UNION ALL FROM phrase_hits) h JOIN search_index.documents d USING (doc_no)
),
collection AS (
    SELECT count(*) AS texts, greatest(avg(d.length), 1) AS mean_length FROM search_index.documents d
),
weights AS (
    SELECT h.item, ln(1 + (any_value(c.texts) - count(*) + 0.5) / (count(*) + 0.5)) AS weight, any_value(c.mean_length) AS mean_length
    FROM hits h, collection c GROUP BY h.item
),
scored AS (
    SELECT h.article_id, bool_or(i.unwanted) AS is_unwanted, bit_or(1::UBIGINT << least(i.part, 63)::INTEGER) AS parts,
           round(sum(w.weight * h.frequency * 2.2 / (h.frequency + 1.2 * (0.25 + 0.75 * h.length / w.mean_length))), 4) AS score
    FROM hits h JOIN items i USING (item) JOIN weights w USING (item)
    GROUP BY h.article_id
),
meant_entity AS (SELECT m.entity_id FROM meant(entity) m),
best AS MATERIALIZED (
    SELECT s.article_id, s.score, a.rowid AS row_no
    FROM scored s
    JOIN articles a USING (article_id)
    WHERE NOT s.is_unwanted AND s.parts = (SELECT n.parts FROM needed n)
      -- An article dated to a month is of a span that has the whole month.
      AND (from_day IS NULL OR utc_begin(a.published_at) >= from_day::DATE)
      AND (to_day IS NULL OR utc_end(a.published_at, a.published_precision) <= to_day::DATE + 1)
      AND (source IS NULL OR a.source_id IN (
          SELECT o.source_id FROM sources o WHERE name_key(o.name) = name_key(source::VARCHAR) OR o.domain = lower(source::VARCHAR)))
      AND (entity IS NULL OR a.article_id IN (
          SELECT l.article_id FROM entity_links l
          WHERE l.entity_id IN (SELECT e.entity_id FROM meant_entity e) AND l.reason <> 'within a name'))
    ORDER BY s.score DESC, s.article_id
    LIMIT most
)
SELECT b.*, n.beginnings, n.stems FROM best b, needed n
) b JOIN articles a ON a.rowid = b.row_no LEFT JOIN sources o ON o.source_id = a.source_id
ORDER BY b.score DESC, b.article_id LIMIT most) r) c) p;
