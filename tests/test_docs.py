"""The commands that the README shows are run as they stand there, in order, in a copy of the samples."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def blocks(section: str) -> list[str]:
    """The indented blocks of a section of the README, as shell text."""
    text = (ROOT / "README.md").read_text("utf-8")
    body = text.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    return [re.sub(r"^    ", "", block, flags=re.M) for block in re.findall(r"(?:^    .*\n?)+", body, flags=re.M)]


def test_a_first_finding_is_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds" / "samples", tmp_path / "seeds" / "samples")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    [script] = blocks("A first finding")
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    assert "loaded" in done.stderr
    assert "office_holders" in done.stdout
    assert len(done.stdout.splitlines()) > 20


def test_the_settings_that_init_writes_can_be_served(tmp_path: Path) -> None:
    from flows.commands.init import TEMPLATE
    from flows.settings import find_settings

    (tmp_path / "newsloom.toml").write_text(TEMPLATE, "utf-8")
    settings = find_settings(tmp_path)
    assert settings is not None
    assert [source.name for source in settings.sources] == ["inbox"]
