-- Which segments of the search index to write anew as one: those that a removal spoiled (`spoiled`), and, of a size class with eight
-- or more segments, all. Classes grow eightfold and end at 4,096 texts, so that a text is written anew five times at most.
CREATE OR REPLACE TEMP TABLE merging AS
WITH sizes AS (
    SELECT segment, least(floor(log(count(*)) / log(8)), 4) AS class FROM search_index.documents GROUP BY segment
),
crowded AS (
    SELECT segment, class FROM sizes WHERE class < 4
    QUALIFY count(*) OVER (PARTITION BY class) >= 8
)
SELECT segment FROM crowded WHERE class = (SELECT min(class) FROM crowded)
UNION
SELECT segment FROM spoiled;
