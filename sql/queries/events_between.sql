-- What did one party do to, with or about another?
-- $actor: one of them, by any name
-- $recipient: the other
SELECT day, kind, trigger, one_role AS actor_role, other_role AS recipient_role, modality, sentence, source, url, could_be
FROM between_($actor, $recipient)
