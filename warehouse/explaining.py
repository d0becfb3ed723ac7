"""Explains a row, an article or an entity, or why there is none, from the decisions that the warehouse keeps.

`explain` gives lines for a person to read. Marked words stand between « and ».
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import open_published
from warehouse.errors import WarehouseError
from warehouse.results import as_text
from warehouse.sqlfiles import names, sql

LINKS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a table's rows are found and read: their number, their span, and the columns that name entities of the article."""

    number: str
    span: tuple[str, str] | None = ("start_char", "end_char")
    entities: tuple[str, ...] = ()
    second: str | None = None


TABLES = {
    "sentences": _Rows("sentence_no"),
    "entity_links": _Rows("entity_no", None, ("entity_no",)),
    "mentions": _Rows("mention_no", entities=("entity_no",)),
    "roles": _Rows("role_no", entities=("person_no", "organisation_no")),
    "statements": _Rows("statement_no", ("content_start", "content_end"), ("speaker_no",)),
    "statement_speakers": _Rows("statement_no", None, ("entity_no",), "entity_no"),
    "time_expressions": _Rows("time_no"),
    "quantities": _Rows("quantity_no"),
    "events": _Rows("event_no", entities=("place_no",)),
    "event_participants": _Rows("event_no", entities=("entity_no",), second="participant_no"),
    "article_places": _Rows("rank", None, ("entity_no",)),
    "keyphrases": _Rows("rank", None),
    "tones": _Rows("sentence_no", None),
}
# A view's rows are a table's.
_ROWS_OF = {"who_said_what": "statements", "meetings": "events"}
_OTHER_TABLES = ["article_topics", "topics", "sources", "authors", "article_authors", "article_versions", "entity_aliases"]
# Rejected rows are explained where they rest.
_REJECTED = {"roles": "ops.rejected_roles", "statements": "ops.rejected_statements"}

_ACCESS = {
    "stub": "a stub: the page gives only the beginning, so what it doesn't say is not in the tables",
    "consent": "a consent page, not the article",
    "blocked": "blocked: the page says that it refuses readers like this one",
}


def explain(published: Path, what: str) -> list[str]:
    """Why `what` is as it is, or isn't there, in lines.

    `what` is an article (id, external id, URL), an entity (id or name) or TABLE:ARTICLE:NUMBER, such as statements:123:4.
    Raises WarehouseError where the row can't be meant.
    """
    with open_published(published) as con:
        table, colon, rest = what.partition(":")
        table = _ROWS_OF.get(table.removeprefix("marts."), table)
        if colon and table in ("articles", "entities"):
            what = rest
        elif colon and table.split(".")[-1] in TABLES:
            return list(_row(con, table, rest))
        known = _query(con, "why_known", {"what": what})
        if not known:
            if colon and table in names("marts") + _OTHER_TABLES:
                raise WarehouseError(f"Rows of {table} can't be explained one by one; those of these can: {', '.join(TABLES)}.")
            if colon and (near := get_close_matches(table, TABLES, n=1)) and rest.replace(":", "").isdecimal():
                raise WarehouseError(f"There is no table {table!r}; did you mean {near[0]}:{rest}?")
            return list(_absent(con, what))
        best = known[0]
        lines = list(_article(con, best["id"]) if best["thing"] == "article" else _entity(con, best["id"]))
        others = [f"{one['name']} ({one['kind'] or one['thing']} {one['id']})" for one in known[1:11]]
        if others:
            more = f", and {len(known) - 11} more" if len(known) > 11 else ""
            lines.append(f"{what!r} could also be: {'; '.join(others)}{more}")
        return lines


