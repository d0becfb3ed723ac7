"""newsloom.toml: what it says, and twenty ways to get it wrong, each answered with its line and what was meant."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.schedules import next_runs
from flows.settings import Manners, Settings, SettingsError, find_settings

GOOD = """\
warehouse = "w.duckdb"
[[source]]
name = "inbox"
inputs = ["inbox/*.jsonl"]
every = "10 minutes"
[[source]]
name = "morning"
inputs = ["https://example.org/feed"]
cron = "0 6 * * 1-5"
timezone = "Europe/London"
defaults = { source = "The Example", country = "GB", language = "en" }
"""


def read(folder: Path, text: str) -> Settings:
    (folder / "newsloom.toml").write_text(text, "utf-8")
    settings = find_settings(folder)
    assert settings is not None
    return settings


def test_what_it_says_is_read(tmp_path: Path) -> None:
    settings = read(tmp_path, GOOD)
    assert settings.warehouse == tmp_path / "w.duckdb"
    inbox, morning = settings.sources
    assert (inbox.every, inbox.cron) == (timedelta(minutes=10), None)
    assert (morning.cron, morning.timezone, morning.defaults["country"]) == ("0 6 * * 1-5", "Europe/London", "GB")


def test_the_web_s_keys_are_read_and_the_top_s_serve_all(tmp_path: Path) -> None:
    text = 'contact = "desk@example.org"\narchive = "kept"\n' + GOOD
    text += '[[source]]\nname = "sections"\nsections = ["https://example.org/politics"]\nseconds_between = 2\nlocal = true\n'
    text += 'contact = "other@example.org"\n'
    inbox, _, sections = read(tmp_path, text).sources
    assert inbox.web == Manners([], "desk@example.org", str(tmp_path / "kept"), False, 1.0)
    assert (sections.inputs, sections.web.sections) == ([], ["https://example.org/politics"])
    assert (sections.web.seconds_between, sections.web.local, sections.web.contact) == (2.0, True, "other@example.org")


def test_next_runs_follow_the_schedule_in_its_zone(tmp_path: Path) -> None:
    # A Friday in summer, after six in London: the next weekday is Monday, and six there is five in UTC.
    now = datetime(2024, 7, 5, 12, 3, tzinfo=UTC)
    upcoming = dict(next_runs(read(tmp_path, GOOD), now))
    assert upcoming["inbox"] == datetime(2024, 7, 5, 12, 10, tzinfo=UTC)
    assert upcoming["morning"].astimezone(UTC) == datetime(2024, 7, 8, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('warehouse = "', 'warehous = "', ["line 1", "did you mean `warehouse`"]),
        ('every = "10 minutes"', 'evry = "10 minutes"', ["line 5", "did you mean `every`"]),
        ('every = "10 minutes"', 'every = "10 minuts and a bit"', ["line 5", "10 minutes"]),
        ('every = "10 minutes"', "every = 10", ["line 5", "text in quotes"]),
        ('every = "10 minutes"', 'every = "0 minutes"', ["line 5"]),
        ('inputs = ["inbox/*.jsonl"]', 'inputs = "inbox"', ["line 4", "a list"]),
        ('inputs = ["inbox/*.jsonl"]\n', "", ["needs `inputs`"]),
        ('name = "inbox"\n', "", ["needs `name`"]),
        ('every = "10 minutes"', 'section = ["https://a.example/b"]', ["line 5", "did you mean `sections`"]),
        ('every = "10 minutes"', 'sections = ["politics"]', ["line 5", "web addresses"]),
        ('every = "10 minutes"', 'local = "yes"', ["line 5", "true or false"]),
        ('every = "10 minutes"', "seconds_between = -1", ["line 5", "from 0 to 3600"]),
        ('every = "10 minutes"', "seconds_betwen = 2", ["line 5", "did you mean `seconds_between`"]),
        ('name = "morning"', 'name = "inbox"', ["two sources are called 'inbox'"]),
        ('cron = "0 6 * * 1-5"', 'cron = "0 25 * * 1-5"', ["line 9", "six o'clock"]),
        ('cron = "0 6 * * 1-5"', 'cron = "daily"', ["line 9"]),
        ('cron = "0 6 * * 1-5"', 'cron = "0 6 * * 1-5"\nevery = "day"', ["both"]),
        ("Europe/London", "Europe/Londno", ["line 10", "did you mean 'Europe/London'"]),
        ("Europe/London", "nowhere at all", ["line 10", "no time zone"]),
        ("country =", "contry =", ["line 11", "did you mean `country`"]),
        ("defaults = {", "defaults = 3 # {", ["line 11", "a table"]),
        ("[[source]]\nname", "[source]\nname", []),
        ('warehouse = "w.duckdb"', 'warehouse = "w.duckdb', ["not valid TOML", "line 1"]),
        ('warehouse = "w.duckdb"', "warehouse = true", ["line 1"]),
        ('warehouse = "w.duckdb"', 'workers = "two"', ["line 1", "a whole number"]),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    assert old in GOOD
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    for word in ["newsloom.toml", *words]:
        assert word in str(caught.value)
