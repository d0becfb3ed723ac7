"""Invented stories: sentences from patterns with many slots, so that two stories share few runs of five words."""

import csv
import random
from functools import cache
from pathlib import Path

PATTERNS = (
    "{body} {did} {thing} {when}, {why}.",
    "“{Claim},” {person} {said} {when}.",
    "{Person}, {office}, {did} {thing} and {did} {thing2}.",
    "In {place}, {number} {unit} depend on {thing}, {person} {said}.",
    "{scene} while {body} {did} {thing}.",
    "{Office} {said} that {claim}, {why}.",
    "{body} counted {number} {unit} in {place} {when}.",
    "It was {a_adjective} decision: {number} members voted for {thing}, {number2} against.",
    "“{Claim}, and {claim2},” {person} of {body2} {said}.",
    "{Person} {did} {thing} {why}, but {office} {said} {claim}.",
    "Between {place} and {place2}, {number} {unit} were lost {when}.",
    "{Adjective} as it was, {thing} {why} cost {number} {unit} more than planned.",
    "{scene}, and in {place} {body} {did} {thing2} {when}.",
    "By then {number} {unit} had reached {place}, {office} {said}.",
    "{body2} had {did} {thing} {why}; {body} {did} it {when}.",
)


@cache
def _words() -> dict[str, list[str]]:
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: row["word"].split(";") for row in csv.DictReader(file)}


class Cast:
    """Who and where a story is about: what two stories of one event have in common."""

    def __init__(self, rng: random.Random) -> None:
        pick = {kind: rng.sample(words, min(len(words), 4)) for kind, words in _words().items()}
        self.people = [f"{first} {last}" for first, last in zip(pick["first"], pick["last"], strict=True)]
        self.places, self.bodies, self.things = pick["place"], pick["body"], pick["thing"]


def title(cast: Cast, rng: random.Random) -> str:
    """A headline of the event."""
    words = _words()
    head = f"{rng.choice(cast.bodies)} {rng.choice(words['did'])} {rng.choice(cast.things)} in {rng.choice(cast.places)}"
    return _sentence_case(head.removeprefix("the "))


def paragraphs(cast: Cast, rng: random.Random) -> list[str]:
    """Five to nine paragraphs of two or three sentences each."""
    return [" ".join(sentence(cast, rng) for _ in range(rng.randint(2, 3))) for _ in range(rng.randint(5, 9))]


def sentence(cast: Cast, rng: random.Random) -> str:
    """One sentence of the event."""
    words = _words()

    def one(kind: str) -> str:
        return rng.choice(words[kind])

    adjective, claim, claim2 = one("adjective"), one("claim"), one("claim")
    slots = {
        "person": rng.choice(cast.people), "place": rng.choice(cast.places), "place2": one("place"),
        "body": rng.choice(cast.bodies), "body2": one("body"), "thing": rng.choice(cast.things), "thing2": one("thing"),
        "office": one("office"), "did": one("did"), "said": one("said"), "when": one("when"), "why": one("why"),
        "scene": one("scene"), "number": one("number"), "number2": one("number"), "unit": one("unit"),
        "claim": claim, "claim2": claim2, "Claim": _sentence_case(claim), "Adjective": _sentence_case(adjective),
        "a_adjective": ("an " if adjective[0] in "aeiou" else "a ") + adjective,
    }  # fmt: skip
    slots |= {"Person": slots["person"], "Office": _sentence_case(slots["office"])}
    return _sentence_case(rng.choice(PATTERNS).format(**slots))


def edited(paragraphs: list[str], cast: Cast, rng: random.Random) -> list[str]:
    """A later version of a text: one paragraph more, and a number changed where there is one."""
    changed = list(paragraphs)
    changed.insert(rng.randint(1, len(changed)), f"Update: {sentence(cast, rng)} {sentence(cast, rng)}")
    return changed


def reprinted(paragraphs: list[str], rng: random.Random) -> list[str]:
    """A reprint by another house: a sentence is left out, perhaps the last paragraph, a few words differ, a line is its own."""
    kept = paragraphs[: len(paragraphs) - rng.randint(0, 1)]
    at = rng.randrange(len(kept))
    kept[at] = kept[at].partition(". ")[2] or kept[at]
    kept = [paragraph.replace(" on Monday", " yesterday").replace("“", '"').replace("”", '"') for paragraph in kept]
    return [*kept, "Additional reporting by our newsroom."] if rng.random() < 0.5 else kept


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
