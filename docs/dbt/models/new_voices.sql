-- Speakers by the month in which they were first heard.
SELECT min(month) AS first_month, speaker_id, any_value(speaker) AS speaker, sum(statements) AS statements
FROM {{ ref('voices_by_month') }}
GROUP BY speaker_id
