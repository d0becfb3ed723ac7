-- The domains of known publishers, as seeds/organisations.csv and seeds/agencies.csv have them now; the variables
-- `organisations_file` and `agencies_file` are their paths. A news agency's other domains count as its own.
DELETE FROM ops.known_domains;
INSERT INTO ops.known_domains BY NAME
WITH organisations AS (
    SELECT organisation_id, "type", country_code, domain
    FROM read_csv(getvariable('organisations_file'), header = true, all_varchar = true)
),
agencies AS (
    SELECT organisation_id, unnest(string_split(domains, '|')) AS domain
    FROM read_csv(getvariable('agencies_file'), header = true, all_varchar = true)
),
named AS (
    SELECT a.domain, 'agency' AS kind, o.country_code FROM agencies a LEFT JOIN organisations o USING (organisation_id)
    UNION ALL
    SELECT domain, "type" AS kind, country_code FROM organisations WHERE domain NOT IN (SELECT domain FROM agencies)
)
SELECT domain, min(kind) AS kind, min(country_code) AS country_code FROM named WHERE domain IS NOT NULL GROUP BY domain;
