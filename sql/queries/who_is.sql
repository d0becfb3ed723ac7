-- Which entities could a name mean: their kind, other names, offices and how often they are reported?
-- $name: a name or a part of one, or an entity_id
-- same_name: other entities of that kind with this very name, of which some may be the same (see split_names)
SELECT entity_id, name, kind, country_code, reference_id, also_named, titles, mentions, articles, independent_articles, first_day, last_day,
       same_name
FROM who_is($name)
