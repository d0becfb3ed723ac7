-- The topics that articles can have, as seeds/topics.csv has them now; the variable `topics_file` is its path.
DELETE FROM topics;
INSERT INTO topics BY NAME
SELECT topic_id, name, parent_id FROM read_csv(getvariable('topics_file'), header = true, all_varchar = true);
