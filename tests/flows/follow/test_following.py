"""Following: what is fetched, what is not fetched again, and what is remembered."""

import gzip
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from flows.extract.step import extract
from flows.follow import Web
from flows.web.policy import Policy
from tests.flows.follow.conftest import LIMITS, Memory, Server, feed, follow_all, page

LINES = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'
RSS = {"Content-Type": "application/rss+xml"}


def test_a_feed_s_pages_are_fetched_once(server: Server) -> None:
    memory = Memory()
    server.answers = {"/feed": (200, {**RSS, "ETag": '"1"'}, feed((f"{server.address}/a", ""), (f"{server.address}/b", "")))}
    server.answers |= {"/a": page("A quay."), "/b": page("B quay.")}
    first = follow_all(memory, f"{server.address}/feed")
    assert [record["url"] for record in first.records] == [f"{server.address}/a", f"{server.address}/b"]
    assert sorted(server.asked) == ["/a", "/b", "/feed"]
    again = follow_all(memory, f"{server.address}/feed")
    assert (again.records, again.rejects, server.asked[3:]) == ([], [], ["/feed"])
    assert again.visits[f"{server.address}/feed"]["status"] == 304
    server.answers["/feed"] = (200, RSS, feed((f"{server.address}/a?utm_source=x", ""), (f"{server.address}/c", "")))
    server.answers["/c"] = page("C quay.")
    assert [record["url"] for record in follow_all(memory, f"{server.address}/feed").records] == [f"{server.address}/c"]
    assert server.asked[4:] == ["/feed", "/c"]


def test_a_newer_date_in_a_listing_leads_back(server: Server) -> None:
    memory = Memory()

    def atom(day: int) -> bytes:
        entry = f'<entry><title>Q</title><link href="{server.address}/a"/><updated>2024-05-0{day}T10:00:00Z</updated></entry>'
        return f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()

    server.answers = {"/atom": (200, {}, atom(2)), "/a": page("A quay.")}
    (record,) = follow_all(memory, f"{server.address}/atom").records
    assert record["listed_modified_at"] == "2024-05-02T10:00:00Z"
    assert follow_all(memory, f"{server.address}/atom").records == []
    server.answers |= {"/atom": (200, {}, atom(3)), "/a": page("A quay of another kind.")}
    assert len(follow_all(memory, f"{server.address}/atom").records) == 1
    assert server.asked.count("/a") == 2


def test_an_index_s_sitemaps_are_followed_and_left_when_unchanged(server: Server) -> None:
    memory = Memory()
    inside = f"<loc>{server.address}/1.xml.gz</loc><lastmod>2024-05-02T10:00:00Z</lastmod>"
    index = f"<sitemapindex><sitemap>{inside}</sitemap></sitemapindex>"
    inner = gzip.compress(f"<urlset><url><loc>{server.address}/a</loc></url></urlset>".encode())
    server.answers = {"/index.xml": (200, {}, index.encode()), "/1.xml.gz": (200, {}, inner), "/a": page("A quay.")}
    assert len(follow_all(memory, f"{server.address}/index.xml").records) == 1
    follow_all(memory, f"{server.address}/index.xml")
    assert server.asked == ["/index.xml", "/1.xml.gz", "/a", "/index.xml"]


def test_section_pages_give_links_and_are_no_articles(server: Server) -> None:
    link = "/news/2024/05/02/the-old-quay-is-open-again"
    heading = f'<h2><a href="{link}">The old quay is open again after years</a></h2>'
    body = f"<!doctype html><html><body><main>{heading}</main></body></html>"
    server.answers = {"/politics": (200, {"Content-Type": "text/html"}, body.encode()), link: page("A quay.")}
    found = follow_all(Memory(), sections=(f"{server.address}/politics",))
    assert [record["url"] for record in found.records] == [server.address + link]
    assert found.visits[f"{server.address}/politics"]["kind"] == "section"


