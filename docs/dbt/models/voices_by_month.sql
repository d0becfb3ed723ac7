-- How often each speaker is heard in each month, copies left out.
SELECT date_trunc('month', day) AS month, speaker_id, speaker, count(*) AS statements, count(DISTINCT source) AS sources
FROM {{ source('marts', 'who_said_what') }}
WHERE NOT is_copy AND speaker_id IS NOT NULL
GROUP BY ALL
