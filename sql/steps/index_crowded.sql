-- Which segments of the search index to write anew as one: those that a removal spoiled (`spoiled`), and, of a size class with eight
-- or more segments, all. Classes grow eightfold, and a segment of two million words (8^7) is left alone, so that a text is written
-- anew five times at most and no load waits long for it.
CREATE OR REPLACE TEMP TABLE merging AS
WITH sizes AS (
    SELECT segment, floor(log(sum(length) + 1) / log(8)) AS class FROM search_index.documents GROUP BY segment
),
crowded AS (
    SELECT segment, class FROM sizes WHERE class < 7
    QUALIFY count(*) OVER (PARTITION BY class) >= 8
)
SELECT segment FROM crowded WHERE class = (SELECT min(class) FROM crowded)
UNION
SELECT segment FROM spoiled;
