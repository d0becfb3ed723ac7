"""Puts corrections in force, by SQL alone: which entity a link belongs to, names and kinds, rejected rows, sources' countries.

The corrections in force are rows of ops.corrections, so settling depends on the state only. They are looked up anew whenever
something is settled and only what changes is written: the result is the same whatever order articles and corrections came in.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from warehouse.corrections import NOTHING, Correction, read_corrections
from warehouse.identifiers import stable_id
from warehouse.sqlfiles import sql

_IDS = {"entity_id": pl.Int64, "correction_id": pl.Int64}
_LINE = {
    "correction_id": pl.Int64, "kind": pl.String, "file": pl.String, "line": pl.Int64, "entity": pl.String,
    "entity_kind": pl.String, "article": pl.String, "number": pl.Int64, "value": pl.String, "value_kind": pl.String,
    "note": pl.String,
}  # fmt: skip
_SET_ASIDE = (
    "corrections",
    "corrected_links",
    "corrected_entities",
    "corrected_sources",
    "rejected_roles",
    "rejected_statements",
)


def take_in(con: duckdb.DuckDBPyConnection, folder: Path) -> bool:
    """Make the folder's corrections the ones in force; True when they differ from those before. Nothing else is changed yet.

    The caller holds a transaction and settles after. Raises CorrectionError for a line that means nothing.
    """
    lines = [{name: getattr(c, name) for name in _LINE} for c in read_corrections(folder)]
    con.register("read_lines", pl.DataFrame(lines, schema=_LINE).to_arrow())
    try:
        columns = ", ".join(_LINE)
        (differing,) = con.execute(
            f"SELECT count(*) FROM (SELECT {columns} FROM read_lines EXCEPT SELECT {columns} FROM ops.corrections UNION ALL "
            f"(SELECT {columns} FROM ops.corrections EXCEPT SELECT {columns} FROM read_lines))"
        ).fetchall()[0]
        if differing:
            con.execute(
                "CREATE OR REPLACE TEMP TABLE taken_in AS SELECT n.*, 0 AS rows_moved, coalesce(o.read_at, now()) AS read_at "
                "FROM read_lines n LEFT JOIN ops.corrections o USING (correction_id)"
            )
            con.execute("DELETE FROM ops.corrections")
            con.execute("INSERT INTO ops.corrections BY NAME FROM taken_in")
    finally:
        con.unregister("read_lines")
    return bool(differing)


def correct(con: duckdb.DuckDBPyConnection) -> None:
    """Bring every table in line with ops.corrections; adds the entities to settle to the temporary table `touched`.

    The caller holds a transaction.
    """
    if not any(con.execute(f"SELECT 1 FROM ops.{table} LIMIT 1").fetchall() for table in _SET_ASIDE):
        return
    con.execute(sql("steps/correct_named"))
    decisions = _decide(con)
    for name, frame in decisions.frames().items():
        con.register("decided", frame.to_arrow())
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM decided")
        con.unregister("decided")
    con.execute(sql("steps/correct_rows"))
    con.execute(sql("steps/correct_links"))
    con.execute(sql("steps/correct_entities"))


def count_corrected(con: duckdb.DuckDBPyConnection) -> None:
    """Note in ops.corrections what each did; after the entities were settled, as a name that nobody has changes nothing."""
    if con.execute("SELECT 1 FROM ops.corrections LIMIT 1").fetchall():
        con.execute(sql("steps/correct_count"))


@dataclass(slots=True)
class _Decisions:
    """What the lines come to, by entity: each value with the correction that decided it."""

    redirects: dict[int, tuple[int | None, int]] = field(default_factory=dict)
    splits: dict[tuple[int, int], tuple[int | None, int]] = field(default_factory=dict)
    facts: dict[tuple[int, str], tuple[str, int]] = field(default_factory=dict)
    messages: dict[int, str] = field(default_factory=dict)

    def end(self, entity_id: int | None) -> int | None:
        """The entity that this one is, after all merges."""
        while entity_id in self.redirects:
            entity_id = self.redirects[entity_id][0]
        return entity_id

    def frames(self) -> dict[str, pl.DataFrame]:
        """The temporary tables that sql/steps/correct_*.sql read."""
        redirects = [(own, self.end(own), by) for own, (_, by) in self.redirects.items()]
        splits = [(article, own, self.end(entity), by) for (article, own), (entity, by) in self.splits.items()]
        facts: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
        for (entity, column), (value, by) in self.facts.items():
            facts[entity, by][column] = value
        rows = [(entity, fact.get("name"), fact.get("kind"), by) for (entity, by), fact in facts.items()]
        return {
            "correct_redirects": pl.DataFrame(redirects, schema={"own_id": pl.Int64, **_IDS}, orient="row"),
            "correct_splits": pl.DataFrame(splits, schema={"article_id": pl.Int64, "own_id": pl.Int64, **_IDS}, orient="row"),
            "correct_facts": pl.DataFrame(
                rows,
                schema={"entity_id": pl.Int64, "name": pl.String, "kind": pl.String, "correction_id": pl.Int64},
                orient="row",
            ),
            "correct_messages": pl.DataFrame(
                list(self.messages.items()), schema={"correction_id": pl.Int64, "message": pl.String}, orient="row"
            ),
        }


class _Meant:
    """What the lines' words mean in this warehouse, and what they don't."""

    def __init__(self, con: duckdb.DuckDBPyConnection, decisions: _Decisions) -> None:
        self.decisions = decisions
        self.entities: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.reported: dict[int, int] = {}
        named = "SELECT correction_id, side, own_id, articles FROM correct_named ORDER BY 1, 2, articles DESC, own_id"
        for by, side, own, reported in con.execute(named).fetchall():
            self.entities[by, side].append(own)
            self.reported[own] = reported
        self.articles: dict[int, list[int]] = defaultdict(list)
        for by, article in con.execute("SELECT correction_id, article_id FROM correct_articles ORDER BY ALL").fetchall():
            self.articles[by].append(article)
        # Entities that splits make, by their key and by their id.
        self.made: dict[str, int] = {}

    def one(self, line: Correction, side: str) -> int | None:
        """The one entity that a side of the line means; else None and a message."""
        said = line.value if side == "into" else line.entity
        found = self.entities[line.correction_id, side]
        if not found and said in self.made:
            return self.made[said]
        if len(found) == 1:
            return found[0]
        likely = "; ".join(f"{own} in {_articles(self.reported[own])}" for own in found[:3])
        self.decisions.messages[line.correction_id] = (
            f"{said!r} means {len(found)} entities ({likely}{'; …' if len(found) > 3 else ''}); "
            "give the entity_id of one, or its link_key."
            if found
            else f"No entity is called exactly {said!r}; the line waits for one."
        )
        return None

    def article(self, line: Correction) -> int | None:
        """The one article that the line means; else None and a message."""
        found = self.articles[line.correction_id]
        if len(found) == 1:
            return found[0]
        self.decisions.messages[line.correction_id] = (
            f"{len(found)} articles are called {line.article!r}; give the article_id of one."
            if found
            else f"No article has the id or URL {line.article!r}; the line waits for it."
        )
        return None


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _decide(con: duckdb.DuckDBPyConnection) -> _Decisions:
    lines: dict[str, list[Correction]] = defaultdict(list)
    columns = [name for name in _LINE if name != "correction_id"]
    for row in con.execute(f"SELECT {', '.join(columns)} FROM ops.corrections ORDER BY file, line").fetchall():
        lines[row[0]].append(Correction(**dict(zip(columns, row, strict=True))))
    decisions = _Decisions()
    meant = _Meant(con, decisions)
    for line in lines["split"]:
        _split(line, meant)
    for line in lines["merge"]:
        _merge(line, meant)
    for line in lines["kind"]:
        if line.value == NOTHING:
            for own in meant.entities[line.correction_id, "entity"]:
                _redirect(line, own, None, decisions)
    for line in lines["rename"] + lines["kind"]:
        if line.value != NOTHING:
            _fact(line, meant)
    for line in lines["reject_role"] + lines["reject_statement"]:
        if (article := meant.article(line)) is not None:
            what = line.kind.removeprefix("reject_")
            # Said only of a line that turns out to change nothing.
            decisions.messages[line.correction_id] = f"Article {article} has no {what} that is so numbered and worded."
    return decisions


def _split(line: Correction, meant: _Meant) -> None:
    """In this article it is the entity `into`; a name that no entity has makes a new one, which then has that name."""
    own, article = meant.one(line, "entity"), meant.article(line)
    if own is None or article is None:
        return
    assert line.value is not None
    if meant.entities[line.correction_id, "into"] or line.value.isdecimal():
        entity = meant.one(line, "into")
        if entity is None:
            return
    else:
        entity = meant.made[line.value] = stable_id("split", line.value)
        meant.made[str(entity)] = entity
        meant.decisions.facts[entity, "name"] = (line.value, line.correction_id)
    meant.decisions.splits.setdefault((article, own), (entity, line.correction_id))


def _merge(line: Correction, meant: _Meant) -> None:
    """All entities that the line's words mean are the entity `into`."""
    own = meant.entities[line.correction_id, "entity"] or [made for made in (meant.one(line, "entity"),) if made is not None]
    into = meant.one(line, "into") if own else None
    for entity in own if into is not None else ():
        _redirect(line, entity, into, meant.decisions)


