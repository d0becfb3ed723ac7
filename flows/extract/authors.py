"""Who wrote it, from the many forms a record gives it in: text, a list of names, a list of objects.

A byline that is text ("By A, B and C") stays whole, as one item: taking people out of bylines is a matter of cleaning.
"""

import ast
import json

from .synonyms import SYNONYMS, normalized

MOST_AUTHORS = 100
LONGEST_BYLINE = 500

_FIRST = ("firstname", "first", "givenname", "given")
_LAST = ("lastname", "last", "familyname", "family")


def author_names(value: object) -> list[str]:
    """The names or bylines in `value`, in order, once each. Raises ValueError for what names nobody, such as a number."""
    names = [name for name in _names(value) if name]
    if len(names) > MOST_AUTHORS or any(len(name) > LONGEST_BYLINE for name in names):
        raise ValueError("too many or too long to be names")
    return list(dict.fromkeys(names))


def _names(value: object, depth: int = 0) -> list[str]:
    if value is None or value != value:  # pandas writes NaN where there is no value
        return []
    if isinstance(value, str):
        listed = _written_list(value)
        return [value.strip()] if listed is None else _names(listed, depth)
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


def _written_list(text: str) -> list[object] | None:
    """The list that a table's cell holds as text, in JSON or as Python writes it."""
    if not (text.startswith("[") and text.endswith("]")) or len(text) > LONGEST_BYLINE * MOST_AUTHORS:
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
