"""What the events component knows of words: triggers by PLOVER kind with their arguments, nouns that mean people."""

from dataclasses import dataclass
from functools import cache

from spacy.strings import StringStore

from flows.annotate.lexicon import column_map, seed

# PLOVER codes a future or promised act as the intention: AGREE for what is friendly, THREATEN for what is hostile.
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of seeds/event_triggers.csv: a word that tells an event, in the frame that its columns describe."""

    kind: str | None  # None: only what it governs decides
    particles: tuple[tuple[str, ...], ...]  # one of these must hang on it: "down", "by phone"
    objects: frozenset[str]  # lemmas of which its object must be one
    recipient: tuple[str, ...]  # where the recipient stands, in order of preference
    takes: str | None


@cache
def triggers(pos: str) -> dict[int, list[Trigger]]:
    """The triggers of a part of speech (verb, noun, adjective) by the hash of their lemma, the most demanding first."""
    store, found = StringStore(), dict[int, list[Trigger]]()
    for row in seed("event_triggers.csv").iter_rows(named=True):
        if row["pos"] != pos:
            continue
        trigger = Trigger(
            row["kind"],
            tuple(tuple(particle.split()) for particle in (row["particle"] or "").split("|") if particle),
            frozenset((row["object"] or "").split("|")) - {""},
            tuple((row["recipient"] or "").split("|")) if row["recipient"] else (),
            row["takes"],
        )
        for lemma in row["lemma"].split("|"):  # "stage|stag": what the lemmatizer makes of "staged"
            found.setdefault(store[lemma], []).append(trigger)
    for entries in found.values():
        entries.sort(
            key=lambda entry: (
                -max(map(len, entry.particles), default=0),
                not entry.objects,
                entry.takes is None,
            )
        )
    return found


@cache
def trigger_lemmas() -> frozenset[int]:
    """The hashes of all trigger lemmas, to find candidates in one pass."""
    return frozenset().union(*(triggers(pos) for pos in ("verb", "noun", "adjective", "auxiliary")))


@cache
def people() -> dict[str, str]:
    """Nouns that mean people or bodies, each with its group: people, person, body, force, press, weapon."""
    groups: dict[str, str] = {}
    for row in seed("event_people.csv").iter_rows(named=True):
        for noun in row["noun"].split("|"):
            groups.setdefault(noun, row["group"])
    return groups


@cache
def words(kind: str) -> frozenset[str]:
    """Words that decide how an act is told, of one class of seeds/event_words.csv."""
    return frozenset(column_map("event_words.csv", "class", "lemmas")[kind].split("|"))


_UNARMED = frozenset(
    {
        "central_bank",
        "company",
        "exchange",
        "news",
        "ngo",
        "party",
        "sport",
        "university",
    }
)


@cache
def _body_types() -> dict[str, str]:
    return column_map("organisations.csv", "organisation_id", "type")


def is_unarmed(reference_id: str | None) -> bool:
    """Whether a known body fights with words only: a political party, a newspaper, a company."""
    return _body_types().get(reference_id or "") in _UNARMED
