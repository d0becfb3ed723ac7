"""What kind of place the words beside a name tell: "New York Gov." is of the state, "the city of Turkey" is no country."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold
from flows.annotate.places.forms import place_words
from flows.annotate.places.listing import ALSO_CITIES, listed_states
from flows.annotate.places.senses import Sense
from flows.annotate.story import Mention, Story

_DATELINE = "dateline"  # a story is written in a town
_STATES = frozenset({"state", "province", "STATE"})
_DESKS, _NEAR = frozenset({"here", "court", "courthouse", "newsroom", "offices", "studio", "studios"}), 7
_TITLES = frozenset({"Sen.", "Sens.", "Senator", "Senators", "Rep.", "Reps.", "Representative", "Gov.", "Governor"})
_TITLES |= {"Congressman", "Congresswoman"}
_MOST_NAMES = 4
_HALF = 0.5
_PARTIES = frozenset({"D", "R", "I", "Democrat", "Republican"})
_TOWNS = frozenset({"city", "town", "village"})


def told_ranks(doc: Doc, story: Story) -> dict[int, tuple[str, float]]:
    """Entity number -> "province", "place" or "town", and how sure that is (a town once called so is one; a state
    shares its name with a city: by the share of mentions that tell it). Nothing where the article tells both, or tells the
    state of New York or Washington by few mentions: those are parted from the rest."""
    told: dict[int, Counter[str]] = {}
    mentions: Counter[int] = Counter()
    for mention, rank in mention_ranks(doc, story):
        if mention.entity is None:
            continue
        mentions[mention.entity] += 1
        if rank:
            told.setdefault(mention.entity, Counter())[rank] += 1
    sure = {
        number: (rank, 1.0 if rank in {"place", "town"} else count / mentions[number])
        for number, ranks in told.items()
        if len(ranks) == 1
        for rank, count in ranks.items()
    }
    return {
        number: (rank, share)
        for number, (rank, share) in sure.items()
        if share >= _HALF or fold(story.entities[number].name) not in ALSO_CITIES
    }


def mention_ranks(doc: Doc, story: Story) -> Iterator[tuple[Mention, str]]:
    """Each mention of a place with the rank that the words beside it tell, "" where they don't."""
    states = listed_states(doc, story)
    for mention in story.mentions:
        if mention.entity is None or mention.label not in {"GPE", "LOC"} or mention.method not in {"name", "acronym"}:
            continue
        if mention.start in states:
            yield mention, "province"
        else:
            yield mention, "town" if _opens_dateline(doc, mention) else _rank(doc, mention.start, mention.end)


def _opens_dateline(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is a dateline's first place: the town, not the state behind it ("RIVERTON, Ohio —")."""
    return mention.rule == _DATELINE and (mention.start == 0 or doc[mention.start - 1].text != ",")


def _rank(doc: Doc, start: int, end: int) -> str:
    if end - start > 2 and doc[start].lower_ in _TOWNS and doc[start + 1].lower_ == "of":
        return "place"
    if end - start == 1 and doc[start].text.endswith(".") and start and doc[start - 1].text == ",":
        return "province"  # "Riverton, N.Y."
    head = doc[start - 2].lower_ if start > 1 and doc[start - 1].lower_ == "of" else ""
    if head in _TOWNS:
        return "place"
    if fold(doc[start:end].text) in ALSO_CITIES and _is_seat(doc, start):
        return "province"
    governed = end < len(doc) and (doc[end].lower_ in place_words("governed") or doc[end].text in _STATES)
    if head in _STATES or governed:
        return "province"
    return "town" if _is_desk(doc, start, end) else ""


def _is_seat(doc: Doc, start: int) -> bool:
    """Whether somebody elected in a state is of what follows: "a senator from New York", "Sen. Ann Marlow of New York", "Ann
    Marlow (D) of New York"."""
    last = start - 2
    if last < 0 or doc[start - 1].lower_ not in {"of", "from"}:
        return False
    if doc[last].text == ")" and last > 1 and doc[last - 1].text in _PARTIES and doc[last - 2].text == "(":
        return True
    if doc[last].lower_ in place_words("elected"):
        return True
    first = last
    while first and last - first < _MOST_NAMES and doc[first].text[:1].isupper():
        first -= 1
        if doc[first].text in _TITLES:
            return True
    return False


def _is_desk(doc: Doc, start: int, end: int) -> bool:
    """Whether writers or a court sit in what is a state and a city: "Ann Marlow in New York contributed"; "here in Iowa" may
    be said anywhere there."""
    if start < 2 or doc[start - 1].lower_ != "in" or fold(doc[start:end].text) not in ALSO_CITIES:
        return False
    last = start - 2 if doc[start - 2].text != "," else max(start - 3, 0)
    return doc[last].lower_ in _DESKS or any(token.lower_ == "contributed" for token in doc[end : end + _NEAR])


def is_of_rank(sense: Sense, rank: str) -> bool:
    """Whether a sense is of the kind told; a town may also be a county, and a region a province; datelines name towns."""
    if rank == "town":
        return sense.kind == "place"
    return sense.kind not in {"country", "region"} if rank == "place" else sense.kind in {"province", "region"}
