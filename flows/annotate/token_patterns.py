"""Patterns over tokens: each token gets a class (month, unit, digits, …), a rule is a regular expression over classes.

An article becomes a string with one character a token, "." for tokens of no class, so Python's regular expressions run
over tokens at the speed of text. In a pattern a word is a class ("month day comma? year"), everything else is the syntax
of regular expressions:

    WORDS.compile({"month_day": "month day", "ago": "number unit ago"}, macros={"number": "(digits|numeral)+"})
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.attrs import SHAPE
from spacy.strings import get_string_id
from spacy.tokens import Doc

from flows.annotate.tokens import tokens_of

_NAME = re.compile(r"[a-z_]+")
_GROUP = re.compile(r"\((?!\?)")
_BLANK = re.compile(r"\s+")

# Reads a token with digits: class and value, or None.
ShapeReader = Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: `rule` and the token span."""

    rule: str
    start: int
    end: int


class Tagged:
    """A Doc's classes: `classes` is the string the patterns run over; `value` the lexicon's value of a token."""

    def __init__(self, doc: Doc, classes: str, words: "TokenClasses") -> None:
        self.doc, self.classes, self._words = doc, classes, words

    def name(self, token: int) -> str:
        """The class of a token, "" for none."""
        return self._words.names.get(self.classes[token], "")

    def value(self, token: int) -> str:
        """The value of a token in its class."""
        return self._words.read(self.doc[token].text)[1]


class TokenClasses:
    """A lexicon of word → (class, value) and readers of tokens with digits, turned into one character a class."""

    def __init__(
        self,
        lexicon: Mapping[str, tuple[str, str]],
        shapes: Mapping[str, ShapeReader],
        names: list[str],
        capitalized: frozenset[str] = frozenset(),
    ) -> None:
        """`shapes`: spaCy word shapes ("dd:dd") and who reads such tokens; `names`: all classes that readers may give.

        Words in `capitalized` are of their class only with a capital ("May", not "may").
        """
        self._lexicon, self._readers = lexicon, list(dict.fromkeys(shapes.values()))
        ordered = sorted({kind for kind, _ in lexicon.values()} | set(names))
        self._chars = {name: chr(0xE000 + number) for number, name in enumerate(ordered)}
        self.names = {char: name for name, char in self._chars.items()}
        self._forms = {
            form: self._chars[kind]
            for word, (kind, _) in lexicon.items()
            for form in (word, word.capitalize(), word.title(), word.upper())
            if word not in capitalized or form != word
        }
        self._shape_ids = frozenset(get_string_id(shape) for shape in shapes)

    def read(self, text: str) -> tuple[str, str]:
        """Class and value of a token by its text; ("", "") for none."""
        if known := self._lexicon.get(text.lower()):
            return known
        for reader in self._readers:
            if read := reader(text):
                return read
        return "", ""

    def tag(self, doc: Doc) -> Tagged:
        """The classes of all tokens of `doc`."""
        words = tokens_of(doc).words
        get = self._forms.get
        chars = [get(word, ".") for word in words]
        shape_ids = self._shape_ids
        for token in [token for token, shape in enumerate(doc.to_array(SHAPE).tolist()) if shape in shape_ids]:
            kind, _ = self.read(words[token])
            chars[token] = self._chars.get(kind, ".")
        return Tagged(doc, "".join(chars), self)

    def characters(self, names: str) -> str:
        """A regular-expression set of the classes named in `names` (words apart by blanks)."""
        return "[" + "".join(self._chars[name] for name in names.split()) + "]"

    def compile(self, rules: Mapping[str, str], macros: Mapping[str, str], cores: str) -> "TokenPatterns":
        """The rules as one pattern, earlier rules first. Every match holds a token of one of the classes named in `cores`."""
        return TokenPatterns(
            "|".join(f"(?P<{rule}>{self._expand(body, macros)})" for rule, body in rules.items()), self.characters(cores)
        )

    def _expand(self, body: str, macros: Mapping[str, str]) -> str:
        def character(match: re.Match[str]) -> str:
            name = match.group()
            return f"(?:{self._expand(macros[name], macros)})" if name in macros else self._chars[name]

        return _NAME.sub(character, _BLANK.sub(" ", _GROUP.sub("(?:", body))).replace(" ", "")


class TokenPatterns:
    """Compiled rules: at each place the first rule that matches wins, and matching goes on after it."""

    def __init__(self, pattern: str, core: str) -> None:
        self._rules = re.compile(pattern)
        self._runs = re.compile(rf"[^.]*{core}[^.]*")

    def scan(self, tagged: Tagged, start: int, end: int, read: Callable[[Found], int | None]) -> None:
        """Hand the matches between two tokens to `read`, in order.

        `read` says at which token to go on, or None where it refuses the match: another rule may fit from the next token on.
        """
        place = start
        for run in self._runs.finditer(tagged.classes, start, end):
            place = max(place, run.start())
            while place < run.end() and (match := self._rules.search(tagged.classes, place, run.end())):
                done = read(Found(match.lastgroup or "", match.start(), match.end()))
                place = match.start() + 1 if done is None else max(done, match.start() + 1)
