"""Reads newsloom.toml: the warehouse, the model and the sources with their schedules."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from flows.annotate.packaged import PACKAGED
from warehouse.errors import UserError

FILE = "newsloom.toml"


class SettingsError(UserError):
    """newsloom.toml can't be used: which line, why, and what was probably meant."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What newsloom.toml says; paths are resolved against its folder."""

    folder: Path
    warehouse: Path
    model: str


def find_settings(folder: Path | None = None) -> Settings | None:
    """The settings in `folder` (default: the current one), or None when there is no newsloom.toml."""
    folder = folder or Path.cwd()
    path = folder / FILE
    if not path.exists():
        return None
    data = tomllib.loads(path.read_text("utf-8"))
    return Settings(folder, folder / data.get("warehouse", "warehouse.duckdb"), data.get("model", PACKAGED))
