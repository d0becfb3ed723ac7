-- Stories that tell of the same names within two days, one of them in `stale_articles` on a day in `stale`: likely the same event in other words.
-- At least three people, bodies or works in common (countries and cities join everything), and of all that the two name
-- 0.15, with two words of their headlines in common; or 0.25, with a word of their headlines or two keyphrases; or 0.4.
WITH origins AS (
    SELECT a.article_id AS story_id, utc_day(a.published_at, a.published_precision) AS day FROM articles a WHERE a.duplicate_of IS NULL
),
days AS (
    SELECT DISTINCT (s.day + away.days::INTEGER) AS day FROM stale s, range(-2, 3) AS away (days)
),
dated AS (
    SELECT o.*, EXISTS (FROM stale_articles s WHERE s.article_id = o.story_id AND s.is_stale) AS is_stale FROM origins o SEMI JOIN days USING (day)
),
-- New articles that are counted later are linked then.
near AS MATERIALIZED (
    SELECT * FROM dated WHERE is_stale OR story_id NOT IN (SELECT article_id FROM ops.added_articles)
),
names AS MATERIALIZED (
    SELECT DISTINCT l.entity_id FROM entity_links l JOIN near n ON n.story_id = l.article_id
    WHERE n.is_stale AND l.label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART')
),
named AS MATERIALIZED (
    SELECT DISTINCT n.story_id, n.day, n.is_stale, l.entity_id
    FROM entity_links l SEMI JOIN names k ON k.entity_id = l.entity_id JOIN near n ON n.story_id = l.article_id
    WHERE l.label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART')
),
-- Each name of a stale story once for each day that another story of it may be of: the join is one of equal days.
looking AS (
    SELECT n.story_id, n.day, n.entity_id, (n.day + away.days::INTEGER) AS other_day
    FROM named n, range(-2, 3) AS away (days) WHERE n.is_stale
),
-- A pair of two stale stories is found from both sides and taken from one.
shared AS MATERIALIZED (
    SELECT a.story_id, a.day, b.story_id AS other_id, b.day AS other_day, count(*) AS shared
    FROM looking a JOIN named b ON b.entity_id = a.entity_id AND b.day = a.other_day
    WHERE a.story_id < b.story_id OR (a.story_id > b.story_id AND NOT b.is_stale)
    GROUP BY ALL
    HAVING count(*) >= 3
),
alike AS (
    SELECT story_id FROM shared UNION SELECT other_id FROM shared
),
sizes AS (
    SELECT l.article_id AS story_id, count(DISTINCT l.entity_id) AS names FROM entity_links l SEMI JOIN alike k ON k.story_id = l.article_id
    WHERE l.label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART')
    GROUP BY l.article_id
),
pairs AS MATERIALIZED (
    SELECT least(s.story_id, s.other_id) AS story_id, CASE WHEN s.story_id < s.other_id THEN s.day ELSE s.other_day END AS day,
           greatest(s.story_id, s.other_id) AS other_id, CASE WHEN s.story_id < s.other_id THEN s.other_day ELSE s.day END AS other_day,
           s.shared, round(s.shared / (a.names + b.names - s.shared), 3) AS similarity
    FROM shared s
    JOIN sizes a ON a.story_id = s.story_id
    JOIN sizes b ON b.story_id = s.other_id
    WHERE s.shared >= 0.15 * (a.names + b.names - s.shared)
),
-- Words and phrases as one list an article: joined by phrase, a phrase that many articles have would multiply them all.
asked AS MATERIALIZED (
    SELECT story_id AS article_id FROM pairs UNION SELECT other_id FROM pairs
),
told AS (
    SELECT a.article_id, list_distinct(list_filter(search_words(a.title), lambda word: length(word) >= 4)) AS title_words
    FROM articles a SEMI JOIN asked USING (article_id)
),
phrases AS (
    SELECT k.article_id, list(k.phrase) AS phrases FROM keyphrases k SEMI JOIN asked USING (article_id) GROUP BY k.article_id
),
judged AS (
    SELECT p.*, coalesce(len(list_intersect(a.title_words, b.title_words)), 0) AS title_words,
           coalesce(len(list_intersect(c.phrases, d.phrases)), 0) AS phrases
    FROM pairs p
    JOIN told a ON a.article_id = p.story_id
    JOIN told b ON b.article_id = p.other_id
    LEFT JOIN phrases c ON c.article_id = p.story_id
    LEFT JOIN phrases d ON d.article_id = p.other_id
)
SELECT * FROM judged
WHERE title_words >= 2 OR similarity >= 0.4 OR (similarity >= 0.25 AND (title_words >= 1 OR phrases >= 2))
