"""Sport: teams and players in results, tables, fixtures and line-ups, carried into the prose.

A line of an article becomes a string with one character a token, and the shapes of such lines are regular expressions over it:
C a capitalised word, d a number or score, o and c brackets, q a country in brackets, v a word between opponents, a "at",
h a dash, p a comma or the like.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import COUNTRY, LIKELY_GIVEN, context, fold, is_title, known, name_word
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_TEAM = r"(C[Ch.]{0,4}?(?:oCc)?)"
_SCORE = re.compile(rf"(?:^|(?<=[xp])){_TEAM}d{_TEAM}d+(?:o.*)?[.]?$")
_TABLE = re.compile(rf"^(?:d[.])?{_TEAM}[dh]{{3,}}$")
_FIXTURE = re.compile(rf"(?:^|(?<=[xpd])){_TEAM}v{_TEAM}(?=$|[po.d])")
_AWAY = re.compile(rf"^(?:C|d|h)*v{_TEAM}(?=$|[po.x])")
_PLAYER = re.compile(r"(C[C.h]{0,4})q+")
_VISITOR = re.compile(rf"(?:^|(?<=[xpd])){_TEAM}a{_TEAM}$")
_COUNTED = re.compile(r"(?:^|(?<=[opxd;q]))(C[C.]{0,3})(?=d)")
_NUMBERED = re.compile(r"dh(C[C.h]{0,4}?)(?=$|[podc.x])")
LONGEST_LINE = 400
LEAST_SPORT_WORDS, LEAST_SHARE = 3, 0.008
LEAST_NUMBERS = 0.2
TEAM_WEIGHT, PLAYER_WEIGHT = 7.0, 5.0


def is_sport(text: Text) -> bool:
    """Whether enough of the article's words are words of sport."""
    lexicon = context("sport_word")
    told = {form for form in text.forms if form.lower() in lexicon}
    hits = sum(map(told.__contains__, text.words)) if told else 0
    return hits >= LEAST_SPORT_WORDS and hits >= LEAST_SHARE * len(text.words)


def line_names(text: Text) -> list[Candidate]:
    """Teams and players in lines that have the shape of results, tables, fixtures or line-ups, labels decided."""
    found: list[Candidate] = []
    for start, end in text.paragraphs:
        if not 2 <= end - start <= LONGEST_LINE:
            continue
        shape = "".join(_classes(text, start, end))
        if "d" not in shape and "v" not in shape and "o" not in shape:
            continue
        for begin, stop, label in _names_in(shape):
            while begin < stop and not text.words[start + begin][0].isalnum():
                begin += 1
            if begin < stop and _is_name(text, start + begin, start + stop):
                found.append(_candidate(text, start + begin, start + stop, label))
    return found


def _classes(text: Text, start: int, end: int) -> Iterator[str]:
    versus, origin = context("versus"), 0
    for token in range(start, end):
        word = text.words[token]
        first = word[0]
        if word == "(":
            origin = _origin_end(text, token, end)
        if token < origin:
            yield "q"
        elif word == "AT" and token in text.upper:
            yield "a"
        elif word in versus or (word in {"V", "BEAT"} and token in text.upper):
            yield "v"
        elif first.isdigit() or (first == "." and word[1:].isdigit()):
            yield "d"
        elif first.isupper():
            yield "C"
        else:
            yield {"(": "o", ")": "c", "-": "h", "/": "d", ".": ".", ",": "p", ";": "p", ":": "p"}.get(word, "x")


def _origin_end(text: Text, token: int, end: int) -> int:
    """The end of "(Country)" that begins at `token`, 0 when the brackets hold something else."""
    close = next((i for i in range(token + 2, min(token + 6, end)) if text.words[i] == ")"), 0)
    return close + 1 if close and is_country(text.surface(token + 1, close)) else 0


