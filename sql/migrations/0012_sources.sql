-- What a source is, beside its name: the language most of its articles are in, and its kind and country by the reference data.
ALTER TABLE sources ADD COLUMN country_from VARCHAR;
ALTER TABLE sources ADD COLUMN language VARCHAR;
ALTER TABLE sources ADD COLUMN kind VARCHAR;
UPDATE sources SET country_from = 'given' WHERE country_code IS NOT NULL;
CREATE TABLE ops.known_domains (domain VARCHAR, kind VARCHAR, country_code VARCHAR);
COMMENT ON COLUMN sources.country_from IS 'given (by the inputs or newsloom.toml) or reference (by the domain, in the reference data); a correction does not change it.';
COMMENT ON COLUMN sources.language IS 'The language of most of its articles, ISO 639-1; of equally frequent ones the first by the alphabet.';
COMMENT ON COLUMN sources.kind IS 'What the publisher is, by its domain in the reference data: agency (a news agency), news, company, party, university, …; null when it is not known.';
COMMENT ON TABLE ops.known_domains IS 'The domains of known publishers, as the reference data has them now.';
COMMENT ON COLUMN ops.known_domains.domain IS 'Registrable domain.';
COMMENT ON COLUMN ops.known_domains.kind IS 'What its owner is.';
COMMENT ON COLUMN ops.known_domains.country_code IS 'The country of its owner, ISO 3166-1 alpha-2; null when it has none.';