def test_a_page_keeps_every_address_and_the_feed_s_date(server: Server) -> None:
    item = (f"{server.address}/short", "<pubDate>Thu, 02 May 2024 10:00:00 GMT</pubDate><category>quays</category>")
    server.answers = {
        "/feed": (200, RSS, feed(item)),
        "/short": (302, {"Location": "/long"}, b""),
        "/long": page("A quay."),
    }
    (record,) = follow_all(Memory(), f"{server.address}/feed").records
    assert record["seen_urls"] == [f"{server.address}/short", f"{server.address}/long"]
    assert (record["url"], record["listed_at"]) == (f"{server.address}/long", "Thu, 02 May 2024 10:00:00 GMT")
    assert record["tags"] == ["quays"]


def test_what_fails_is_a_reject_and_is_tried_again_if_it_may_pass(server: Server) -> None:
    memory = Memory()
    server.answers = {
        "/feed": (200, RSS, feed((f"{server.address}/down", ""), (f"{server.address}/none", ""), (f"{server.address}/a", ""))),
        "/down": (503, {}, b""),
        "/a": page("A quay."),
    }
    found = follow_all(memory, f"{server.address}/feed")
    assert len(found.records) == 1
    assert {reject["input"].rpartition("/")[2]: reject["reason"][:23] for reject in found.rejects} == {
        "down": "The server answered 503",
        "none": "The server answered 404",
    }
    down, none = found.visits[f"{server.address}/down"], found.visits[f"{server.address}/none"]
    assert down["next_visit_at"] > down["fetched_at"]
    assert (none["next_visit_at"], none["gone_at"]) == (None, None)
    server.answers["/down"] = page("It is back.")
    memory.due_now = [seen for seen in memory.rows.values() if seen.url == f"{server.address}/down"]
    assert [record["url"] for record in follow_all(memory, f"{server.address}/feed").records] == [f"{server.address}/down"]


def test_a_feed_s_own_text_stands_in_for_a_page_that_cannot_be_had(server: Server) -> None:
    text = "<p>" + "The whole text of the quay stands in the feed itself. " * 30 + "</p>"
    item = (f"{server.address}/wall", f"<content:encoded><![CDATA[{text}]]></content:encoded>")
    server.answers = {"/feed": (200, RSS, feed(item)), "/wall": (403, {}, b"")}
    found = follow_all(Memory(), f"{server.address}/feed")
    assert [(record["url"], record["title"]) for record in found.records] == [(f"{server.address}/wall", "Quay")]
    assert found.rejects == []


def test_a_revisit_finds_edits_and_withdrawals_and_then_rests(server: Server) -> None:
    memory = Memory()
    server.answers = {"/feed": (200, RSS, feed((f"{server.address}/a", ""))), "/a": page("A quay.")}
    first = follow_all(memory, f"{server.address}/feed").visits[f"{server.address}/a"]
    assert first["next_visit_at"] - first["first_seen_at"] == timedelta(hours=1)

    def later(after: timedelta) -> None:
        """Make the visits older."""
        for number, seen in memory.rows.items():
            moved = {name: value - after for name in ("first_seen_at", "fetched_at") if (value := getattr(seen, name))}
            memory.rows[number] = replace(seen, **moved, article_id=1)  # type: ignore[arg-type]
        memory.due_now = [seen for seen in memory.rows.values() if seen.url == f"{server.address}/a"][:1]

    later(timedelta(hours=2))
    same = follow_all(memory, f"{server.address}/feed")
    assert (same.records, same.visits[f"{server.address}/a"]["changed_at"]) == ([], first["changed_at"])
    later(timedelta(days=1))
    server.answers["/a"] = page("A quay, corrected.")
    assert len(follow_all(memory, f"{server.address}/feed").records) == 1
    later(timedelta(days=7))
    server.answers["/a"] = (410, {}, b"")
    gone = follow_all(memory, f"{server.address}/feed")
    assert gone.rejects == []
    assert isinstance(gone.visits[f"{server.address}/a"]["gone_at"], datetime)
    assert gone.visits[f"{server.address}/a"]["next_visit_at"] is None


