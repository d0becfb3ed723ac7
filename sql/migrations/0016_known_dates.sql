-- What a date that is known to the day, month or year only leaves open: when at the latest. In UTC, with no extension.
CREATE MACRO utc_begin(instant) AS make_timestamp(epoch_us(instant));
CREATE MACRO utc_end(instant, known) AS make_timestamp(epoch_us(instant)) + CASE known
    WHEN 'year' THEN INTERVAL 1 YEAR WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'day' THEN INTERVAL 1 DAY ELSE INTERVAL 1 SECOND
END;
COMMENT ON MACRO utc_begin IS 'An instant as a timestamp in UTC, the earliest that a date of any precision can mean.';
COMMENT ON MACRO utc_end IS 'The end, exclusive, of what a date of this precision can mean: of a day, a month, a year, else a second.';
