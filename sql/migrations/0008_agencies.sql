-- News agencies: whose report an article is, by what it says of itself.
ALTER TABLE articles ADD COLUMN agency_id BIGINT;
ALTER TABLE articles ADD COLUMN agency VARCHAR;
ALTER TABLE articles ADD COLUMN agency_from VARCHAR;
COMMENT ON COLUMN articles.agency_id IS 'The news agency whose report it is: its entity_id where an article names it; null when the article says of none.';
COMMENT ON COLUMN articles.agency IS 'The agency''s name, from seeds/agencies.csv.';
COMMENT ON COLUMN articles.agency_from IS 'What says so: source (the agency''s own site), credit (a credit line), byline, dateline, or tail (the end of the text).';