def test_a_removed_address_is_never_asked_again(server: Server) -> None:
    memory = Memory()
    server.answers = {"/feed": (200, RSS, feed((f"{server.address}/a", ""))), "/a": page("A quay.")}
    follow_all(memory, f"{server.address}/feed")
    memory.rows = {number: replace(seen, is_removed=seen.kind == "page") for number, seen in memory.rows.items()}
    follow_all(memory, f"{server.address}/feed")
    (reject,) = follow_all(memory, f"{server.address}/a").rejects
    assert "removed for good" in reject["reason"]
    assert server.asked == ["/feed", "/a", "/feed"]


def test_a_run_that_is_killed_fetches_again_what_it_had_not_committed(server: Server) -> None:
    memory = Memory()
    links = [(f"{server.address}/{name}", "") for name in "abc"]
    server.answers = {"/feed": (200, {**RSS, "ETag": '"1"'}, feed(*links))} | {f"/{name}": page(name) for name in "abc"}
    web = Web(Policy(local=True, seconds_between=0.0, limits=LIMITS), memory)
    batches = extract([f"{server.address}/feed"], web=web, batch_articles=1)
    first = next(batches)
    batches.close()  # type: ignore[attr-defined]
    memory.remember(first.visits)
    (done,) = first.records["url"]
    asked = len(server.asked)
    rest = follow_all(memory, f"{server.address}/feed")
    assert {record["url"] for record in rest.records} == {link for link, _ in links} - {done}
    assert "/feed" in server.asked[asked:]  # a page that was being asked for when the run ended may still come before it


def test_files_of_records_and_single_pages(server: Server) -> None:
    server.answers = {"/lines.jsonl": (200, {}, LINES), "/lines.jsonl.gz": (200, {}, gzip.compress(LINES)), "/page": page("Q.")}
    found = follow_all(Memory(), *(f"{server.address}{path}" for path in server.answers))
    assert sorted(record["external_id"] or "-" for record in found.records) == ["-", "1", "1", "2", "2"]
    assert {visit["kind"] for visit in found.visits.values()} == {"file", "page"}


def test_a_text_file_of_addresses_is_a_list_of_pages(server: Server, tmp_path: Path) -> None:
    memory = Memory()
    server.answers = {"/a": page("A quay."), "/b": page("B quay.")}
    (tmp_path / "urls.txt").write_text(f"# quays\n{server.address}/a\n\n{server.address}/b\n{server.address}/a\n", "utf-8")
    (tmp_path / "article.txt").write_text(f"Read this:\n{server.address}/a\n", "utf-8")
    found = follow_all(memory, str(tmp_path))
    assert sorted(record["url"] or "" for record in found.records) == ["", f"{server.address}/a", f"{server.address}/b"]
    again = follow_all(memory, str(tmp_path))
    assert [record["external_id"] for record in again.records] == ["article"]
    assert sorted(server.asked) == ["/a", "/b"]


def test_without_local_nothing_on_this_machine_is_asked(server: Server) -> None:
    server.answers = {"/page": page("A quay.")}
    (batch,) = extract([f"{server.address}/page"])
    assert "local = true" in batch.rejects["reason"][0]
    assert server.asked == []


def test_a_host_that_is_left_alone_is_said_once(server: Server) -> None:
    links = [(f"{server.address}/down/{number}", "") for number in range(12)]
    server.answers = {"/feed": (200, RSS, feed(*links))} | {f"/down/{number}": (503, {}, b"") for number in range(12)}
    found = follow_all(Memory(), f"{server.address}/feed")
    said = [reject for reject in found.rejects if "left alone" in reject["reason"]]
    assert len(said) == 1
    assert found.hosts[0]["quiet_until"] is not None
    assert all(visit["next_visit_at"] for url, visit in found.visits.items() if "/down/" in url)
