-- What a page says beside its words: kinds of paragraphs, tags, links and pictures; the publisher's own words on dates and access.

ALTER TABLE articles ADD COLUMN published_raw VARCHAR;
ALTER TABLE articles ADD COLUMN modified_from VARCHAR;
ALTER TABLE articles ADD COLUMN modified_raw VARCHAR;
ALTER TABLE articles ADD COLUMN access_rule VARCHAR;
ALTER TABLE articles ADD COLUMN claimed_free BOOLEAN;
ALTER TABLE articles ADD COLUMN live_rule VARCHAR;
ALTER TABLE articles ADD COLUMN credit VARCHAR;
COMMENT ON COLUMN articles.published_raw IS 'The date of publication as the publisher wrote it: what published_at was read from, or what could not be read.';
COMMENT ON COLUMN articles.modified_from IS 'Where modified_at comes from: field, jsonld, meta or feed.';
COMMENT ON COLUMN articles.modified_raw IS 'The date of the last change as the publisher wrote it, read or not.';
COMMENT ON COLUMN articles.access_rule IS 'The rule by which access is not full (seeds/access_rules.csv, or claimed_and_short); null when it is full.';
COMMENT ON COLUMN articles.claimed_free IS 'Whether the publisher says the article is free (isAccessibleForFree, content tier): a claim, often wrong; null when nothing is said.';
COMMENT ON COLUMN articles.live_rule IS 'What shows that it is a live blog, whose dates and text move all day: jsonld, or a rule of seeds/live_rules.csv; null when nothing does.';
COMMENT ON COLUMN articles.credit IS 'Copyright and credit lines that stood in the text as furniture and were taken out of the body; null when there were none.';

CREATE TABLE paragraphs (article_id BIGINT, paragraph_no INTEGER, kind VARCHAR, start_char INTEGER, end_char INTEGER);
COMMENT ON TABLE paragraphs IS 'The paragraphs of each article: the lines of its body, in order.';
COMMENT ON COLUMN paragraphs.article_id IS 'The article.';
COMMENT ON COLUMN paragraphs.paragraph_no IS 'Number in the article, from 0; sentences.paragraph_no is the same.';
COMMENT ON COLUMN paragraphs.kind IS 'text, heading, quote (set apart as one), list (an item) or caption. Plain text is text, but for lines with a bullet or Markdown''s signs.';
COMMENT ON COLUMN paragraphs.start_char IS 'First code point in articles.body.';
COMMENT ON COLUMN paragraphs.end_char IS 'Code point after the last.';

CREATE TABLE article_tags (article_id BIGINT, position INTEGER, tag VARCHAR);
COMMENT ON TABLE article_tags IS 'Tags and keywords that the publisher gave an article.';
COMMENT ON COLUMN article_tags.article_id IS 'The article.';
COMMENT ON COLUMN article_tags.position IS 'Place in the publisher''s order, from 1.';
COMMENT ON COLUMN article_tags.tag IS 'The tag as written.';

CREATE TABLE article_links (article_id BIGINT, position INTEGER, url VARCHAR, text VARCHAR, internal BOOLEAN, paragraph_no INTEGER);
COMMENT ON TABLE article_links IS 'Links in an article''s paragraphs: what its author pointed at.';
COMMENT ON COLUMN article_links.article_id IS 'The article.';
COMMENT ON COLUMN article_links.position IS 'Place in the article, from 1.';
COMMENT ON COLUMN article_links.url IS 'Canonical URL that the link leads to.';
COMMENT ON COLUMN article_links.text IS 'The words of the link.';
COMMENT ON COLUMN article_links.internal IS 'Whether it stays on the article''s own site; null when that is unknown.';
COMMENT ON COLUMN article_links.paragraph_no IS 'The paragraph it stands in.';

CREATE TABLE article_images (article_id BIGINT, position INTEGER, url VARCHAR, alt VARCHAR, caption VARCHAR, found_in VARCHAR);
COMMENT ON TABLE article_images IS 'The article''s own pictures, without those of teasers, authors and the site.';
COMMENT ON COLUMN article_images.article_id IS 'The article.';
COMMENT ON COLUMN article_images.position IS 'Place in the article, from 1.';
COMMENT ON COLUMN article_images.url IS 'Where the picture is.';
COMMENT ON COLUMN article_images.alt IS 'Its description for those who do not see it.';
COMMENT ON COLUMN article_images.caption IS 'Its caption, credit included.';
COMMENT ON COLUMN article_images.found_in IS 'body, or meta when only the page''s metadata names it.';

-- Articles that are here already have paragraphs too; what kinds they are, their pages would have to say again.
INSERT INTO paragraphs BY NAME
SELECT article_id, paragraph_no, 'text' AS kind, end_char - length(line) AS start_char, end_char
FROM (
    SELECT article_id, line, no - 1 AS paragraph_no, sum(length(line) + 1) OVER (PARTITION BY article_id ORDER BY no) - 1 AS end_char
    FROM (SELECT article_id, unnest(string_split(body, chr(10))) AS line, generate_subscripts(string_split(body, chr(10)), 1) AS no FROM articles)
);
