-- The hosts that are left alone for a while, and why; those that failed lately.
SELECT host, quiet_until AS left_alone_until, failures, reason FROM ops.hosts
WHERE quiet_until > now() OR failures > 0 ORDER BY host
