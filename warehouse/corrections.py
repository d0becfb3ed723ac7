"""Reads corrections/*.csv: what people found wrong, a line each, checked line by line before anything is changed.

A file is a table with a header; lines that begin with # are comments. warehouse/correcting.py puts the lines in force.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from warehouse.errors import UserError
from warehouse.identifiers import stable_id
from warehouse.resources import resource

KINDS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE",
)  # fmt: skip
# The kind of what is no name at all: its mentions are linked to nothing.
NOTHING = "NONE"


class CorrectionError(UserError):
    """A line of a corrections file that can't be meant so: which file and line, why, and what was probably meant."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: `kind` says which; the fields are those of ops.corrections, None where the line leaves them empty."""

    kind: str
    file: str
    line: int
    entity: str | None = None
    entity_kind: str | None = None
    article: str | None = None
    number: int | None = None
    value: str | None = None
    value_kind: str | None = None
    note: str | None = None

    @property
    def correction_id(self) -> int:
        """Stable id of what the line says, wherever it stands."""
        said = (self.entity, self.entity_kind, self.article, self.number, self.value, self.value_kind)
        return stable_id("correction", self.kind, *("" if part is None else part for part in said))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a file holds: the kind of its corrections, its columns and the field each fills, and which must be filled."""

    kind: str
    columns: dict[str, str]
    needed: tuple[str, ...]


_ENTITY = {"entity": "entity", "entity_kind": "entity_kind"}
_ROW = {"article": "article", "number": "number", "text": "value", "note": "note"}
_INTO = {"into": "value", "into_kind": "value_kind", "note": "note"}
FORMS = {
    "merges.csv": _Form("merge", {**_ENTITY, **_INTO}, ("entity", "into")),
    "splits.csv": _Form("split", {**_ENTITY, "article": "article", **_INTO}, ("entity", "article", "into")),
    "names.csv": _Form("rename", {**_ENTITY, "name": "value", "note": "note"}, ("entity", "name")),
    "kinds.csv": _Form("kind", {**_ENTITY, "kind": "value", "note": "note"}, ("entity", "kind")),
    "rejected_roles.csv": _Form("reject_role", _ROW, ("article",)),
    "rejected_statements.csv": _Form("reject_statement", _ROW, ("article",)),
    "source_countries.csv": _Form(
        "source_country", {"source": "entity", "country_code": "value", "note": "note"}, ("source", "country_code")
    ),
}


def corrections_folder(base: Path, published: Path) -> Path:
    """Where the corrections are: `corrections` in `base` if newsloom.toml is there, else beside the warehouse, else seeds'."""
    places = [base / "corrections"] if (base / "newsloom.toml").exists() else []
    for place in [*places, published.parent / "corrections"]:
        if place.is_dir():
            return place
    return resource("seeds", "corrections")


def read_corrections(folder: Path) -> list[Correction]:
    """All corrections of a folder, in the order of files and lines. Raises CorrectionError for the first that means nothing."""
    found: list[Correction] = []
    at: dict[int, Correction] = {}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in FORMS:
            raise CorrectionError(f"{path} is no file of corrections{_near(path.name, FORMS)}; there are: {', '.join(FORMS)}.")
        for correction in _read(path, FORMS[path.name]):
            if earlier := at.get(correction.correction_id):
                raise CorrectionError(
                    f"{path}, line {correction.line}: this repeats line {earlier.line}; take one of them out."
                )
            at[correction.correction_id] = correction
            found.append(correction)
    return found


def _read(path: Path, form: _Form) -> Iterator[Correction]:
    header: list[str] | None = None
    for line, row in _rows(path):
        if header is None:
            header = _header(path, line, row, form)
            continue
        if len(row) > len(header):
            raise CorrectionError(
                f"{path}, line {line}: there are {len(row)} fields under {len(header)} columns; "
                'put a field that has a comma in double quotes ("…").'
            )
        yield _correction(path, line, dict(zip(header, row, strict=False)), form)
    if header is None:
        raise CorrectionError(f"{path} has no header; its first line is: {','.join(form.columns)}")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with the line each begins at."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path} is not UTF-8 (byte {error.start + 1}); save it as UTF-8 in your spreadsheet.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise CorrectionError(
            f"{path}, line {line}: this is not CSV ({error}); look for a double quote that isn't closed."
        ) from error


def _header(path: Path, line: int, row: list[str], form: _Form) -> list[str]:
    for name in row:
        if name not in form.columns:
            raise CorrectionError(
                f"{path}, line {line}: there is no column {name!r}{_near(name, form.columns)}; "
                f"the columns are: {','.join(form.columns)}"
            )
    if missing := [name for name in form.needed if name not in row]:
        raise CorrectionError(
            f"{path}, line {line}: the column {missing[0]!r} is missing; the columns are: {','.join(form.columns)}"
        )
    return row


def _correction(path: Path, line: int, cells: dict[str, str], form: _Form) -> Correction:
    place = f"{path}, line {line}"
    if empty := [name for name in form.needed if not cells.get(name)]:
        raise CorrectionError(f"{place}: {empty[0]!r} is empty; fill it in, or begin the line with # to leave it out.")
    given: dict[str, str] = {field: cells[name] for name, field in form.columns.items() if cells.get(name)}
    number = _number(place, given.pop("number", None))
    if form.kind.startswith("reject_") and number is None and "value" not in given:
        raise CorrectionError(
            f"{place}: give the number or the text of what is wrong; without either all of the article's would go."
        )
    for name in ("entity_kind", "value_kind"):
        if name in given:
            given[name] = _kind(place, given[name])
    if form.kind == "kind":
        given["value"] = _kind(place, given["value"], NOTHING)
    if form.kind == "source_country":
        given["value"] = _country(place, given["value"])
    if form.kind == "merge" and not (_is_exact(given["entity"]) or "entity_kind" in given):
        raise CorrectionError(
            f"{place}: {given['entity']!r} is a name, and people, places and bodies may share it; "
            f"say which with entity_kind ({', '.join(KINDS[:4])}, …)."
        )
    return Correction(kind=form.kind, file=path.name, line=line, number=number, **given)


def _is_exact(said: str) -> bool:
    """Whether this is an entity_id or a link_key, not a name."""
    return said.isdecimal() or "|" in said or ":" in said


def _number(place: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise CorrectionError(
            f"{place}: {text!r} is no number; give the row's number in its article, from 0, or leave it empty."
        )
    return int(text)


def _kind(place: str, text: str, *others: str) -> str:
    kind, known = text.upper(), (*KINDS, *others)
    if kind not in known:
        raise CorrectionError(f"{place}: there is no kind {text!r}{_near(kind, known)}; the kinds are: {', '.join(known)}.")
    return kind


def _country(place: str, text: str) -> str:
    codes = _countries()
    if text.upper() in codes:
        return text.upper()
    by_name = {name.lower(): code for code, name in codes.items()}
    near = get_close_matches(text.lower(), by_name, n=1)
    hint = f"; did you mean {by_name[near[0]]} ({codes[by_name[near[0]]]})?" if near else ""
    raise CorrectionError(
        f"{place}: {text!r} is no country's code of two letters (ISO 3166-1), such as GB{hint}.".replace("?.", "?")
    )


@cache
def _countries() -> dict[str, str]:
    with resource("seeds", "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _near(word: str, known: object) -> str:
    names = list(known)  # type: ignore[call-overload]
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    return f", did you mean {near[0]!r}?" if near else ""
