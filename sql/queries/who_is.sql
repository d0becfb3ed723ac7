-- Which entities could a name mean: their kind, other names, offices and how often they are reported?
-- $name: a name or a part of one
SELECT entity_id, name, kind, country_code, reference_id, also_named, titles, mentions, articles, independent_articles, first_day, last_day
FROM who_is($name)
