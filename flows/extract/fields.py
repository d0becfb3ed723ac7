"""The values of foreign records, made into the columns of `RECORDS`.

A body that is missing or of a wrong type rejects the record; any other bad value becomes null and a flag "bad_FIELD".
"""

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from .authors import author_names
from .outcome import Record, Reject, body_problem, excerpt_of
from .stream import Place
from .synonyms import BODIES, SYNONYMS, normalized

# Longest value that is still believed, and whether a number will do.
_OPTIONAL: dict[str, tuple[int, bool]] = {
    "id": (1000, True),
    "url": (8000, False),
    "title": (5000, True),
    "published_at": (200, True),
    "modified_at": (200, True),
    "source": (500, True),
    "language": (50, False),
    "section": (500, True),
}
_URL = re.compile(r"(?:https?:)?//[^\s/]+\S*|www\.\S+", re.IGNORECASE)
_OPENING_TAG = re.compile(
    r"\s*<(?:!doctype|!--|(?:html|body|article|section|main|div|p|h[1-6]|span|a|b|i|br|ul|ol|table|img)[\s/>])", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|article|section|table)\b[^<>]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    rank: int
    name: str
    value: object


def has_body(raw: Mapping[str, object]) -> bool:
    """Whether a text or HTML is among the record's own fields."""
    return any(
        isinstance(value, str) and SYNONYMS.field_of(name) in ("text", "html") and not value.isspace() and value != ""
        for name, value in raw.items()
    )


def known_fields(raw: Mapping[str, object]) -> set[str]:
    """The fields that a record has, whatever their names."""
    return {field for name in raw if (field := SYNONYMS.field_of(name)) is not None}


def to_record(
    raw: Mapping[str, object], place: Place, position: int, found: bytes | str | None, flags: Sequence[str] = ()
) -> Record | Reject:
    """The record that `raw` holds, or why it holds none; `found` is what the excerpt of a reject is taken from."""
    candidates: dict[str, list[Candidate]] = {}
    for name, value in raw.items():
        if value is None or value == "" or (hit := SYNONYMS.lookup(name)) is None:
            continue
        candidates.setdefault(hit[0], []).append(Candidate(hit[1], name, value))
    for several in candidates.values():
        several.sort(key=lambda candidate: candidate.rank)
    record = Record(place.input, position, flags=list(flags))
    reason = _take_body(candidates, record) or body_problem(record.text, record.html)
    if reason is not None:
        if not any(field in candidates for field in BODIES):
            reason += _names_found(raw)
        return Reject(place.input, position, reason, excerpt_of(found))
    for field in _OPTIONAL:
        if field in candidates:
            _take_optional(field, candidates[field], record)
    if "authors" in candidates:
        _take_authors(candidates["authors"], record)
    _mend_addresses(candidates, record)
    return record


def _take_body(candidates: dict[str, list[Candidate]], record: Record) -> str | None:
    """Set the record's text or html; the result is why that cannot be done."""
    wrong: str | None = None
    for field in BODIES:
        if field == "summary" and wrong:
            break
        for candidate in candidates.get(field, ()):
            text = candidate.value if isinstance(candidate.value, str) else _inner_text(candidate.value)
            if text is None:
                wrong = wrong or f"its {candidate.name} is {_kind(candidate.value)}, not a text"
            elif text and not text.isspace():
                if field == "html" or _is_markup(text):
                    record.html = text
                else:
                    record.text = text
                if field == "summary":
                    record.flags.append("body_from_summary")
                return None
    if wrong:
        return f"the record cannot be loaded: {wrong}"
    if any(field in candidates for field in BODIES):
        return "the record's text is empty"
    return "the record has no text: none of the fields text, body, content, html or their like has a value"


def _take_optional(field: str, candidates: list[Candidate], record: Record) -> None:
    longest, numbers = _OPTIONAL[field]
    for candidate in candidates:
        try:
            text = _scalar(candidate.value, numbers)
        except ValueError:
            continue
        if text is None:
            return
        if len(text) <= longest and (field != "url" or _URL.fullmatch(text)):
            setattr(record, "external_id" if field == "id" else field, text)
            return
    record.flags.append(f"bad_{field}")


def _take_authors(candidates: list[Candidate], record: Record) -> None:
    for candidate in candidates:
        try:
            names = author_names(candidate.value)
        except ValueError:
            continue
        record.authors = names
        return
    record.flags.append("bad_authors")


def _mend_addresses(candidates: dict[str, list[Candidate]], record: Record) -> None:
    """An id or source that is a page's address is one; the source is then another field's value, or the host."""
    if record.url is None and record.external_id and _URL.fullmatch(record.external_id):
        record.url = record.external_id
    if record.source and _URL.fullmatch(record.source):
        try:
            address = urlsplit(record.source if "//" in record.source else f"//{record.source}")
        except ValueError:
            return
        if record.url is None and len(address.path) > 1:
            record.url = record.source
        names = [value for c in candidates["source"] if isinstance(value := c.value, str) and not _URL.fullmatch(value)]
        record.source = names[0].strip() if names else address.netloc.rpartition("@")[2].removeprefix("www.") or None


def _scalar(value: object, numbers: bool, depth: int = 0) -> str | None:
    """The one value that `value` stands for, as text; null when there is none. Raises ValueError when it is no such thing."""
    if isinstance(value, str):
        return value.strip() or None
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, dict) and depth < 3:
        return _scalar(_inner(value), numbers, depth + 1)
    if isinstance(value, list | tuple) and depth < 3:
        return _scalar(value[0], numbers, depth + 1) if value else None
    if isinstance(value, int | float) and not isinstance(value, bool) and numbers:
        return str(int(value)) if isinstance(value, float) and _is_exact(value) else str(value)
    raise ValueError(_kind(value))


def _is_exact(value: float) -> bool:
    """Whether a float is a whole number, and small enough to be the one that was meant."""
    if abs(value) >= 2**53:
        raise ValueError("a number too large to be exact")
    return value.is_integer()


def _inner(value: Mapping[str, object]) -> object:
    """What an object that stands for a single value holds, such as {"name": …} or {"rendered": …}."""
    named = {normalized(name): inner for name, inner in value.items() if inner not in (None, "")}
    for name in SYNONYMS.inner:
        if name in named:
            return named[name]
    texts = [inner for inner in named.values() if isinstance(inner, str)]
    if len(texts) != 1:
        raise ValueError("an object")
    return texts[0]


def _inner_text(value: object) -> str | None:
    """The text in {"rendered": …}; an empty text for NaN, which is how pandas writes that there is none."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    if not isinstance(value, dict):
        return None
    try:
        inner = _inner(value)
    except ValueError:
        return None
    return inner if isinstance(inner, str) else None


def _is_markup(text: str) -> bool:
    """Whether a text is HTML: it begins with a tag, or has block tags inside."""
    return "<" in text and (_OPENING_TAG.match(text) is not None or len(list(islice(_BLOCK_TAG.finditer(text), 3))) == 3)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else "of another kind"


def _names_found(raw: Mapping[str, object]) -> str:
    names = [excerpt_of(str(name)[:40]) or "" for name in islice(raw, 8)]
    return f" (its fields are {', '.join(names)}{', …' if len(raw) > 8 else ''})" if names else " (it has no fields)"
