-- What publishers took back: an article all of whose addresses answered once and are gone (404 or 410) now.
CREATE VIEW withdrawals AS
SELECT article_id, max(gone_at) AS gone_at, min(url) AS url FROM ops.visits WHERE article_id IS NOT NULL GROUP BY article_id
HAVING count(*) = count(gone_at);
COMMENT ON VIEW withdrawals IS 'Articles that their publishers took back: gone (404 or 410) at every address that once answered. The article itself stays.';
COMMENT ON COLUMN withdrawals.article_id IS 'The article.';
COMMENT ON COLUMN withdrawals.gone_at IS 'When it was first seen to be gone.';
COMMENT ON COLUMN withdrawals.url IS 'An address that is gone.';
COMMENT ON COLUMN version_changes.kind IS 'headline, quote, number, date, name, place, the kind of a note (correction, clarification, update, note, retraction), or withdrawn.';
