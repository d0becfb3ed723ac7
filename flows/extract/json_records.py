"""Records in JSON values: lenient parsing, and finding the articles in what wraps them."""

import json
import re
from collections.abc import Sequence
from typing import Any

import orjson

from .encoding import REPLACEMENT, UNDECODABLE_FLAG, Decoder
from .fields import has_body, known_fields, to_record
from .outcome import Record, Reject, excerpt_of
from .stream import Place

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST_WRAPPER = 4


class MalformedError(ValueError):
    """Bytes that are not JSON; the message says why and where."""


def parse(data: bytes, decoder: Decoder, neighbours: Sequence[bytes] = ()) -> tuple[Any, list[str]]:
    """The value and the flags that reading it gives rise to. Raises `MalformedError`.

    orjson is strict and fast; what it refuses and is common in the wild (NaN, lone surrogates, raw control characters,
    bytes that are not UTF-8) is parsed again by the standard library.
    """
    try:
        return orjson.loads(data), []
    except orjson.JSONDecodeError:
        pass
    text, damaged = decoder.decode(data, neighbours)
    flags = [UNDECODABLE_FLAG] if damaged else []
    try:
        value = json.loads(text, strict=False)
        if "\\u" in text:
            value, replaced = _without_surrogates(value)
            flags += ["lone_surrogate"] if replaced else []
    except json.JSONDecodeError as error:
        raise MalformedError(f"{error.msg[:1].lower()}{error.msg[1:]}, at character {error.pos + 1}") from error
    except RecursionError as error:
        raise MalformedError("it is nested too deep") from error
    except ValueError as error:
        raise MalformedError("it has a number with too many digits") from error
    return value, flags


def articles_of(value: object) -> list[object]:
    """The articles that a parsed value is or wraps."""
    return _articles_in(value, 0) if isinstance(value, dict) and not has_body(value) else [value]


def outcome_of(raw: object, flags: list[str], data: bytes, place: Place, position: int) -> Record | Reject:
    """The record that an article is, or why it is none; `data` are the bytes it was parsed from, with `flags`."""
    if not isinstance(raw, dict):
        return Reject(place.input, position, f"the record is {kind_of(raw)}, not an object", excerpt_of(data))
    record = to_record(raw, place, position, data, flags)
    if isinstance(record, Record) and "bad_id" in record.flags:
        return _with_exact_numbers(data, raw, record, place, position)
    return record


def _articles_in(value: dict[str, Any], depth: int) -> list[object]:
    """The articles that an object without a text of its own wraps, such as {"data": {"items": […]}}; else itself."""
    single = [name for name, inner in value.items() if isinstance(inner, dict) and has_body(inner)]
    if len(single) == 1:
        return [{**{name: inner for name, inner in value.items() if name != single[0]}, **value[single[0]]}]
    found: list[object] = []
    for inner in value.values():
        if isinstance(inner, list) and any(isinstance(item, dict) and looks_like_article(item) for item in inner):
            found.extend(_unwrapped(item) for item in inner)
        elif isinstance(inner, dict) and depth < _DEEPEST_WRAPPER:
            found.extend(item for item in _articles_in(inner, depth + 1) if item is not inner or has_body(inner))
    return found or [value]


def looks_like_article(value: dict[str, Any]) -> bool:
    """Whether an object in a list is meant as an article, even one without a text."""
    fields = known_fields(value)
    if has_body(value) or any(isinstance(inner, dict) and has_body(inner) for inner in value.values()):
        return True
    return "title" in fields and not fields.isdisjoint({"url", "published_at", "text"})


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a text" if isinstance(value, str) else "a list" if isinstance(value, list) else "an object"


def _unwrapped(item: object) -> object:
    return _articles_in(item, 0)[0] if isinstance(item, dict) and not has_body(item) else item


def _with_exact_numbers(data: bytes, raw: dict[str, Any], record: Record, place: Place, position: int) -> Record:
    """The record again, where its id is a number of more than 64 bits, which orjson rounds."""
    try:
        exact = json.loads(data)
    except ValueError:
        return record
    again = to_record(exact, place, position, data) if isinstance(exact, dict) and exact.keys() == raw.keys() else record
    return again if isinstance(again, Record) else record


def _without_surrogates(value: Any) -> tuple[Any, bool]:
    """`value` with each lone surrogate as U+FFFD, and whether there was one. Names of fields are left as they are."""
    if isinstance(value, str):
        return _SURROGATE.subn(REPLACEMENT, value)[0], _SURROGATE.search(value) is not None
    if isinstance(value, list):
        pairs = [_without_surrogates(item) for item in value]
        return [item for item, _ in pairs], any(replaced for _, replaced in pairs)
    if isinstance(value, dict):
        cleaned = {name: _without_surrogates(item) for name, item in value.items()}
        return {name: item for name, (item, _) in cleaned.items()}, any(replaced for _, replaced in cleaned.values())
    return value, False
