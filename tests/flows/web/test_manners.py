"""Politeness: robots.txt, turns and pauses, Retry-After, conditional requests, and hosts left alone."""

import asyncio
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from flows.web import Fetcher, Policy, Request
from flows.web.client import retry_after

from .conftest import QUICK, Answer, Server, answer, fetch, internet, local, public

Serve = Callable[..., Server]
ROBOTS = b"User-agent: *\nDisallow: /closed\nAllow: /closed/open\n\nUser-agent: newsloom\nDisallow: /ours\nCrawl-delay: 0.3\n"


def sequence(*answers: bytes) -> Answer:
    """Each answer once, the last one for good."""
    left = list(answers)

    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(left.pop(0) if len(left) > 1 else left[0])

    return page


def test_robots_are_read_once_and_obeyed(serve: Serve) -> None:
    server = serve(
        {"/robots.txt": answer(body=ROBOTS), "/ours": answer(), "/closed": answer(body=b"1"), "/free": answer(body=b"2")}
    )
    ours, closed, free = fetch(f"{server.url}/ours", f"{server.url}/closed", f"{server.url}/free")
    assert "robots.txt" in str(ours.problem)
    assert (closed.body, free.body) == (b"1", b"2")  # the group that names newsloom is the one that counts
    assert [path for _, path, _ in server.asked] == ["/robots.txt", "/closed", "/free"]


def test_the_crawl_delay_is_kept_up_to_a_limit(serve: Serve) -> None:
    times: list[float] = []

    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        times.append(time.monotonic())
        writer.write(answer())

    server = serve({"/robots.txt": answer(body=ROBOTS), "/a": page, "/b": page, "/c": page})
    fetch(*(f"{server.url}/{name}" for name in "abc"))
    assert all(later - earlier >= 0.3 for earlier, later in itertools.pairwise(times))
    start = time.monotonic()
    slow = serve({"/robots.txt": answer(body=b"User-agent: *\nCrawl-delay: 86400\n"), "/": answer()})
    fetch(slow.url, slow.url, policy=local(crawl_delay=0.2))
    assert time.monotonic() - start < 60


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (answer("404 Not Found"), True),
        (answer("403 Forbidden"), True),
        (answer("503 Service Unavailable"), False),
        (answer("429 Too Many Requests", {"Retry-After": "3600"}), False),
        (answer("302 Found", {"Location": "/moved"}), False),
        (answer(body=b"\xff\xfe\x00<html>no rules"), True),
        (answer(body=b"User-agent: *\n" + b"Allow: /some/longer/path\n" * 30_000 + b"Disallow: /\n"), True),  # past 500 KiB
        (answer(body=b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"$\n"), True),
    ],
)
def test_what_robots_answers_decides(serve: Serve, robots: bytes, allowed: bool) -> None:
    page = "/" + "a" * 300
    moved = answer(body=b"User-agent: *\nDisallow: /")
    server = serve({"/robots.txt": robots, "/moved": moved, page: answer(body=b"page")})
    (response,) = fetch(server.url + page)
    assert (response.body == b"page") is allowed
    assert page in server.paths or not allowed


def test_a_host_whose_robots_cannot_be_read_is_left_alone(serve: Serve) -> None:
    server = serve({"/robots.txt": answer("500 Internal Server Error"), "/a": answer(), "/b": answer()})
    with Fetcher(local()) as fetcher:
        found = list(fetcher.fetch([Request(f"{server.url}/{name}", "page") for name in "ab"]))
        (state,) = fetcher.hosts()
    assert server.paths == []
    assert all("its robots.txt cannot be read" in str(r.problem) and r.passing and r.retry_at for r in found)
    assert state.host == f"127.0.0.1:{server.port}"
    assert state.failures == 1
    assert state.quiet_until == found[0].retry_at


def test_one_connection_a_host_and_a_pause_between_requests(serve: Serve) -> None:
    server = serve({f"/{n}": answer(body=b"x") for n in range(5)})
    start = time.monotonic()
    found = fetch(*(f"{server.url}/{n}" for n in range(5)), policy=local(seconds_between=0.1))
    assert all(response.problem is None for response in found)
    assert time.monotonic() - start >= 0.5
    assert server.most_at_once == 1


def test_many_hosts_at_once(serve: Serve) -> None:
    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(answer(body=b"x"))

    server = serve({"/": page})
    names = {f"site{n}.example": ["8.8.8.8"] for n in range(40)}
    network, _ = internet(server, names)
    start = time.monotonic()
    found = fetch(*(f"http://{name}/" for name in names), policy=public(), network=network)
    assert all(response.body == b"x" for response in found)
    assert time.monotonic() - start < 10  # one after the other, it takes 12
    assert server.most_at_once > 20
    hosts = [host for host, path, _ in server.asked if path == "/"]
    assert sorted(hosts) == sorted(names)


def test_redirects_to_another_host_ask_its_robots_too(serve: Serve) -> None:
    pages = {"/a": answer("301 Moved Permanently", {"Location": "http://other.example/ours"})}
    server = serve(pages | {"/robots.txt": answer(body=b"User-agent: newsloom\nDisallow: /ours"), "/ours": answer(body=b"no")})
    network, _ = internet(server, {"one.example": ["8.8.8.8"], "other.example": ["9.9.9.9"]})
    (response,) = fetch("http://one.example/a", policy=public(), network=network)
    assert response.problem == "robots.txt of other.example asks that this address is not fetched"
    assert response.chain == ("http://one.example/a", "http://other.example/ours")
    assert [(host, path) for host, path, _ in server.asked] == [
        ("one.example", "/robots.txt"), ("one.example", "/a"), ("other.example", "/robots.txt"),
    ]  # fmt: skip


