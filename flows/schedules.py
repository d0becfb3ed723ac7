"""When each source of newsloom.toml runs: its Prefect schedule, and the next times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim

from flows.settings import Settings, Source

# Intervals are counted from here, so that a restart keeps the beat.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def next_runs(settings: Settings, now: datetime | None = None) -> list[tuple[str, datetime]]:
    """The next run of each scheduled source, soonest first: times a schedule names, whether or not `newsloom serve` runs."""
    now = now or datetime.now(UTC)
    found = [(source.name, when) for source in settings.sources if (when := next_run(source, now))]
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def next_run(source: Source, now: datetime) -> datetime | None:
    """The first time after `now` that the source's schedule names; None for a source that is run by hand."""
    if source.every:
        return EPOCH + ((now - EPOCH) // source.every + 1) * source.every
    if source.cron:
        return next(CronSim(source.cron, now.astimezone(ZoneInfo(source.timezone))))
    return None
