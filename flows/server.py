"""Finds the Prefect API that a run reports to, or starts one for the length of the run.

Imports nothing of Prefect: the environment has to be set before Prefect is imported, and is slow.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from warehouse.errors import UserError
from warehouse.layout import Layout

DEFAULT_API = "http://127.0.0.1:4200/api"
# A new Prefect home is migrated first, which takes a slow machine a minute and more.
STARTUP_SECONDS = 180
SERVER_LOG = "server.log"


class ServerError(UserError):
    """No Prefect API can be reached or started."""


@contextmanager
def api(layout: Layout, tell: Callable[[str], None]) -> Iterator[Callable[[], str]]:
    """The API of this run: PREFECT_API_URL, else a local server that is there, else one started now and stopped at the end.

    Yields at once a function that waits until the API answers and returns its URL: what can be done meanwhile (importing
    Prefect, loading the model) is the caller's to do.
    """
    _quiet_environment(layout)
    if found := find(layout):
        os.environ["PREFECT_API_URL"] = found
        yield lambda: found
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    os.environ["PREFECT_API_URL"] = url
    process = _start(layout, port, ephemeral=True)
    try:
        yield lambda: _wait(layout, process, url, tell)
    finally:
        _stop(process)


def find(layout: Layout) -> str | None:
    """The URL of the API to use if there is one: the configured one, that of `newsloom serve`, or Prefect's local default."""
    if configured := os.environ.get("PREFECT_API_URL"):
        if not healthy(configured, timeout=5):
            raise ServerError(f"No Prefect API answers at {configured} (PREFECT_API_URL); start it, or unset the variable.")
        return configured
    for url in (served_url(layout), DEFAULT_API):
        if url and healthy(url):
            return url
    return None


def served_url(layout: Layout) -> str | None:
    """The URL that `newsloom serve` wrote down for this warehouse, whether or not it still runs."""
    try:
        url: str = json.loads((layout.work / "server.json").read_text("utf-8"))["url"]
    except (OSError, ValueError, KeyError):
        return None
    return url


def healthy(url: str, timeout: float = 0.5) -> bool:
    """Whether a Prefect API answers at `url`."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=timeout) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _quiet_environment(layout: Layout) -> None:
    layout.prefect.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(layout.prefect.resolve()))
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    # The command line says what happens in its own words; Prefect's logs go to its pages.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_CLI_WRAP_LINES", "false")


@contextmanager
def served_api(layout: Layout, tell: Callable[[str], None]) -> Iterator[str]:
    """A whole Prefect server, scheduler and UI included, for `newsloom serve`: the one that is there, else one of our own.

    Its URL is written down beside the warehouse, so that runs by hand report to it.
    """
    _quiet_environment(layout)
    if found := find(layout):
        os.environ["PREFECT_API_URL"] = found
        yield found
        return
    port = 4200 if _is_free(4200) else _free_port()
    url = f"http://127.0.0.1:{port}/api"
    process = _start(layout, port, ephemeral=False)
    note = layout.work / "server.json"
    try:
        _wait(layout, process, url, tell)
        note.write_text(json.dumps({"url": url}), "utf-8")
        os.environ["PREFECT_API_URL"] = url
        yield url
    finally:
        note.unlink(missing_ok=True)
        _stop(process)


def _start(layout: Layout, port: int, *, ephemeral: bool) -> "subprocess.Popen[bytes]":
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    if ephemeral:
        environment |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1", "PREFECT_UI_ENABLED": "0"}
    else:
        environment["PREFECT_UI_API_URL"] = f"http://127.0.0.1:{port}/api"
    with (layout.work / SERVER_LOG).open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.apiserver", str(port)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
        )


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()


def _wait(layout: Layout, process: "subprocess.Popen[bytes]", url: str, tell: Callable[[str], None]) -> str:
    started = time.monotonic()
    told = False
    while not healthy(url):
        waited = time.monotonic() - started
        if process.poll() is not None:
            raise ServerError(
                f"Prefect's server ended at its start (exit {process.returncode}); {layout.work / SERVER_LOG} says why."
            )
        if waited > STARTUP_SECONDS:
            raise ServerError(
                f"Prefect's server did not answer within {STARTUP_SECONDS} seconds; {layout.work / SERVER_LOG} may say why."
            )
        if waited > 1 and not told:
            tell("Waiting for Prefect's server to start (the first start for a warehouse takes longest).")
            told = True
        time.sleep(0.05)
    return url


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # A port that a server has just left is free for the next one.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
