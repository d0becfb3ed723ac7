"""Who wrote it, from the many forms a record gives it in: text, a list of names, a list of objects."""

import ast
import json
import re

from .synonyms import SYNONYMS, normalized

MOST_AUTHORS = 100
LONGEST_NAME = 300

_STRONG = re.compile(r"\s*[;|\n•]\s*")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_AFTER_NAME = re.compile(r"(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\.?", re.IGNORECASE)
_FIRST = ("firstname", "first", "givenname", "given")
_LAST = ("lastname", "last", "familyname", "family")


def author_names(value: object) -> list[str]:
    """The names in `value`, in order, once each. Raises ValueError for what cannot name anybody, such as a number."""
    names = [name for name in _names(value) if name]
    if len(names) > MOST_AUTHORS or any(len(name) > LONGEST_NAME for name in names):
        raise ValueError("too many or too long to be names")
    return list(dict.fromkeys(names))


def _names(value: object, depth: int = 0) -> list[str]:
    if value is None or value != value:  # pandas writes NaN where there is no value
        return []
    if isinstance(value, str):
        listed = _written_list(value)
        return split_byline(value) if listed is None else _names(listed, depth)
    if depth == 3:
        raise ValueError("nested too deep to be names")
    if isinstance(value, list | tuple):
        listed_names = ([item.strip()] if isinstance(item, str) else _names(item, depth + 1) for item in value)
        return [name for names in listed_names for name in names]
    if isinstance(value, dict):
        return _names_of_object({normalized(str(key)): inner for key, inner in value.items()}, depth)
    raise ValueError("not a name")


def _names_of_object(value: dict[str, object], depth: int) -> list[str]:
    whole = _first_of(value, SYNONYMS.inner)
    parts = [part.strip() for part in (_first_of(value, _FIRST), _first_of(value, _LAST)) if isinstance(part, str)]
    return [" ".join(parts)] if parts and not isinstance(whole, str) else _names(whole, depth + 1)


def split_byline(text: str) -> list[str]:
    """The names in "A, B and C"; "Doe, Jane" and "Roe, Jr." stay whole, as does whatever else a byline says."""
    if _STRONG.search(text.strip()):
        return [part.strip() for part in _STRONG.split(text.strip())]
    names: list[str] = []
    for joined in _AND.split(text.strip()):
        parts = _COMMA.split(joined)
        if len(parts) == 2 and not any(" " in part for part in parts):
            parts = [joined]
        for part in parts:
            if names and _AFTER_NAME.fullmatch(part):
                names[-1] += f", {part}"
            else:
                names.append(part)
    return names


def _written_list(text: str) -> list[object] | None:
    """The list that a table's cell holds as text, in JSON or as Python writes it."""
    if not (text.startswith("[") and text.endswith("]")) or len(text) > LONGEST_NAME * MOST_AUTHORS:
        return None
    for parse in (json.loads, ast.literal_eval):
        try:
            value = parse(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        return value if isinstance(value, list) else None
    return None


def _first_of(value: dict[str, object], keys: tuple[str, ...]) -> object:
    return next((value[key] for key in keys if value.get(key)), None)
