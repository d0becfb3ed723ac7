"""No disallowed address is connected to: by spelling, by DNS, by redirect, by a second look-up or by IPv6 form."""

import threading
from collections.abc import Callable
from ipaddress import ip_address

import pytest

from flows.web import Request
from flows.web.guard import objection

from .conftest import Server, answer, fetch, internet, local, public, real_connections

Serve = Callable[..., Server]

INWARD = [
    "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.1.1",
    "169.254.169.254", "168.63.129.16", "0.0.0.0", "0.1.2.3", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.8",
    "198.18.0.1", "203.0.113.5", "::1", "::", "::7f00:1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0:7f00:1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:7f00:1::", "fe80::1",
    "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1", "4000::1",
]  # fmt: skip
OUTWARD = ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INWARD)
def test_addresses_that_lead_inward_are_refused(address: str) -> None:
    assert objection(ip_address(address), local=False)


@pytest.mark.parametrize("address", OUTWARD)
def test_addresses_of_the_internet_are_allowed(address: str) -> None:
    assert objection(ip_address(address), local=False) is None


def test_a_local_source_may_reach_its_own_network_and_never_metadata() -> None:
    allowed = [address for address in INWARD if objection(ip_address(address), local=True) is None]
    assert allowed == [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "::1",
        "::ffff:127.0.0.1", "fc00::1",
    ]  # fmt: skip


SPELLINGS = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/", "http://127.1:{port}/", "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://0.0.0.0:{port}/", "http://0:{port}/", "http://１２７.０.０.１:{port}/",
    "http://public.example@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@public.example/", "http://169.254.169.254/latest/",
    "http://[fd00:ec2::254]/", "http://[64:ff9b::7f00:1]/", "http://LOCALHOST.:{port}/",
]  # fmt: skip


def test_no_spelling_of_an_inward_address_is_connected_to(serve: Serve) -> None:
    server = serve({"/": answer(body=b"inside")})
    with real_connections() as connections:
        found = fetch(*(spelling.format(port=server.port) for spelling in SPELLINGS), policy=public())
    assert connections == []
    assert server.asked == []
    assert [(r.url, r.problem) for r in found if r.problem is None or r.passing or r.body] == []
    assert "local = true" in str(found[0].problem)
    assert "local" not in str(found[14].problem)


def test_no_redirect_or_name_leads_inward(serve: Serve) -> None:
    """A public server (on an address of the internet, played by loopback) does what it can; a second server hears nothing."""
    inside = serve({"/": answer(body=b"inside")})
    targets = [spelling.format(port=inside.port) for spelling in SPELLINGS] + [f"http://{name}/" for name in ("inward", "both")]
    pages = {f"/{number}": answer("302 Found", {"Location": target}) for number, target in enumerate(targets)}
    pages |= {"/file": answer("302 Found", {"Location": "file:///etc/passwd"}), "/fine": answer(body=b"fine")}
    server = serve(pages)
    names = {"public.example": ["8.8.8.8"], "inward": ["10.0.0.1 192.168.0.1"], "both": ["10.0.0.1 9.9.9.9"]}
    names |= {
        name: ["127.0.0.1"] for name in ("localhost", "localhost.", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0")
    }
    network, dial = internet(server, names)
    with real_connections() as connections:
        found = fetch(*(f"http://public.example{path}" for path in pages), policy=public(), network=network)
    assert set(dial.dialled) == {"8.8.8.8", "9.9.9.9"}  # of a name that leads both ways, only the public address
    assert len(connections) == len(dial.dialled)
    assert inside.asked == []
    assert [response.body for response in found if response.problem is None] == [b"fine"]


def test_a_name_that_changes_its_answer_is_judged_by_the_address_connected_to(serve: Serve) -> None:
    closing = {"Connection": "close"}
    server = serve({path: answer(headers=closing, body=b"page") for path in ("/robots.txt", "/1", "/2", "/3")})
    network, dial = internet(server, {"rebinding.example": ["8.8.8.8", "8.8.8.8", "127.0.0.1", "169.254.169.254"]})
    first, second, third = fetch(*(f"http://rebinding.example/{n}" for n in (1, 2, 3)), policy=public(), network=network)
    assert first.body == b"page"
    assert "127.0.0.1, to which rebinding.example leads, is a loopback address" in str(second.problem)
    assert "metadata" in str(third.problem)
    assert dial.dialled == ["8.8.8.8", "8.8.8.8"]


def test_ports_of_other_services_are_refused(serve: Serve) -> None:
    network, dial = internet(serve({}), {"public.example": ["8.8.8.8"]})
    (response,) = fetch("http://public.example:25/", policy=public(), network=network)
    assert response.problem == "port 25 is not a web server's; nothing is fetched from it"
    assert dial.dialled == []


def test_a_local_source_is_not_led_to_metadata(serve: Serve) -> None:
    server = serve({"/": answer("302 Found", {"Location": "http://169.254.169.254/latest/"})})
    with real_connections() as connections:
        (response,) = fetch(server.url, policy=local())
    assert "metadata" in str(response.problem)
    assert set(connections) == {"127.0.0.1"}


def test_proxies_of_the_environment_take_no_part(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = serve({}), serve({"/": answer(body=b"page")})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    (response,) = fetch(server.url)
    assert response.body == b"page"
    assert proxy.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "//a.example", "", "http://", "x"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    (response,) = fetch(Request(url, "unknown"))
    assert response.problem
    assert not response.passing


def test_a_look_up_that_hangs_does_not_hold_up_the_end() -> None:
    before = threading.active_count()
    (response,) = fetch("http://nowhere.invalid/", policy=public(attempts=1))
    assert "cannot be found" in str(response.problem) or "in time" in str(response.problem)
    assert response.passing
    assert threading.active_count() <= before + 1