def _redirect(line: Correction, own: int, into: int | None, decisions: _Decisions) -> None:
    if own in decisions.redirects:
        if decisions.redirects[own][0] != into:
            decisions.messages[line.correction_id] = (
                f"An earlier line makes the entity {own} another one; take one of the two out."
            )
    elif own == decisions.end(into):
        if own != into:
            decisions.messages[line.correction_id] = f"Earlier lines make these entities one already (the entity {own})."
    else:
        decisions.redirects[own] = (into, line.correction_id)


def _fact(line: Correction, meant: _Meant) -> None:
    entity = meant.decisions.end(meant.one(line, "entity"))
    if entity is None or line.value is None:
        return
    column = "name" if line.kind == "rename" else "kind"
    given = meant.decisions.facts.get((entity, column))
    # A name that a split made is a proposal; a line of names.csv goes before it.
    if given and not (line.kind == "rename" and entity in meant.made.values() and given[0] in meant.made):
        if given[0] != line.value:
            meant.decisions.messages[line.correction_id] = f"An earlier line gives the entity {entity} another {column}."
        return
    meant.decisions.facts[entity, column] = (line.value, line.correction_id)


def applied(con: duckdb.DuckDBPyConnection) -> list[str]:
    """A sentence for each correction in force: what it did, or why nothing, with the nearest names where none is exact."""
    rows = con.execute(
        "SELECT file, line, kind, rows_moved, message, entity, value FROM ops.corrections ORDER BY file, line"
    ).fetchall()
    sentences = []
    for file, line, kind, moved, message, entity, value in rows:
        said = f"{file}:{line} {kind}: "
        if message is None:
            sentences.append(f"{said}{moved:,} row{'' if moved == 1 else 's'} changed")
            continue
        missing = next((name for name in (entity, value) if name and f"exactly {name!r}" in message), None)
        near = _nearest(con, missing) if missing else ""
        sentences.append(f"{said}nothing changed. {message}{near}")
    return sentences


def _nearest(con: duckdb.DuckDBPyConnection, name: str) -> str:
    found = con.execute(sql("steps/why_near"), {"name": name}).fetchall()
    return f" Did you mean {' or '.join(f'{near} ({kind} {entity})' for near, kind, entity in found)}?" if found else ""
