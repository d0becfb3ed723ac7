"""Bylines to people: the names of those who wrote the article, in their order, each once.

Fewer is better than bad. What is not a name (job titles, desks, times, addresses, invitations to follow) goes by the patterns
of seeds/byline_noise.csv; an agency stands as author only where no person does.
"""

import re
from functools import cache

import polars as pl

from flows.clean.characters import one_line
from warehouse.resources import resource

_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]|<[^>]*>")
_BETWEEN = re.compile(r"\s*(?:[;|/•·\n]|\s[-–—]+\s|,?\s(?:and|with|und|et)\s|&|\+)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_AFTER_NAME = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq|mba|mp|mep|obe|cbe|qc|kc)\.?", re.IGNORECASE)
_KEPT_AFTER_NAME = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_WHERE = re.compile(r"(?:in|at|for|from)(?:\s.*)?")
_ABBREVIATED = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’-]+,\s[^\W\d_][\w'’.-]*(?:\s[A-Z]\.?)?")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-\u00b7])*", re.UNICODE)
_JOINED = re.compile(r"['’-]")  # d'Angelo, al-Otaibi
_MOST_TOKENS, _LONGEST = 6, 60


def people(authors: pl.Expr) -> pl.Expr:
    """The names in a column of lists of bylines; an empty list where there are none."""
    lines = authors.list.eval(one_line(pl.element())).list.drop_nulls()
    names = pl.when(lines.list.len() > 0).then(lines).map_elements(_names, return_dtype=pl.List(pl.String))
    return names.fill_null(pl.lit([], dtype=pl.List(pl.String)))


@cache
def _noise(*kinds: str) -> re.Pattern[str]:
    rows = pl.read_csv(resource("seeds", "byline_noise.csv")).filter(pl.col("kind").is_in(kinds))
    return re.compile("|".join(f"(?:{pattern})" for pattern in rows["pattern"]), re.IGNORECASE)


def _is_particle(token: str) -> bool:
    return bool(_noise("particle").fullmatch(token))


def _names(lines: pl.Series) -> list[str]:
    names: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for line in lines:
        for part in _parts(line):
            if _noise("agency").fullmatch(part):
                agencies.setdefault(part.casefold(), part)
            elif (name := _name(part)) is not None:
                names.setdefault(name.casefold(), name)
    return list((names or agencies).values())


def _parts(line: str) -> list[str]:
    """The pieces of a byline that may be a name each."""
    bare = _ADDRESSES.sub(";", line)
    # Feeds write "jane@example.org (Jane Doe)": there the name is what the brackets hold.
    plain = _BRACKETS.sub(" ", bare) if _BRACKETS.sub("", bare).strip(" ;") else bare.strip("()[] ;")
    if _SURNAME_FIRST.fullmatch(plain.strip()):
        surname, given = _COMMA.split(plain.strip(), maxsplit=1)
        if not _noise("role", "desk", "agency").fullmatch(given):
            return [f"{given} {surname}"]
    parts: list[str] = []
    for piece in _BETWEEN.split(plain):
        for part in _COMMA.split(piece):
            if parts and _AFTER_NAME.fullmatch(part):
                parts[-1] += f" {part}" if _KEPT_AFTER_NAME.fullmatch(part) else ""
            else:
                parts.append(part)
    return [stripped for part in parts if (stripped := _stripped(part))]


def _stripped(part: str) -> str:
    """`part` without "By" before it, a job title, agency or place behind it, and quotation marks around it."""
    plain = " ".join(part.split()).strip(" :*\"“”'‘’_-–—,")
    if _noise("agency").fullmatch(plain):
        return plain
    if _noise("role", "time", "contact", "desk").fullmatch(plain.strip(".")):
        return ""
    while (found := _noise("prefix").match(plain)) and len(found[0]) < len(plain) and plain[found.end()] in " :":
        plain = plain[found.end() :].strip(" :")
    words = plain.split(" ")
    for start in range(1, len(words)):
        rest = " ".join(words[start:])
        if (start > 1 and _noise("role", "agency").fullmatch(rest)) or _WHERE.fullmatch(rest):
            plain = " ".join(words[:start])
            break
    return plain if _ABBREVIATED.search(plain) else plain.rstrip(".")


def _name(part: str) -> str | None:
    """`part` if it can be the name of a person, else null."""
    tokens = part.split(" ")
    if len(part) > _LONGEST or len(tokens) > _MOST_TOKENS or len(part) < 2:
        return None
    if _noise("role", "time", "contact", "desk", "prefix").fullmatch(part):
        return None
    if not all(_TOKEN.fullmatch(token) for token in tokens) or all(map(_is_particle, tokens)):
        return None
    if part.isupper() or part.islower():
        return " ".join(_cased(token.lower()) for token in tokens)
    small = [token for token in tokens if token[0].islower()]
    if any(not _is_particle(token) and not _JOINED.search(token) for token in small):
        return None
    return part if len(small) < len(tokens) else None


def _cased(token: str) -> str:
    """A name's word that was written in one case, as names are written."""
    if _is_particle(token):
        return token
    cased = re.sub(r"(^|[-'’.])([^\W\d_])", lambda found: found[1] + found[2].upper(), token)
    return re.sub(r"^(Mc)([a-z])", lambda found: found[1] + found[2].upper(), cased)
