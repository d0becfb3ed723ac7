-- How many articles hold $words between the days $from and $to (empty: no limit).
SELECT count(*) FROM search($words, from_day := nullif($from, ''), to_day := nullif($to, ''), most := 2147483646)