def _names_in(shape: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of the names in a line of this shape; teams are "team", players PERSON."""
    match = _TABLE.match(shape)
    if match:
        yield *match.span(1), "team"
        return
    teams = [m for pattern in (_SCORE, _FIXTURE) for m in pattern.finditer(shape)]
    for found in teams:
        yield *found.span(1), "team"
        yield *found.span(2), "team"
    if not teams and (away := _AWAY.match(shape)):
        yield *away.span(1), "team"
    if visit := _VISITOR.match(shape):
        yield *visit.span(1), "team"
        yield *visit.span(2), "home"
    for found in _PLAYER.finditer(shape):
        yield *found.span(1), "PERSON"
    for found in _NUMBERED.finditer(shape):
        yield *found.span(1), "PERSON"
    if not teams and shape.count("d") >= max(3, LEAST_NUMBERS * len(shape)):
        for found in _COUNTED.finditer(shape):
            yield *found.span(1), "counted"


def _is_name(text: Text, start: int, end: int) -> bool:
    words = [word.lower() for word in text.words[start:end]]
    common = context("sport_word") | context("time_word")
    return not any(word in common for word in words) and not is_title(words[0]) and any(len(word) > 1 for word in words)


def _candidate(text: Text, start: int, end: int, kind: str) -> Candidate:
    surface = text.surface(start, end)
    label = kind
    if kind == "counted":  # "Kent 214 (P. Johnson 84)": a player has initials, a team stands outside the brackets
        initials = len(text.words[start].rstrip(".")) == 1 and end - start > 1
        given = end - start > 1 and name_word(text.words[start]).given >= LIKELY_GIVEN and not known(surface)
        kind = label = "PERSON" if initials or given else "" if text.words[start - 1] == "(" or end - start > 2 else "team"
    if kind == "home":
        label = "GPE"
    elif kind == "team":
        label = "GPE" if is_country(surface) else "ORG"
    elif any(tag in {"GPE", "NORP"} and weight >= 4.0 for tag, weight in known(surface)) or is_head(text.words[end - 1]):
        label = ""
    return Candidate(start, end, "", label, "sport", 0.8)


def is_country(surface: str) -> bool:
    """Whether a name is that of a country or a national side's home, which stays a place when it plays."""
    return any(label in {"GPE", "LOC"} and weight >= COUNTRY - 1 for label, weight in known(surface))


def team_weights(text: Text, lines: list[Candidate]) -> dict[str, dict[str, float]]:
    """Folded names -> evidence that lines of results give to the same names in the prose."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for c in lines:
        if c.label:
            weights[fold(text.surface(c.start, c.end))][c.label] = TEAM_WEIGHT if c.label == "ORG" else PLAYER_WEIGHT
    return weights


def plays(text: Text, c: Candidate) -> bool:
    """Whether the words around a place's name say that its team is meant: "Kent captain", "beat Essex", "for Cleveland"."""
    before, after = text.before(c.start).lower(), text.after(c.end).lower()
    if before in {"in", "near", "outside", "from"} or (before == "at" and c.start not in text.upper):
        return False
    if after in context("sport_noun") or after in context("sport_verb") - {"at"}:
        return True
    if before in context("sport_verb"):
        return True
    return before in {"for", "over", "by", "gave", "give"}


def settle_teams(text: Text, candidates: list[Candidate], lines: list[Candidate], parts: Container[str]) -> None:
    """Mention by mention: a place below a country that plays is a team, a team that something happens in is a place.

    A name counted in a result (`lines`) that is a known player's last name (`parts`) is the player.
    """
    for c in candidates:
        surface = text.surface(c.start, c.end)
        if c.label == "GPE" and not is_country(surface) and plays(text, c):
            c.label, c.rule = "ORG", "sport"
        elif c.label == "ORG" and text.before(c.start).lower() == "in" and any(label == "GPE" for label, _ in known(surface)):
            c.label, c.rule = "GPE", "sport"
    for c in lines:
        if c.label == "ORG" and fold(text.surface(c.start, c.end)) in parts:
            c.label = "PERSON"
