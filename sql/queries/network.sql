-- Which people and bodies are connected, how strongly and by what, as edges for a graph tool?
-- $articles = '2': leave out edges told in fewer independent articles; 1 gives all
-- relation: named with (in one sentence; each pair once), or the kind of event, which goes from source to target: ACCUSE, CONSULT, …
-- weight: sentences that name both, or events
-- article_id, sentence_no: evidence: an article of the last day, and its first sentence that tells it
SELECT n.name AS source, n.relation, n.other_name AS target, n.times AS weight, n.independent_articles, n.first_day, n.last_day,
       n.article_id, n.sentence_no
FROM marts.network n
JOIN entities a ON a.entity_id = n.entity_id AND a.kind IN ('PERSON', 'ORG')
JOIN entities b ON b.entity_id = n.other_id AND b.kind IN ('PERSON', 'ORG')
WHERE n.independent_articles >= $articles::INTEGER AND (n.directed OR n.entity_id < n.other_id)
ORDER BY n.independent_articles DESC, weight DESC, source, target, n.relation, n.entity_id, n.other_id
