"""Cues: the words that can introduce a statement, with their class and what they take, from seeds/cues.csv."""

from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id

from flows.annotate.lexicon import seed
from flows.annotate.statements.tree import Tree

_FARTHEST = 5  # tokens from a verb to its particle: "makes it very clear"
_PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue is when it takes a quote, clause, object, … or a preposition: its class, and how far to trust it."""

    cue_class: str
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon: "point" or, with a particle or object of its own, "point out"."""

    lemma: str
    part_of_speech: str
    frames: dict[str, Frame]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its head token, its entry, and the token of its particle (or own object), if any."""

    token: int
    entry: Entry
    particle: int | None = None


@cache
def _entries() -> dict[int, dict[str, list[Entry]]]:
    """Entries by the hash of the first word and the part of speech, two-word ones first. Later rows refine earlier ones."""
    frames: dict[tuple[str, str], dict[str, Frame]] = {}
    for row in seed("cues.csv").iter_rows(named=True):
        for lemma in row["lemma"].split("|"):
            known = frames.setdefault((lemma, row["pos"]), {})
            for item in row["takes"].split("|"):
                frame, _, weight = item.partition("=")
                known[frame] = Frame(row["class"], float(weight or row["weight"]))
    index: dict[int, dict[str, list[Entry]]] = {}
    for (lemma, part_of_speech), known in frames.items():
        first = get_string_id(lemma.split(" ")[0])
        index.setdefault(first, {}).setdefault(part_of_speech, []).append(Entry(lemma, part_of_speech, known))
    for by_part in index.values():
        for entries in by_part.values():
            entries.sort(key=lambda entry: -entry.lemma.count(" "))
    return index


def find_cues(tree: Tree) -> list[Cue]:
    """Every token of the article that the lexicon knows, in order."""
    index = _entries()
    found = []
    for token in [token for token, lemma in enumerate(tree.lemma) if lemma in index]:
        by_part = index[tree.lemma[token]]
        if tree.tag[token] == "VBN" and tree.dep[token] == "amod" and tree.word[min(token + 1, tree.size - 1)].islower():
            continue  # "an alleged plot"
        part = _PARTS_OF_SPEECH.get(tree.pos[token])
        entries = by_part.get("verb" if part == "adjective" and tree.tag[token] in ("VBN", "VBD", "VBG") else part or "")
        if part == "noun" and any(tree.dep[kid] == "compound" for kid in tree.kids[token]) and tree.lower(token) == "call":
            continue  # "a conference call"
        if entries and not (part == "noun" and token and tree.lower(token - 1) == "in"):  # "in order to"
            cue = _matching(tree, token, entries)
            if cue is not None:
                found.append(cue)
    return found


def is_cue_verb(lemma: int) -> bool:
    """Whether a verb with this lemma is in the lexicon."""
    return "verb" in _entries().get(lemma, {})


def is_statement_verb(lemma: int) -> bool:
    """Whether a verb with this lemma is a cue by itself, without a particle or an object of its own ("make clear")."""
    return any(" " not in entry.lemma for entry in _entries().get(lemma, {}).get("verb", ()))


def takes(lemma: int, frame: str) -> bool:
    """Whether a verb with this lemma takes the frame."""
    return any(frame in entry.frames for entry in _entries().get(lemma, {}).get("verb", ()))


def _matching(tree: Tree, token: int, entries: list[Entry]) -> Cue | None:
    for entry in entries:
        _, _, second = entry.lemma.partition(" ")
        if not second:
            return Cue(token, entry)
        particle = _second(tree, token, second)
        if particle is not None:
            return Cue(token, entry, particle)
    return None


def _second(tree: Tree, token: int, second: str) -> int | None:
    """The particle, own object or complement of a two-word cue."""
    for kid in tree.kids[token]:
        if token < kid <= token + _FARTHEST and tree.lower(kid) == second.split(" ")[0]:
            return kid if tree.dep[kid] != "prep" or kid == token + 1 else None
    return None
