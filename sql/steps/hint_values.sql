-- The values that the column behind the parameter $parameter has, the most frequent first.
SELECT value FROM (
    SELECT 'kind' AS parameter, kind AS value, count(*) AS times FROM entities GROUP BY kind
    UNION ALL
    SELECT 'currency', unit, count(*) FROM quantities WHERE kind = 'MONEY' GROUP BY unit
    UNION ALL
    SELECT 'country', country_code, count(*) FROM entities WHERE latitude IS NOT NULL GROUP BY country_code
    UNION ALL
    SELECT 'counted', lower(counted), count(*) FROM quantities WHERE kind = 'CARDINAL' GROUP BY lower(counted)
)
WHERE parameter = $parameter AND value IS NOT NULL
ORDER BY times DESC, value
