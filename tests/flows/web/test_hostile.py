"""Servers that are slow, endless, lying, broken or exploding: each costs one response with a sentence, in bounded time."""

import asyncio
import gzip
import random
import re
import time
import zlib
from collections.abc import Callable

import brotli
import pytest

from flows.web import Request
from flows.web.decoding import Decoder, DecodingError, zstd

from .conftest import Answer, Server, answer, fetch, local, resident

Serve = Callable[..., Server]

BOMB = bytes(64 << 20)


def deflated(data: bytes, bits: int = zlib.MAX_WBITS) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    return packer.compress(data) + packer.flush()


def brotlied(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=4))


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "gzip members": ("x-gzip", lambda data: gzip.compress(data[:1000]) + gzip.compress(data[1000:])),
    "gzip and garbage": ("gzip", lambda data: gzip.compress(data) + b"garbage"),
    "deflate": ("deflate", deflated),
    "raw deflate": ("Deflate", lambda data: deflated(data, -zlib.MAX_WBITS)),
    "brotli": ("br", brotlied),
    "zstd": ("zstd", zstd.compress),
    "twice": ("gzip, br", lambda data: brotlied(gzip.compress(data))),
}


def writes(*parts: bytes, pause: float = 0.0, times: int = 1, ends: bool = True) -> Answer:
    """Write `parts`, the last one `times` over, with pauses, and end the connection."""

    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        for part in (*parts[:-1], *([parts[-1]] * times)):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        if ends:
            writer.close()

    return page


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HOSTILE: dict[str, tuple[bytes | Answer, str]] = {
    "silent": (writes(b"", pause=3), "did not answer in time"),
    "trickles": (writes(HEAD, b"Content-Length: 9999\r\n\r\n", b"x", pause=0.2, times=100), "took more than 4 seconds"),
    "trickles headers": (writes(HEAD, b"X: y\r\n", pause=0.2, times=100), "took more than 4 seconds"),
    "endless": (writes(HEAD + b"\r\n", b"x" * 65536, times=100_000), "larger than 1 MB|took more"),
    "endless headers": (writes(HEAD, b"X-Long: " + b"y" * 9000 + b"\r\n", times=10_000), "larger than 100 kB"),
    "endless line": (writes(HEAD + b"X: ", b"y" * 65536, times=10_000), "larger than 100 kB"),
    "endless interim": (writes(b"HTTP/1.1 100 Continue\r\n\r\n" * 50, pause=0.01, times=9999), "took more than|did not answer"),
    "endless chunks": (
        writes(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", pause=0.01, times=9999),
        "took more",
    ),
    "announces much": (answer(headers={"Content-Length": "99999999999"}), "announces 99,999,999,999 bytes"),
    "announces more than it gives": (
        writes(answer(headers={"Content-Length": "100"}, body=b"short")),
        "breaks the rules of HTTP",
    ),
    "two lengths": (writes(HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), "breaks the rules"),
    "no length that is one": (writes(HEAD + b"Content-Length: -5\r\n\r\n"), "breaks the rules"),
    "broken chunks": (writes(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"), "breaks the rules"),
    "cut chunks": (writes(HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc"), "breaks the rules"),
    "no http": (writes(b"SSH-2.0-OpenSSH_9.6\r\n"), "breaks the rules"),
    "http 0.9": (writes(b"<html>hello"), "breaks the rules"),
    "hangs up": (writes(b""), "breaks the rules"),
    "odd status": (writes(b"HTTP/1.1 99 Odd\r\n\r\n"), "breaks the rules"),
    "strange encoding": (answer(headers={"Content-Encoding": "rot13"}, body=b"uryyb"), "not one that was asked for"),
    "thrice": (answer(headers={"Content-Encoding": "gzip, gzip, gzip"}, body=b"x"), "3 times over"),
    "not gzip": (answer(headers={"Content-Encoding": "gzip"}, body=b"plain"), "cannot be decompressed"),
    "half gzip": (
        answer(headers={"Content-Encoding": "gzip"}, body=gzip.compress(random.randbytes(5000))[:3000]),
        "breaks off",
    ),
    "picture": (answer(headers={"Content-Type": "image/png"}, body=b"\x89PNG"), "image/png, which holds no article"),
    "unasked 304": (b"HTTP/1.1 304 Not Modified\r\n\r\n", "304"),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", "204"),
    "round": (answer("302 Found", {"Location": "/round"}), "in a circle"),
    "nowhere": (answer("302 Found"), "does not say where to"),
    "bad place": (answer("302 Found", {"Location": "http://a.example:port/"}), "not valid"),
    "long place": (answer("302 Found", {"Location": "/" + "x" * 9000}), "longer than"),
    "password": (answer("302 Found", {"Location": "http://me:secret@127.0.0.1/"}), "user name or password"),
    "script": (answer("302 Found", {"Location": "javascript:alert(1)"}), "neither an http nor an https"),
    "gone": (answer("410 Gone"), "410 Gone; check the address"),
    "forbidden": (answer("403 Forbidden", body=b"x" * 10), "403 Forbidden"),
    **{
        f"{name} bomb": (
            answer(headers={"Content-Encoding": coding[0]}, body=coding[1](BOMB)),
            "times its size|larger than 1 MB",
        )
        for name, coding in CODINGS.items()
    },
}


def test_each_costs_one_response_with_a_sentence(serve: Serve) -> None:
    """Each has a server of its own, all are asked at once, and a well server beside them is not kept waiting."""
    servers = {
        name: serve({"/robots.txt": answer("404 No"), f"/{name.split()[0]}": page}) for name, (page, _) in HOSTILE.items()
    }
    well = serve({"/": answer(body=b"well")})
    start = time.monotonic()
    before = resident()
    urls = [f"{server.url}/{name.split()[0]}" for name, server in servers.items()]
    *found, fine = fetch(*urls, well.url, policy=local(attempts=1))
    grown = resident() - before
    assert fine.body == b"well"
    answered = {name: (response.problem or "no problem", response.body) for name, response in zip(HOSTILE, found, strict=True)}
    wrong = {name: text for name, text in answered.items() if not re.search(HOSTILE[name][1], text[0]) or text[1]}
    assert wrong == {}
    assert time.monotonic() - start < 30
    assert grown < 64 << 20


def test_many_redirects_end(serve: Serve) -> None:
    server = serve({f"/{n}": answer("307 Temporary Redirect", {"Location": f"/{n + 1}"}) for n in range(99)})
    (response,) = fetch(f"{server.url}/0")
    assert "redirects more than 10 times" in str(response.problem)
    assert len(server.paths) == 11


def test_a_site_that_wants_its_cookie_back_gets_it_within_a_chain_only(serve: Serve) -> None:
    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        has_cookie = "seen=1" in server.asked[-1][2].get("cookie", "")
        writer.write(
            answer(body=b"in") if has_cookie else answer("302 Found", {"Location": "/", "Set-Cookie": "seen=1; Path=/"})
        )

    server = serve({"/": page})
    one, two = fetch(f"{server.url}/", f"{server.url}/")
    assert (one.body, two.body) == (b"in", b"in")
    assert ["cookie" in headers for _, path, headers in server.asked if path == "/"] == [False, True, False, True]


@pytest.mark.parametrize("name", CODINGS)
@pytest.mark.parametrize("step", [7, 1000, 1 << 30])
def test_every_coding_is_undone(name: str, step: int) -> None:
    coding, pack = CODINGS[name]
    text = random.Random(1).randbytes(200_000) + b"a" * 100_000
    packed = pack(text)
    decoder = Decoder(coding, 1 << 20, 200)
    found = b"".join(p for at in range(0, len(packed), step) for p in decoder.feed(packed[at : at + step]))
    decoder.end()
    assert found == text


@pytest.mark.parametrize("name", CODINGS)
def test_damaged_bodies_are_errors_and_never_more_than_the_limit(name: str) -> None:
    coding, pack = CODINGS[name]
    chance = random.Random(2)
    packed = pack(chance.randbytes(2000) + b"b" * 20_000)
    for _ in range(200):
        damaged = bytearray(packed[: chance.randrange(1, len(packed))])
        for _ in range(3):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        decoder = Decoder(coding, 50_000, 200)
        found = bytearray()
        try:
            for piece in decoder.feed(bytes(damaged)):
                found += piece
            decoder.end()
        except DecodingError:
            pass
        assert len(found) <= 50_000 + 100_000


def test_large_files_are_taken_as_files_only(serve: Serve) -> None:
    server = serve({"/": answer(body=b"x" * 3_000_000)})
    page, file = fetch(Request(server.url, "page"), Request(server.url, "unknown"))
    assert "1,048,576" in str(page.problem)
    assert len(file.body) == 3_000_000


def test_large_bodies_grow_one_at_a_time(serve: Serve) -> None:
    body = answer(body=b"x" * (24 << 20))
    servers = [serve({"/": body}) for _ in range(6)]
    found = fetch(*(Request(server.url, "unknown") for server in servers), policy=local(file_bytes=32 << 20, file_seconds=60.0))
    assert [len(response.body) for response in found] == [24 << 20] * 6
