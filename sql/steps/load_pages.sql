-- Paragraphs, tags, links and pictures of the articles that `incoming` (ARTICLES and `action`) brings or renews.
CREATE OR REPLACE TEMP TABLE renewed AS SELECT DISTINCT article_id FROM incoming WHERE action = 'current';
DELETE FROM paragraphs WHERE article_id IN (FROM renewed);
DELETE FROM article_tags WHERE article_id IN (FROM renewed);
DELETE FROM article_links WHERE article_id IN (FROM renewed);
DELETE FROM article_images WHERE article_id IN (FROM renewed);

INSERT INTO paragraphs BY NAME
SELECT article_id, no - 1 AS paragraph_no, coalesce(paragraph_kinds[no], 'text') AS kind, end_char - length(line) AS start_char, end_char
FROM (
    SELECT article_id, no, line, paragraph_kinds, sum(length(line) + 1) OVER (PARTITION BY article_id ORDER BY no) - 1 AS end_char
    FROM (
        SELECT article_id, paragraph_kinds, unnest(lines) AS line, generate_subscripts(lines, 1) AS no
        FROM (SELECT article_id, paragraph_kinds, string_split(body, chr(10)) AS lines FROM incoming WHERE action = 'current')
    )
)
ORDER BY article_id, no;

INSERT INTO article_tags BY NAME
SELECT article_id, generate_subscripts(tags, 1) AS position, unnest(tags) AS tag FROM incoming WHERE action = 'current' AND len(tags) > 0;
INSERT INTO article_links BY NAME
SELECT article_id, position, unnest(link) FROM (
    SELECT article_id, generate_subscripts(links, 1) AS position, unnest(links) AS link FROM incoming WHERE action = 'current' AND len(links) > 0
);
INSERT INTO article_images BY NAME
SELECT article_id, position, unnest(image) FROM (
    SELECT article_id, generate_subscripts(images, 1) AS position, unnest(images) AS image
    FROM incoming WHERE action = 'current' AND len(images) > 0
);
