"""Reads newsloom.toml: the warehouse, the model and the sources with their schedules; every mistake is named with its line."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flows.annotate.packaged import PACKAGED
from warehouse.errors import UserError

FILE = "newsloom.toml"

_TOP: dict[str, type] = {"warehouse": str, "model": str, "workers": int, "contact": str, "archive": str, "source": list}
_SOURCE: dict[str, type] = {
    "name": str,
    "inputs": list,
    "sections": list,
    "every": str,
    "cron": str,
    "timezone": str,
    "defaults": dict,
    "contact": str,
    "archive": str,
    "local": bool,
    "seconds_between": float,
}
_DEFAULTS: dict[str, type] = {"source": str, "country": str, "language": str}
_KINDS: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table such as { source = … }",
}

_EVERY = re.compile(r"(?P<number>\d+)?\s*(?P<unit>second|minute|hour|day|week)s?")


class SettingsError(UserError):
    """newsloom.toml can't be used: which line, why, and what was probably meant."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source's web addresses are fetched, and which pages are there for their links only.

    `contact` goes into the user agent; `archive` is a folder that every response is kept in; `local` allows loopback and
    private addresses.
    """

    sections: list[str] = field(default_factory=list)
    contact: str | None = None
    archive: str | None = None
    local: bool = False
    seconds_between: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """One [[source]]: what to load, with which defaults, and when (`every`, or `cron` in `timezone`; neither: by hand)."""

    name: str
    inputs: list[str]
    defaults: dict[str, str]
    every: timedelta | None
    cron: str | None
    timezone: str
    web: Manners


@dataclass(frozen=True, slots=True)
class Settings:
    """What newsloom.toml says; paths are resolved against its folder."""

    folder: Path
    warehouse: Path
    model: str
    workers: int
    contact: str | None
    sources: tuple[Source, ...]


def find_settings(folder: Path | None = None) -> Settings | None:
    """The settings in `folder` (default: the current one), or None when there is no newsloom.toml.

    Raises SettingsError for a file that is not TOML, and for keys or values that mean nothing.
    """
    path = (folder or Path.cwd()) / FILE
    return _Reader(path).settings() if path.exists() else None


class _Reader:
    """Reads one file and knows where its lines are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text("utf-8")

    def settings(self) -> Settings:
        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"{self.path} is not valid TOML: {error}.") from error
        self._check(data, _TOP, "at the top")
        sources = tuple(self._source(entry, number, data) for number, entry in enumerate(data.get("source", []), start=1))
        names = [source.name for source in sources]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise self._error(f'"{twice}"', f"two sources are called {twice!r}; give each its own name")
        folder = self.path.parent
        return Settings(
            folder,
            folder / data.get("warehouse", "warehouse.duckdb"),
            data.get("model", PACKAGED),
            data.get("workers", 2),
            data.get("contact"),
            sources,
        )

    def _source(self, entry: Any, number: int, top: dict[str, Any]) -> Source:
        if not isinstance(entry, dict):
            raise self._error("source", "write each source as a [[source]] section")
        self._check(entry, _SOURCE, f"in source {number}")
        for key in ("name", "inputs"):
            if not entry.get(key) and not (key == "inputs" and entry.get("sections")):
                raise self._error("[[source]]", f"source {number} needs `{key}`", number)
        defaults = entry.get("defaults", {})
        self._check(defaults, _DEFAULTS, "in defaults")
        if "every" in entry and "cron" in entry:
            raise self._error("cron", f"source {entry['name']!r} has both `every` and `cron`; keep one")
        return Source(
            name=entry["name"],
            inputs=[str(item) for item in entry.get("inputs", [])],
            defaults=defaults,
            every=self._every(entry["every"]) if "every" in entry else None,
            cron=self._cron(entry["cron"]) if "cron" in entry else None,
            timezone=self._timezone(entry.get("timezone", "UTC")),
            web=self._manners({**{key: top[key] for key in ("contact", "archive") if key in top}, **entry}),
        )

    def _manners(self, entry: dict[str, Any]) -> Manners:
        between = entry.get("seconds_between", 1.0)
        if not 0 <= between <= 3600:
            raise self._error("seconds_between", f"`seconds_between` takes seconds from 0 to 3600, not {between!r}")
        sections = [str(address) for address in entry.get("sections", [])]
        if odd := next((address for address in sections if not address.startswith(("http://", "https://"))), None):
            raise self._error("sections", f"`sections` takes web addresses of pages with links to articles, not {odd!r}")
        archive = entry.get("archive")
        return Manners(
            sections,
            entry.get("contact"),
            str((self.path.parent / archive).absolute()) if archive else None,
            entry.get("local", False),
            float(between),
        )

    def _check(self, entry: dict[str, Any], known: dict[str, type], where: str) -> None:
        for key, value in entry.items():
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"did you mean `{near[0]}`?" if near else f"known are: {', '.join(known)}"
                raise self._error(key, f"`{key}` means nothing {where}; {hint}")
            kinds = (int, float) if known[key] is float else known[key]
            if not isinstance(value, kinds) or (isinstance(value, bool) and known[key] is not bool):
                raise self._error(key, f"`{key}` takes {_KINDS[known[key]]}, not {value!r}")

    def _every(self, value: str) -> timedelta:
        match = _EVERY.fullmatch(value.strip())
        if not match or match["number"] == "0":
            raise self._error("every", f'`every` takes a time such as "10 minutes", "1 hour" or "day", not {value!r}')
        return timedelta(**{f"{match['unit']}s": int(match["number"] or 1)})

    def _cron(self, value: str) -> str:
        from cronsim import CronSim, CronSimError

        try:
            CronSim(value, datetime.now(UTC))
        except CronSimError:
            raise self._error(
                "cron", f'`cron` takes five fields, such as "0 6 * * 1-5" (six o\'clock on weekdays), not {value!r}'
            ) from None
        return value

    def _timezone(self, value: str) -> str:
        try:
            return ZoneInfo(value).key
        except (KeyError, ValueError, OSError):
            near = get_close_matches(value, available_timezones(), n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ', such as "Europe/London"'
            raise self._error("timezone", f"{value!r} is no time zone{hint}") from None

    def _error(self, word: str, what: str, occurrence: int = 1) -> SettingsError:
        places = [
            number
            for number, line in enumerate(self.text.splitlines(), start=1)
            if line.strip().startswith(word) or word in line
        ]
        line = places[min(occurrence, len(places)) - 1] if places else 1
        return SettingsError(f"{self.path}, line {line}: {what}.")
