"""Holds the warehouse and the servers' logs to what the world says is true."""

from collections import Counter, defaultdict
from itertools import combinations, pairwise

from benchmarks.newspaper.following import Outcome
from benchmarks.newspaper.listings import LISTINGS, SECTIONS, parts
from benchmarks.newspaper.server import CRAWL_DELAY, Asked
from benchmarks.newspaper.world import DAYS, SITES, TRAPS
from warehouse.identifiers import stable_id

type Figures = dict[str, object]


def figures(outcome: Outcome) -> Figures:
    """Everything that is measured, by name."""
    return {**presence(outcome), **politeness(outcome), **requests(outcome), **versions(outcome), **copies(outcome)}


def article_id(outcome: Outcome, number: int) -> int:
    """The id that a page's article has to have."""
    page = outcome.world.pages[number]
    return stable_id(f"url:{outcome.world.host(page.site).removeprefix('www.')}{page.path}")


def presence(outcome: Outcome) -> Figures:
    """Whether everything published is there, once."""
    found = dict(outcome.con.execute("SELECT article_id, first(title) FROM articles GROUP BY ALL").fetchall())
    (rows,) = outcome.con.execute("SELECT count(*) FROM articles").fetchall()[0]
    wanted = {article_id(outcome, page.number): page for page in outcome.world.pages}
    dates = outcome.con.execute("SELECT article_id, published_at, published_precision FROM articles").fetchall()
    wrong = sum(
        at is None or at.date() != wanted[number].published.date() or (precision == "second" and at != wanted[number].published)
        for number, at, precision in dates
        if number in wanted
    )
    rejects = outcome.con.execute(
        "SELECT regexp_replace(reason, '[0-9].*', '…'), count(*) FROM ops.rejects GROUP BY ALL"
    ).fetchall()
    return {
        "published": len(wanted),
        "missing": sorted(wanted[number].number for number in wanted.keys() - found.keys()),
        "rows_too_many": rows - len(wanted.keys() & found.keys()),
        "dates_wrong": wrong,
        "rejects": dict(sorted(rejects)),
    }


def politeness(outcome: Outcome) -> Figures:
    """What must not have been asked, and how quickly one host was."""
    by_host: dict[str, list[Asked]] = defaultdict(list)
    for asked in outcome.log:
        by_host[asked.host].append(asked)
    slow = by_host[outcome.world.host(3)]
    gaps = [
        later.at - earlier.at
        for earlier, later in pairwise(slow)
        if later.day == earlier.day and earlier.path != "/robots.txt"  # only its answer asks for the delay
    ]
    return {
        "disallowed_requests": sum(asked.path.startswith(("/archive/", "/search")) for asked in outcome.log),
        "foreign_connections": sorted(outcome.connected - {f"127.0.0.{number + 2}" for number in range(len(SITES))}),
        "shortest_gap_over_crawl_delay": round(min(gaps) / CRAWL_DELAY, 2),
    }


def requests(outcome: Outcome) -> Figures:
    """The requests, against the fewest that find everything: each listing, new or changed page and revisit once."""
    asked = Counter(asked.day for asked in outcome.log)
    fewest = {day: _fewest(outcome, day) for day in range(1, DAYS + 1)}
    twice = Counter((asked.day, asked.host, asked.path) for asked in outcome.log if asked.status == 200)
    again = sum(count - 1 for (_, _, path), count in twice.items() if count > 1 and not path.startswith("/trap/"))
    return {
        "requests": [asked[day] for day in fewest],
        "fewest": list(fewest.values()),
        "over_fewest": round(sum(asked.values()) / sum(fewest.values()), 3),
        "asked_twice_in_a_day": again,
        "not_modified": sum(asked.status == 304 for asked in outcome.log),
        "seconds": [round(seconds, 1) for seconds in outcome.seconds],
    }


def _fewest(outcome: Outcome, day: int) -> int:
    world = outcome.world
    listings = (
        sum(map(len, LISTINGS)) + sum(map(len, SECTIONS)) + sum(len(parts(world, site, day)) for site in range(len(SITES)))
    )
    listings -= sum(len(parts(world, site, day)) for site in (0, 1, 3, 4))  # only one site has an index
    new = [page for page in world.pages if page.first_day == day]
    # Day 2 finds the plan's hour and day over for pages of day 1; so does day 3 for those of day 2. Those of day 1 rest then.
    due = [page for page in world.pages if page.first_day == day - 1 and page.first_day <= day]
    changed = [
        page for page in world.pages
        if page.first_day < day - 1 and page.site in (0, 1, 2) and any(version.day == day for version in page.versions)
        and page.is_there(day)
    ]  # fmt: skip
    hops = sum(page.site == 4 for page in new + due)
    busy = sum(page.is_busy for page in new)
    traps = len(TRAPS) if day == 1 else 0
    return len(SITES) + 1 + listings + len(new) + len(due) + len(changed) + hops + busy + traps


def versions(outcome: Outcome) -> Figures:
    """Edits as versions, withdrawals as such. What a revisit is not due for and no listing tells cannot be seen."""
    edited = {article_id(outcome, page.number) for page in outcome.world.pages if len(page.versions) > 1}
    told = {
        article_id(outcome, page.number)
        for page in outcome.world.pages
        if len(page.versions) > 1 and (page.versions[1].day == 2 or page.site < 3)
    }
    found = {number for (number,) in outcome.con.execute("SELECT DISTINCT article_id FROM article_versions").fetchall()}
    bodies = dict(outcome.con.execute("SELECT article_id, body FROM articles").fetchall())
    newest = {article_id(outcome, page.number): page.versions[-1].paragraphs for page in outcome.world.pages}
    old = sum(not all(paragraph in bodies[number] for paragraph in newest[number]) for number in found & told)
    gone = {article_id(outcome, page.number): page for page in outcome.world.pages if page.gone_day}
    seen = {
        number
        for (number,) in outcome.con.execute("SELECT article_id FROM version_changes WHERE kind = 'withdrawn'").fetchall()
    }
    due = {number for number, page in gone.items() if page.gone_day == 2}
    return {
        "edits": len(edited),
        "edits_that_can_be_seen": len(told),
        "edits_found": len(found & told),
        "edits_taken_for_the_older": old,
        "edits_missed": sorted(page.number for page in outcome.world.pages if article_id(outcome, page.number) in told - found),
        "edits_invented": len(found - edited),
        "withdrawals": len(gone),
        "withdrawals_that_can_be_seen": len(due),
        "withdrawals_found": len(seen & due),
        "withdrawals_invented": len(seen - gone.keys()),
    }


def copies(outcome: Outcome) -> Figures:
    """Pairs of copies against pairs of the same story."""
    clusters: dict[int, list[int]] = defaultdict(list)
    rows = outcome.con.execute("SELECT article_id, coalesce(duplicate_of, article_id) FROM articles").fetchall()
    for number, origin in rows:
        clusters[origin].append(number)
    stories: dict[int, list[int]] = defaultdict(list)
    present = {number for number, _ in rows}
    for page in outcome.world.pages:
        if (number := article_id(outcome, page.number)) in present:
            stories[page.story].append(number)
    found, true = _pairs(clusters), _pairs(stories)
    right = len(found & true)
    return {
        "copy_pairs": len(true),
        "copies_precision": round(right / len(found), 4) if found else None,
        "copies_recall": round(right / len(true), 4) if true else None,
    }


def _pairs(groups: dict[int, list[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
