"""What the five sites publish on each of three days, and what is true of it: stories, reprints, decoys, edits, withdrawals."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from benchmarks.newspaper.texts import Cast, edited, paragraphs, reprinted, title

DAYS = 3
SITES = ("harbour-post", "valley-courier", "northern-ledger", "island-times", "city-gazette")
TRAPS = (
    (0, "metadata"), (0, "loop"), (0, "missing"), (1, "endless"), (1, "broken"), (2, "slow"), (2, "bomb"), (3, "image"),
    (4, "zero"), (4, "mapped"), (4, "file"),
)  # fmt: skip


@dataclass(frozen=True)
class Version:
    """A page's text from `day` on."""

    day: int
    modified: datetime
    title: str
    paragraphs: list[str]


@dataclass
class Page:
    """A published article; `story` is what reprints share with their origin, `event` what decoys do too."""

    site: int
    number: int
    story: int
    event: int
    kind: str  # original, reprint, decoy
    published: datetime
    first_day: int
    versions: list[Version]
    gone_day: int | None = None
    is_busy: bool = False  # answers 429 at first

    @property
    def slug(self) -> str:
        """The last part of its path."""
        words = "".join(letter if letter.isalnum() else " " for letter in self.versions[0].title.lower()).split()
        return "-".join(words[:9]) + f"-{self.number}"

    @property
    def path(self) -> str:
        """Its canonical path."""
        return f"/news/{self.published:%Y/%m/%d}/{self.slug}"

    def version(self, day: int) -> Version:
        """The text that it has on `day`."""
        return [version for version in self.versions if version.day <= day][-1]

    def is_there(self, day: int) -> bool:
        """Whether it can be read on `day`."""
        return self.first_day <= day and (self.gone_day is None or day < self.gone_day)


@dataclass
class World:
    """All pages; `start` is when the first day begins."""

    pages: list[Page]
    start: datetime
    ports: list[int] = field(default_factory=list)

    def host(self, site: int) -> str:
        """A site's host and port."""
        return f"www.{SITES[site]}.test:{self.ports[site]}"

    def url(self, page: Page) -> str:
        """A page's canonical address."""
        return f"http://{self.host(page.site)}{page.path}"

    def on(self, site: int, day: int) -> list[Page]:
        """The pages that a site lists on `day`, newest first."""
        there = [page for page in self.pages if page.site == site and page.is_there(day)]
        return sorted(there, key=lambda page: (page.published, page.number), reverse=True)


def made(count: int, seed: int = 1) -> World:
    """A world of `count` pages: two thirds originals, a sixth reprints and a sixth decoys, most of them on the first day."""
    rng = random.Random(seed)
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    pages = list(_pages(count, rng, start))
    for page in pages:
        _happens(page, rng, start)
    return World(pages, start)


def _pages(count: int, rng: random.Random, start: datetime) -> Iterator[Page]:
    originals: list[tuple[Page, Cast]] = []
    for number in range(count):
        kind = "original" if number < 10 else rng.choices(("original", "reprint", "decoy"), (4, 1, 1))[0]
        day = rng.choices((1, 2, 3), (8, 1, 1))[0]
        site = number % len(SITES)
        if kind == "original":
            cast = Cast(rng)
            published = start + timedelta(days=day - 1, minutes=rng.randrange(20 * 60))
            page = Page(site, number, number, number, kind, published, day, [])
            page.versions = [Version(day, published, title(cast, rng), paragraphs(cast, rng))]
            originals.append((page, cast))
            yield page
            continue
        of, cast = rng.choice(originals[-200:])
        site = (of.site + rng.randint(1, 4)) % len(SITES)
        day = max(day, of.first_day)
        published = max(of.published, start + timedelta(days=day - 1)) + timedelta(minutes=rng.randint(10, 180))
        text = reprinted(of.versions[0].paragraphs, rng) if kind == "reprint" else paragraphs(cast, rng)
        page = Page(site, number, of.story if kind == "reprint" else number, of.event, kind, published, day, [])
        page.versions = [Version(day, published, of.versions[0].title if kind == "reprint" else title(cast, rng), text)]
        yield page


def _happens(page: Page, rng: random.Random, start: datetime) -> None:
    """What becomes of a page of the first day: one in sixteen is edited, one in fifty withdrawn; few servers are busy."""
    page.is_busy = rng.random() < 0.005
    if page.first_day > 1:
        return
    chance = rng.random()
    first = page.versions[0]
    if chance < 0.06:
        day = rng.choice((2, 3))
        # Not in the first hour: the day before was followed at some minute of it, and an edit comes after what was seen.
        modified = start + timedelta(days=day - 1, minutes=rng.randrange(60, 600))
        page.versions.append(Version(day, modified, first.title, edited(first.paragraphs, Cast(rng), rng)))
    elif chance < 0.08:
        page.gone_day = rng.choice((2, 3))