def test_retry_after_in_seconds_and_as_a_date(serve: Serve) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    fine = answer(body=b"page")
    pages = {"/seconds": sequence(answer("429 Too Many Requests", {"Retry-After": "1"}), fine)}
    start = time.monotonic()
    (response,) = fetch(serve(pages).url + "/seconds")
    assert response.body == b"page"
    assert time.monotonic() - start >= 1
    pages = {"/date": sequence(answer("503 Service Unavailable", {"Retry-After": soon}), fine)}
    (response,) = fetch(serve(pages).url + "/date")
    assert response.body == b"page"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), (" 7 ", 7), ("9" * 400, 86400), ("-5", None), ("soon", None), ("", None), (None, None),
     ("²", None),
     ("Thu, 01 Jan 2026 00:02:00 GMT", 120), ("Thu, 01 Jan 2026 00:02:00 -0000", 120), ("Wed, 31 Dec 2025 00:00:00 GMT", 0),
     ("Fri, 31 Dec 9999 23:59:59 GMT", 86400), ("Thu, 32 Jan 2026 99:99:99 GMT", None)],
)  # fmt: skip
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 1, 1, tzinfo=UTC)) == seconds


def test_a_long_retry_after_leaves_the_host_alone_and_says_until_when(serve: Serve) -> None:
    server = serve({"/a": answer("429 Too Many Requests", {"Retry-After": "3600"}), "/b": answer()})
    with Fetcher(local()) as fetcher:
        first, second = fetcher.fetch([Request(f"{server.url}/{name}", "page") for name in "ab"])
        (state,) = fetcher.hosts()
    assert "429 Too Many Requests, and asks to wait 3,600 seconds" in str(first.problem)
    assert server.paths == ["/a"]
    assert "is left alone until" in str(second.problem)
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    for when in (first.retry_at, second.retry_at, state.quiet_until):
        assert when is not None
        assert abs((when - in_an_hour).total_seconds()) < 1000


def test_a_host_that_fails_again_and_again_is_left_alone(serve: Serve) -> None:
    down = answer("500 Internal Server Error")
    server = serve({f"/{n}": down for n in range(20)})
    well = serve({f"/{n}": answer(body=b"x") for n in range(20)})
    with Fetcher(local()) as fetcher:
        wanted = [Request(f"{one.url}/{n}", "page") for n in range(20) for one in (server, well)]
        found = list(fetcher.fetch(wanted))
        states = {state.host: state for state in fetcher.hosts()}
    assert len(found) == 40
    assert sum(response.body == b"x" for response in found) == 20
    assert len(server.paths) == 3 + 4  # three attempts at the first, one at each until the host is left alone
    state = states[f"127.0.0.1:{server.port}"]
    assert state.failures == 5
    assert state.quiet_until
    assert "500" in str(state.reason)
    assert states[f"127.0.0.1:{well.port}"].quiet_until is None


def test_one_bad_page_does_not_silence_a_host(serve: Serve) -> None:
    server = serve({"/bad": answer("500 Internal Server Error"), "/good": answer(body=b"x")})
    bad, good = fetch(f"{server.url}/bad", f"{server.url}/good")
    assert "500 Internal Server Error, after 3 attempts" in str(bad.problem)
    assert bad.passing
    assert good.body == b"x"


def test_quiet_hosts_are_not_asked(serve: Serve) -> None:
    server = serve({"/": answer()})
    name = f"127.0.0.1:{server.port}"
    until = datetime.now(UTC) + timedelta(hours=1)
    with Fetcher(local(), quiet={name: until}) as fetcher:
        (response,) = fetcher.fetch([Request(server.url, "page")])
        (state,) = fetcher.hosts()
    assert server.asked == []
    assert (response.retry_at, state.quiet_until) == (until, until)
    with Fetcher(local(), quiet={name: datetime.now(UTC) - timedelta(seconds=1)}) as fetcher:
        (response,) = fetcher.fetch([Request(server.url, "page")])
        (state,) = fetcher.hosts()
    assert response.status == 200
    assert state.quiet_until is None


def test_conditional_requests(serve: Serve) -> None:
    unchanged = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    server = serve({"/": unchanged})
    (response,) = fetch(Request(server.url, "feed", etag='"1"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT"))
    assert (response.status, response.problem, response.body, response.headers["etag"]) == (304, None, b"", '"1"')
    headers = server.asked[-1][2]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Thu, 01 Jan 2026 00:00:00 GMT")
    (response,) = fetch(Request(server.url, "feed", etag='"1"\r\nX-Injected: 1'))
    assert "x-injected" not in server.asked[-1][2]


def test_the_user_agent_names_a_contact(serve: Serve) -> None:
    server = serve({"/": answer()})
    fetch(server.url, policy=Policy(contact="desk@example.org\r\nX: y", local=True, limits=QUICK))
    assert {headers["user-agent"] for _, _, headers in server.asked} == {"newsloom/0.1 (+desk@example.orgX: y)"}


def test_a_password_goes_to_its_own_host_only(serve: Serve) -> None:
    server = serve({"/": answer("302 Found", {"Location": "http://other.example/"}), "/robots.txt": answer("404 Not Found")})
    network, _ = internet(server, {"one.example": ["8.8.8.8"], "other.example": ["9.9.9.9"]})
    (response,) = fetch("http://me:secret@one.example/", policy=public(), network=network)
    signed = [(host, path) for host, path, headers in server.asked if "authorization" in headers]
    assert signed == [("one.example", "/")]
    assert "secret" not in "".join(response.chain) + response.url
