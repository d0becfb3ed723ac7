-- The latest result of each check.
SELECT check_name, severity, rows_failing, message FROM ops.checks
QUALIFY row_number() OVER (PARTITION BY check_name ORDER BY checked_at DESC) = 1
ORDER BY rows_failing = 0, check_name
