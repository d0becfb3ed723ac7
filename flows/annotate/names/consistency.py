"""One name, one kind in an article: a full name lends its kind to its parts, a decided name to every place where it stands."""

from collections import Counter, defaultdict

from flows.annotate.names.candidates import Candidate, covered, without_overlaps
from flows.annotate.names.gazetteer import context, fold, is_title, known
from flows.annotate.names.kinds import Spelling
from flows.annotate.names.text import Text

LAST_NAME, FIRST_NAME, SHORT_BODY = 4.0, 2.0, 1.2


def lend_to_parts(found: dict[str, Spelling], persons: list[list[str]]) -> dict[str, tuple[str, float]]:
    """Add a decided full name's kind to its parts' evidence; returns the parts of persons' names, folded, with their weight.

    `persons`: the words of persons' names that are decided elsewhere.
    """
    parts: dict[str, float] = {}
    for words in persons + [list(s.words) for s in found.values() if s.label == "PERSON"]:
        if len(words) < 2:
            continue
        for start in range(1, len(words)):
            if start == len(words) - 1 or words[start].lower() in context("particle") or words[start - 1] == "-":
                parts[_joined(words[start:])] = LAST_NAME
        parts.setdefault(fold(words[0]), FIRST_NAME)
        if len(words) > 2:
            parts.setdefault(fold(words[1]), FIRST_NAME)
    for key, weight in parts.items():
        s = found.get(key)
        if s is not None:
            s.scores["PERSON"] += weight
            s.rule = "full name"
    for s in found.values():
        if s.label == "ORG" and len(s.words) > 1:
            short = found.get(fold(s.words[0]))
            if short is not None and not known(short.words[0]):
                short.scores["ORG"] += SHORT_BODY
    return {key: ("PERSON", weight) for key, weight in parts.items()}


def _joined(words: list[str]) -> str:
    return fold(" ".join(words).replace(" - ", "-"))


def fill(
    text: Text, candidates: list[Candidate], found: dict[str, Spelling], parts: dict[str, tuple[str, float]]
) -> list[Candidate]:
    """Mentions of decided names at places where no candidate stands: exact spelling, or any case in a line of capitals."""
    first_words: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for key, s in found.items():
        if s.label and (s.score >= 1.5 or s.voted):
            first_words[fold(s.words[0])].append((len(s.words), key, s.label))
    for key, (label, weight) in parts.items():
        if key not in found and weight >= LAST_NAME and " " not in key and len(key) > 2:
            first_words[key.split("-")[0]].append((key.count("-") * 2 + 1, key, label))
    for options in first_words.values():
        options.sort(reverse=True)
    mask = covered(candidates, len(text.words))
    added: list[Candidate] = []
    for token, word in enumerate(text.words):
        if mask[token] or not text.capital[token]:
            continue
        if is_title(word) and fold(word) not in found:
            continue
        for length, key, label in first_words.get(fold(word), ()):
            end = token + length
            if end > len(text.words) or any(mask[token:end]) or fold(text.surface(token, end)) != key:
                continue
            if _same_case(text, token, end, found.get(key)):
                added.append(Candidate(token, end, "", label, "consistency", 0.7))
                mask[token:end] = b"\1" * length
                break
    return added


def full_names(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with names of several words completed wherever they stand ("Baghdad" + "Roe" to "Baghdad Roe").

    A spelling of two words or more that the recognizer gave one label counts; it swallows candidates inside it.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in candidates:
        if c.vote and c.end - c.start > 1 and c.start not in text.upper:
            votes[text.surface(c.start, c.end)][c.vote] += 1
    first_words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for surface, labels in votes.items():
        first_words[surface.split(" ", 1)[0]].append((surface, labels.most_common(1)[0][0]))
    spans = {(c.start, c.end) for c in candidates}
    found: list[Candidate] = []
    for token, word in enumerate(text.words):
        if text.capital[token] and word in first_words:
            for surface, label in sorted(first_words[word], key=lambda option: (-len(option[0]), option[0])):
                end = _end_of(text, token, surface)
                if end and (token, end) not in spans:
                    found.append(Candidate(token, end, label, rule="full name"))
                    break
    if not found:
        return candidates
    mask = covered(found, len(text.words))
    return [c for c in candidates if not all(mask[c.start : c.end])] + without_overlaps(found)


def _end_of(text: Text, token: int, surface: str) -> int:
    """The end of `surface` when it begins at `token` and ends with a token there, else 0."""
    start = text.offsets[token]
    if not text.body.startswith(surface, start):
        return 0
    stop = start + len(surface)
    end = token
    while end < len(text.words) and text.offsets[end] < stop:
        end += 1
    return end if text.offsets[end - 1] + len(text.words[end - 1]) == stop else 0


def _same_case(text: Text, start: int, end: int, s: Spelling | None) -> bool:
    """Whether the words stand as the name is written: capitals match, unless the whole line is in capitals."""
    if start in text.upper:
        return True
    if s is not None and len(s.words) == 1 and s.words[0].isupper() != text.words[start].isupper():
        return False
    return not text.starts_sentence(start) or text.proper(start) or (s is not None and len(s.words) > 1)
