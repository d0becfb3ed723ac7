"""Asks a cited query again: the same rows, or which were added, removed or changed since, each with its likely cause."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.citing import articles, cite, row_article
from warehouse.connection import open_published
from warehouse.sqlfiles import sql

_Row = list[Any]
_LINES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is not as cited (added, removed, changed): its values then and now, if any, and the likely cause."""

    kind: str
    before: dict[str, Any] | None
    now: dict[str, Any] | None
    cause: str


def verify(published: Path, citation: Mapping[str, Any]) -> list[Change]:
    """What is no longer as cited; empty when the query gives the same rows. Raises QueryError when it can't be asked now."""
    present = cite(published, citation["query"], citation["parameters"])
    if present["sha256"] == citation["sha256"]:
        return []
    columns: list[str] = present["columns"]
    if columns != citation["columns"]:
        cause = f"the query's columns are now {', '.join(columns)}: what it reads was changed by another version of newsloom"
        return [Change("changed", None, None, cause)]
    changed = list(_differences(columns, citation["rows"], present["rows"]))
    causes = _Causes(published, citation, present, [row for _, old, new in changed for row in (old, new) if row])
    return [
        Change(kind, _named(columns, old), _named(columns, new), causes.of(row_article(columns, new or old or [])))
        for kind, old, new in changed
    ]


def _named(columns: list[str], row: _Row | None) -> dict[str, Any] | None:
    return dict(zip(columns, row, strict=True)) if row is not None else None


def _differences(
    columns: list[str], cited: list[dict[str, Any]], present: list[dict[str, Any]]
) -> Iterator[tuple[str, _Row | None, _Row | None]]:
    """Rows that only one side has; a row then and one now with the same keys are one that changed."""
    numbers = [number for number, name in enumerate(columns) if name.endswith(("_id", "_no")) or name in ("rank", "day")]
    come: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in _left(present, cited):
        come[str([row[number] for number in numbers])].append(row)
    for row in _left(cited, present):
        same = come[str([row[number] for number in numbers])] if numbers else []
        new = same.pop(0) if same else None
        yield ("changed" if new else "removed"), row, new
    for rows in come.values():
        for row in rows:
            yield "added", None, row


def _left(rows: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[_Row]:
    """The rows that `others` doesn't have, or has fewer times."""
    have = Counter(row["sha256"] for row in others)
    left = []
    for row in rows:
        have[row["sha256"]] -= 1
        if have[row["sha256"]] < 0:
            left.append(row["values"])
    return left


class _Causes:
    """Why rows differ, by what is known of their article then and now; of a row without an article, all that happened since."""

    def __init__(self, published: Path, cited: Mapping[str, Any], present: Mapping[str, Any], rows: list[_Row]) -> None:
        self.cited, self.present = cited, present
        self.since = datetime.fromisoformat(cited["published_at"])
        columns = present["columns"]
        with open_published(published) as con:
            self.articles = articles(con, (row_article(columns, row) for row in rows))
            con.execute(sql("steps/cite_since"), {"since": cited["published_at"]})
            self.new, self.edited, self.removed = con.fetchall()[0]

    def of(self, article_id: int | None) -> str:
        """The likely cause, in words."""
        own = self._of_article(str(article_id)) if article_id is not None else None
        return own or "; ".join(self._of_the_whole()) or "nothing known changed: the query may depend on the time or on chance"

    def _of_article(self, article: str) -> str | None:
        then, now = self.cited["articles"].get(article), self.articles.get(article, {})
        if now.get("content_hash") is None:
            return f"article {article} was removed" if now.get("removed") else f"article {article} is not in this warehouse"
        if then is None and now["first_seen_at"] > self.since:
            return f"new article {article}"
        edited = then["content_hash"] != now["content_hash"] if then else now["version_seen_at"] > self.since
        if edited:
            return f"edited version of article {article}"
        by = now["annotator_version"]
        if (then and then["annotator_version"] != by) or by not in self.cited["annotators"]:
            return f"annotator version: article {article} was annotated anew by {by}"
        return None

    def _of_the_whole(self) -> Iterator[str]:
        if lines := self._corrections():
            yield lines
        for count, word in ((self.new, "new"), (self.edited, "edited"), (self.removed, "removed")):
            if count:
                yield f"{count:,} {word} article{'' if count == 1 else 's'}"
        if strange := sorted(set(self.present["annotators"]) - set(self.cited["annotators"])):
            yield f"annotator version: {', '.join(strange)}"
        then, now = self.cited["newsloom_version"], self.present["newsloom_version"]
        if then != now:
            yield f"another newsloom, {now}, not {then}"
        elif added := sorted(set(self.present["migrations"]) - set(self.cited["migrations"])):
            migrations = f"migration{'' if len(added) == 1 else 's'} {', '.join(added)}"
            yield f"the warehouse was brought up to date since, by the {migrations}"
        elif self.present["migrations"] != self.cited["migrations"]:
            yield "the warehouse is an older one than the one cited"

    def _corrections(self) -> str | None:
        then = {line["id"]: line["at"] for line in self.cited["corrections"]}
        now = {line["id"]: line["at"] for line in self.present["corrections"]}
        lines = [f"{at} added" for key, at in now.items() if key not in then]
        lines += [f"{at} taken out" for key, at in then.items() if key not in now]
        if not lines:
            return None
        more = f" and {len(lines) - _LINES_SHOWN:,} more" if len(lines) > _LINES_SHOWN else ""
        return f"correction: {'; '.join(lines[:_LINES_SHOWN])}{more}"