def _query(con: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return _rows(con, sql(f"steps/{name}"), parameters)


def _rows(con: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    con.execute(query, parameters)
    columns = [column[0] for column in con.description or []]
    return [dict(zip(columns, row, strict=True)) for row in con.fetchall()]


def _row(con: duckdb.DuckDBPyConnection, table: str, rest: str) -> Iterator[str]:
    table = table.removeprefix("main.")
    rows = TABLES[table]
    article, *numbers = rest.split(":")
    if len(numbers) not in (1, 2) or not all(part.isdecimal() for part in (article, *numbers)):
        raise WarehouseError(f"Name the row as {table}:ARTICLE:NUMBER, such as {table}:123:4; {rest!r} is not ARTICLE:NUMBER.")
    condition = f"article_id = $article AND {rows.number} = $number"
    parameters = {"article": int(article), "number": int(numbers[0])}
    if len(numbers) == 2 and rows.second:
        condition += f" AND {rows.second} = $second"
        parameters["second"] = int(numbers[1])
    found = _rows(con, f"SELECT * FROM {table} WHERE {condition}", parameters)
    if not found and table in _REJECTED:
        found = _rows(con, f"SELECT * FROM {_REJECTED[table]} WHERE {condition}", parameters)
        for row in found:
            yield _corrected(con, row["correction_id"])
    if not found:
        yield from _no_row(con, table, rows, int(article), numbers[0])
        return
    for row in found:
        yield from _explained(con, table, row)


def _explained(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> Iterator[str]:
    rows = TABLES[table]
    yield f"{table}:{row['article_id']}:{row[rows.number]}"
    yield from (f"  {name}: {_text(value)}" for name, value in row.items() if value is not None and name != "article_id")
    if sentence := _sentence(con, row, rows):
        yield f"  sentence: {sentence}"
    for name, number in _named(con, table, row):
        links = _query(con, "why_links", {"entity_id": None, "article_id": row["article_id"], "entity_no": number})
        yield from (f"  {name}: {_decision(link)}" for link in links)
    [article] = _rows(
        con, "SELECT title, url, annotator_version FROM articles WHERE article_id = $article", {"article": row["article_id"]}
    )
    yield f"  article: {article['title'] or 'without a title'}{' ' + article['url'] if article['url'] else ''}"
    yield f"  annotated by: {article['annotator_version']}"


def _named(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> list[tuple[str, int]]:
    """What the row says of which entities of the article; a statement of several speakers has them in their own table."""
    named = [(column.removesuffix("_no"), row[column]) for column in TABLES[table].entities if row[column] is not None]
    if table == "statements" and not named:
        query = "SELECT entity_no FROM statement_speakers WHERE article_id = $article AND statement_no = $number ORDER BY ALL"
        speakers = _rows(con, query, {"article": row["article_id"], "number": row["statement_no"]})
        named = [("speaker", speaker["entity_no"]) for speaker in speakers]
    return named


def _sentence(con: duckdb.DuckDBPyConnection, row: dict[str, Any], rows: _Rows) -> str | None:
    """The sentences that the row's span stands in, with the span marked."""
    start, end = (row.get(name) for name in rows.span) if rows.span else (None, None)
    if start is None or end is None:
        found = _rows(
            con,
            "SELECT text FROM sentences WHERE article_id = $article AND sentence_no = $number",
            {"article": row["article_id"], "number": row.get("sentence_no")},
        )
        return found[0]["text"] if found else None
    [whole] = _rows(
        con,
        "SELECT body, least($start, min(s.start_char)) AS first, greatest($end, max(s.end_char)) AS last FROM articles a "
        "LEFT JOIN sentences s ON s.article_id = a.article_id AND s.start_char < $end AND s.end_char > $start "
        "WHERE a.article_id = $article GROUP BY body",
        {"article": row["article_id"], "start": start, "end": end},
    )
    body = whole["body"]
    return f"{body[whole['first'] : start]}«{body[start:end]}»{body[end : whole['last']]}".replace("\n", " ")


def _no_row(con: duckdb.DuckDBPyConnection, table: str, rows: _Rows, article: int, number: str) -> Iterator[str]:
    found = _rows(
        con,
        f"SELECT count(*) AS rows, max({rows.number}) AS last FROM {table} WHERE article_id = $article",
        {"article": article},
    )[0]
    known = _query(con, "why_article", {"article_id": article})
    if not known:
        yield f"{table} has no row {number} of article {article}, as there is no such article."
        yield from _absent(con, str(article))
    elif found["rows"]:
        yield f"{table} has no row {number} of article {article}; its {found['rows']:,} rows end at {found['last']}."
    else:
        yield f"{table} has nothing of article {article}:"
        yield from _article(con, article)


def _decision(link: dict[str, Any]) -> str:
    """Why an article's name is that entity, as a sentence."""
    entity = f"{link['entity']} ({link['kind']} {link['entity_id']})" if link["entity_id"] is not None else "nothing"
    said = f"{link['name']!r} is {entity}, "
    sure = f", confidence {_text(link['confidence'])}" if link["confidence"] is not None else ""
    key = f"key {link['link_key']}{sure}"
    if link["file"]:
        return f"{said}by the correction in {_place(link)} ({link['correction']}{_note(link)}); its own {key}"
    return f"{said}by {link['reason']}: {_key(link)} ({key})"


def _key(link: dict[str, Any]) -> str:
    key, reason = link["link_key"], link["reason"]
    if key.endswith(f"|article {link['article_id']}"):
        if reason == "acronym":
            return "an acronym that the article doesn't spell out; it joins no other article"
        if " " not in key.split("|")[1]:
            return "single-token name, no second signal; it joins no other article"
        return "no second signal; it joins no other article"
    if link["reason"] in ("reference", "demonym"):
        return "known to the reference data; it joins every article that means the same"
    return "it joins every article that gives the same kind and full name" + (
        " and the same second signal" if key.count("|") > 1 else ""
    )


def _corrected(con: duckdb.DuckDBPyConnection, correction_id: int) -> str:
    [line] = _rows(con, "SELECT file, line, note FROM ops.corrections WHERE correction_id = $id", {"id": correction_id})
    return f"Rejected by the correction in {_place(line)}{_note(line)}"


def _place(line: dict[str, Any]) -> str:
    return f"{line['file']}, line {line['line']}"


def _note(line: dict[str, Any]) -> str:
    return f": {line['note']}" if line["note"] else ""


def _text(value: Any) -> str:
    """A value as text; what the annotator rounded is not given as its nearest binary fraction."""
    return f"{value:.6g}" if isinstance(value, float) else as_text(value)


def _article(con: duckdb.DuckDBPyConnection, article_id: int) -> Iterator[str]:
    [a] = _query(con, "why_article", {"article_id": article_id})
    yield f"article {article_id}: {a['title'] or 'without a title'}"
    yield f"  identity: {a['identity']} (source {a['source'] or 'unknown'})"
    if a["published_at"] is None:
        flags = [flag for flag in a["quality_flags"] or [] if "date" in flag]
        yield f"  published_at: null, {flags[0].replace('_', ' ') if flags else 'no date was found'}"
    else:
        yield f"  published_at: {as_text(a['published_at'])} to the {a['published_precision']}, from {a['published_from']}"
    if a["access"] in _ACCESS:
        yield f"  access: {_ACCESS[a['access']]}"
    if a["quality_flags"]:
        yield f"  doubts: {', '.join(flag.replace('_', ' ') for flag in a['quality_flags'])}"
    if a["duplicate_of"] is not None:
        origin = f"{a['origin_title'] or 'without a title'} ({a['origin_source'] or 'source unknown'})"
        likeness = f" ({a['similarity']:.0%} of five-word sequences alike)" if a["similarity"] else ""
        yield f"  duplicate of {a['duplicate_of']}: {origin}, the earlier one{likeness}; not counted as independent"
    elif a["copies"]:
        yield f"  origin of {a['copies']:,} {'copy' if a['copies'] == 1 else 'copies'}"
    if a["earlier_versions"]:
        yield f"  {a['earlier_versions']:,} earlier text{'' if a['earlier_versions'] == 1 else 's'} in article_versions"
    counted = ("sentences", "mentions", "statements", "roles", "events")
    yield "  found in it: " + ", ".join(f"{a[name]:,} {name}" for name in counted)
    if not a["sentences"]:
        foreign = a["language"] not in (None, "en")
        yield f"  not annotated: {'its language is ' + a['language'] if foreign else 'it has no text'}"
    yield f"  annotated by: {a['annotator_version']}; loaded by run {a['run_id']}, first seen {as_text(a['first_seen_at'])}"


def _entity(con: duckdb.DuckDBPyConnection, entity_id: int) -> Iterator[str]:
    [entity] = _rows(con, "SELECT * FROM entities WHERE entity_id = $id", {"id": entity_id})
    yield f"entity {entity_id}: {entity['name']} ({entity['kind']})"
    yield from (f"  {name}: {as_text(entity[name])}" for name in ("reference_id", "country_code") if entity[name] is not None)
    for line in _rows(
        con,
        "SELECT c.file, c.line, c.kind, c.note FROM ops.corrected_entities e JOIN ops.corrections c USING (correction_id) "
        "WHERE e.entity_id = $id ORDER BY c.file, c.line",
        {"id": entity_id},
    ):
        yield f"  {line['kind']} by the correction in {_place(line)}{_note(line)}"
    forms = _rows(con, "SELECT alias FROM entity_aliases WHERE entity_id = $id ORDER BY alias LIMIT 12", {"id": entity_id})
    yield "  named as: " + ", ".join(form["alias"] for form in forms)
    links = _query(con, "why_links", {"entity_id": entity_id, "article_id": None, "entity_no": None})
    keys = sorted({link["link_key"] for link in links})
    articles = len({link["article_id"] for link in links})
    yield f"  articles: {articles:,}, linked by {len(keys):,} key{'' if len(keys) == 1 else 's'}"
    for link in links[:LINKS_SHOWN]:
        yield f"  entity_links:{link['article_id']}:{link['entity_no']} {_decision(link)}"
    if len(links) > LINKS_SHOWN:
        yield f"  … and {len(links) - LINKS_SHOWN:,} more in entity_links"


def _absent(con: duckdb.DuckDBPyConnection, what: str) -> Iterator[str]:
    reasons = _query(con, "why_absent", {"what": what})
    yield f"Nothing in the warehouse is {what!r}{':' if reasons else '.'}"
    yield from (f"  {reason['why']} ({reason['at']}): {reason['reason']}" for reason in reasons)
    if reasons:
        return
    near = _query(con, "why_near", {"name": what})
    if near:
        yield "  Near it: " + "; ".join(f"{one['name']} ({one['kind']} {one['entity_id']})" for one in near)
    yield "  No input was rejected under this name, nothing was removed, and no name so written was found in any article."
