"""What the parameters of named queries take: a parameter's name says it, alike in all of sql/queries."""

import re
from datetime import date

# The name of an entity, or its id.
ENTITIES = frozenset({"name", "about", "place", "actor", "recipient", "organisation"})
_DAYS = frozenset({"from", "to", "until", "on"})
_NUMBERS = frozenset({"articles", "most"})
_MOST = 2**31 - 2


def wanted(name: str, value: str) -> str | None:
    """What the parameter takes, such as "a day such as 2020-03-31", where the value is not that; None where it is."""
    if name in _DAYS:
        return None if not value or _is_day(value) else "a day such as 2020-03-31"
    if name == "month":
        return None if re.fullmatch(r"\d{4}-(0?[1-9]|1[0-2])", value) else "a month such as 2020-03"
    if name in _NUMBERS:
        return None if value.isascii() and value.isdecimal() and int(value) <= _MOST else "a whole number such as 10"
    return None


def _is_day(value: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None and date.fromisoformat(value) is not None
    except ValueError:
        return False
