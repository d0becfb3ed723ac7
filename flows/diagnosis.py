"""What `newsloom doctor` looks at: each finding says what was found and, when it is wrong, how to mend it."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from flows.server import find
from flows.settings import find_settings
from warehouse.checks import check_all_rows
from warehouse.connection import open_published
from warehouse.errors import UserError
from warehouse.layout import Layout
from warehouse.locking import holder_of, is_held
from warehouse.outdated import outdated

# A run needs the private state, its copy and room for a batch.
LEAST_FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    ok: bool
    what: str
    mend: str = ""


def diagnose(published: Path) -> list[Finding]:
    """Look at everything a run and a query need; never raises."""
    layout = Layout(published)
    looks: list[Callable[[], Finding]] = [
        _python,
        _packages,
        _model,
        _settings,
        lambda: _disk(layout),
        lambda: _prefect(layout),
        lambda: _warehouse(layout),
        lambda: _writer(layout),
    ]
    findings = []
    for look in looks:
        try:
            findings.append(look())
        except UserError as error:
            findings.append(Finding(False, str(error), "mend what the sentence says, then run newsloom doctor again"))
    return findings


def diagnose_rows(published: Path) -> list[Finding]:
    """Run every check over every row of the published warehouse; raises WarehouseError where there is none."""
    return [
        Finding(
            check.failing == 0 or check.severity != "error",
            f"check {name}: " + (f"{check.failing:,} rows break it ({check.message})" if check.failing else "holds"),
            "load the articles again from their inputs, or put a backup back: newsloom restore FILE --force",
        )
        for name, check in check_all_rows(published).items()
    ]


def _python() -> Finding:
    return Finding(sys.version_info >= (3, 12), f"Python {sys.version.split()[0]}", "make an environment with Python 3.12")


def _packages() -> Finding:
    wrong = []
    for line in requires("newsloom") or []:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
        else:
            if found not in requirement.specifier:
                wrong.append(f"{requirement.name} is {found}, not {requirement.specifier}")
    return Finding(
        not wrong,
        "packages: " + ("; ".join(wrong) or "all there"),
        "install newsloom again: pip install --force-reinstall newsloom",
    )


def _model() -> Finding:
    from flows.annotate.model import load_model
    from flows.annotate.packaged import PACKAGED

    settings = find_settings()
    name = settings.model if settings else PACKAGED
    load_model(name)
    return Finding(True, f"language model {name} loads")


def _settings() -> Finding:
    settings = find_settings()
    if settings is None:
        return Finding(True, "no newsloom.toml in this folder (needed only for newsloom serve; newsloom init writes one)")
    return Finding(True, f"newsloom.toml: {len(settings.sources)} sources")


def _disk(layout: Layout) -> Finding:
    folder = next(parent for parent in layout.published.parents if parent.exists())
    free = shutil.disk_usage(folder).free
    needed = LEAST_FREE_BYTES + (layout.state.stat().st_size if layout.state.exists() else 0)
    return Finding(free > needed, f"{free / 1e9:.1f} GB free in {folder}", f"make room: a run needs {needed / 1e9:.1f} GB")


def _prefect(layout: Layout) -> Finding:
    found = find(layout)
    return Finding(True, f"Prefect's API: {found or 'none running; newsloom run starts one for its own time'}")


def _warehouse(layout: Layout) -> Finding:
    if not layout.published.exists():
        return Finding(True, f"no warehouse at {layout.published} yet; newsloom run makes it")
    con = open_published(layout.published)
    (articles,) = con.execute("SELECT count(*) FROM articles").fetchall()[0]
    what = f"warehouse {layout.published}: {articles:,} articles"
    sentence = outdated(con)
    return Finding(sentence is None, what, sentence or "")


def _writer(layout: Layout) -> Finding:
    return Finding(
        True, f"the warehouse is held by {holder_of(layout)}" if is_held(layout) else "nobody writes to the warehouse now"
    )
