-- What was asked of the web: each address with what it answered last and when it is asked again, and the hosts left alone for a while.
-- A row is written in the transaction of the batch that holds the address's article or reject, so "seen" means "loaded or rejected".
CREATE TABLE ops.visits (
    visit_id BIGINT, url VARCHAR, kind VARCHAR, source VARCHAR, input VARCHAR, etag VARCHAR, last_modified VARCHAR,
    listed_modified_at TIMESTAMPTZ, status INTEGER, article_id BIGINT, content_hash VARCHAR, first_seen_at TIMESTAMPTZ,
    fetched_at TIMESTAMPTZ, changed_at TIMESTAMPTZ, next_visit_at TIMESTAMPTZ, failures INTEGER, problem VARCHAR, gone_at TIMESTAMPTZ
);
CREATE TABLE ops.visit_addresses (address_id BIGINT, visit_id BIGINT, is_removed BOOLEAN);
CREATE TABLE ops.hosts (host VARCHAR, failures INTEGER, quiet_until TIMESTAMPTZ, reason VARCHAR, updated_at TIMESTAMPTZ);

COMMENT ON TABLE ops.visits IS 'What is known of each web address that was asked or is to be asked: one row an address, its latest state.';
COMMENT ON COLUMN ops.visits.visit_id IS 'Stable id of the address, folded as an article''s address is.';
COMMENT ON COLUMN ops.visits.url IS 'The address as it is asked.';
COMMENT ON COLUMN ops.visits.kind IS 'What it gives: feed, sitemap, section, page, file (of many articles), or unknown.';
COMMENT ON COLUMN ops.visits.source IS 'The source of newsloom.toml that it was found for; null for a run by hand.';
COMMENT ON COLUMN ops.visits.input IS 'The input that it was found through.';
COMMENT ON COLUMN ops.visits.etag IS 'The ETag header of its last good answer, sent back to ask only for what is new.';
COMMENT ON COLUMN ops.visits.last_modified IS 'The Last-Modified header of its last good answer.';
COMMENT ON COLUMN ops.visits.listed_modified_at IS 'When it was last changed, by the newest feed or sitemap that says so.';
COMMENT ON COLUMN ops.visits.status IS 'The last HTTP status; null when there was no answer, or it was not asked yet.';
COMMENT ON COLUMN ops.visits.article_id IS 'The article that it gave.';
COMMENT ON COLUMN ops.visits.content_hash IS 'SHA-256 of the last good answer''s bytes, hexadecimal.';
COMMENT ON COLUMN ops.visits.first_seen_at IS 'When it was first asked with success; the revisits are counted from here.';
COMMENT ON COLUMN ops.visits.fetched_at IS 'When it was last asked.';
COMMENT ON COLUMN ops.visits.changed_at IS 'When its bytes were first seen as they are now.';
COMMENT ON COLUMN ops.visits.next_visit_at IS 'When it is to be asked again; null: not unless a listing says that it changed.';
COMMENT ON COLUMN ops.visits.failures IS 'Failures in a row.';
COMMENT ON COLUMN ops.visits.problem IS 'What went wrong last, as a sentence; null when nothing did.';
COMMENT ON COLUMN ops.visits.gone_at IS 'When it was first seen to be gone (404 or 410) after it had answered; null while it is there.';
COMMENT ON TABLE ops.visit_addresses IS 'Every address that a visited page is known by: asked, redirected to, and canonical.';
COMMENT ON COLUMN ops.visit_addresses.address_id IS 'Stable id of the folded address: the article_id of an article whose canonical address it is.';
COMMENT ON COLUMN ops.visit_addresses.visit_id IS 'The visit.';
COMMENT ON COLUMN ops.visit_addresses.is_removed IS 'Its article was removed for good: it is never asked again, and nothing else is kept of it.';
COMMENT ON TABLE ops.hosts IS 'Hosts that failed lately, and until when they are left alone.';
COMMENT ON COLUMN ops.hosts.host IS 'The host, with its port where it has one of its own.';
COMMENT ON COLUMN ops.hosts.failures IS 'Failures in a row.';
COMMENT ON COLUMN ops.hosts.quiet_until IS 'Nothing is asked of it before; null: it may be asked.';
COMMENT ON COLUMN ops.hosts.reason IS 'Why, as a sentence.';
COMMENT ON COLUMN ops.hosts.updated_at IS 'When this was recorded.';
