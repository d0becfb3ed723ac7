"""Options that several commands share, and what stands behind them."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

Warehouse = Annotated[
    Path | None,
    typer.Option(
        "--warehouse",
        "-w",
        help="The warehouse file. Default: NEWSLOOM_WAREHOUSE, else newsloom.toml's, else warehouse.duckdb.",
    ),
]


def warehouse_path(given: Path | None) -> Path:
    """The warehouse to use: the option, else the environment, else newsloom.toml's entry, else `warehouse.duckdb` beside it."""
    if given is not None:
        return given
    if from_environment := os.environ.get("NEWSLOOM_WAREHOUSE"):
        return Path(from_environment)
    from flows.settings import find_settings

    settings = find_settings()
    return settings.warehouse if settings else Path("warehouse.duckdb")


def say(sentence: str) -> None:
    """Progress and messages go to standard error; standard output is for results."""
    print(sentence, file=sys.stderr, flush=True)
