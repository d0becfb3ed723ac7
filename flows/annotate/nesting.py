"""Names inside names: the place, body or person that the name of a body, building, event or law holds.

"University of Riga" names a university; that it names Riga as well is a row of its own, which says in which name it stands.
These rows are made last, so that nobody speaks, acts or is meant by "she" because a name holds theirs.
"""

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold, own_key
from flows.annotate.names.gazetteer import context, name_word
from flows.annotate.names.gazetteer import known as known_name
from flows.annotate.names.heads import is_head
from flows.annotate.names.short_bodies import SHORT_NAME
from flows.annotate.places.building import entity_of
from flows.annotate.places.forms import place_words
from flows.annotate.places.named_within import choose_within, city_of, is_paper, well_known, whole_of
from flows.annotate.places.resolving import Choice
from flows.annotate.story import Entity, Mention, Story
from flows.annotate.tokens import tokens_of

# Names that are made of names. A work's title or a product's name holds only what the article names elsewhere, a place's only
# the country that it is in.
_OUTER = frozenset({"ORG", "FAC", "EVENT", "LAW"})
_TITLES = frozenset({"PRODUCT", "WORK_OF_ART"})
_PLACES = frozenset({"GPE", "LOC"})
_INNER = frozenset({"PERSON", "ORG", "GPE", "LOC"})
_MOST_WORDS = 4  # of a place's name
_CONFIDENCE = 0.7
# A family's name is a town's inside another name only where the town is huge (the senses' prior: tens of people).
_FAMILY, _METROPOLIS = 0.6, 6.5
_RULE = "within a name"

_PAPERS = frozenset({"Times", "Post", "Journal", "Herald", "Tribune", "News", "Guardian", "Sun", "Globe"})
# A town follows them inside a name: "University of Ohio at Riverton".
_IN, _UNIVERSITY = frozenset({"at", "in"}), ("University", "of")
_HYPHENS = frozenset({"-", "–"})

Texts = tuple[str, ...]


def find_nested(doc: Doc, story: Story) -> None:
    """Fill `story.nested` with the names that other names hold: those the article uses elsewhere, and well-known places."""
    labels = _OUTER | _TITLES | _PLACES
    outer = [m for m in story.mentions if m.method == "name" and m.label in labels and m.end - m.start > 1]
    if not outer:
        return
    elsewhere = _spellings(doc, story)
    places: dict[str, list[Mention]] = {}
    for mention in outer:
        words = _Words(doc, mention, elsewhere, story)
        start = 0
        while start < len(words.texts):
            length, known = words.longest(start)
            if length:
                first = mention.start + start
                span = Mention(first, first + length, "GPE", rule=_RULE, confidence=_CONFIDENCE, within=mention)
                if known is None:
                    places.setdefault(" ".join(words.texts[start : start + length]), []).append(span)
                else:
                    span.entity, span.label, span.method = known.entity, known.label, known.method
                story.nested.append(span)
            start += 1 if known is not None and known.label == "ORG" else max(length, 1)  # a body's name may hold a place's
    _resolve(doc, story, places)
    story.nested = [mention for mention in story.nested if mention.entity is not None]


def _spellings(doc: Doc, story: Story) -> dict[Texts, Mention]:
    """How the article names people, bodies and places, with the first mention of each."""
    texts_of = tokens_of(doc).words
    found: dict[Texts, Mention] = {}
    for mention in story.mentions:
        if mention.method in {"name", "acronym"} and mention.entity is not None and mention.label in _INNER:
            if mention.rule == SHORT_NAME:
                continue  # "the Court" is in no other court's name
            found.setdefault(tuple(texts_of[mention.start : mention.end]), mention)
    return found


class _Words:
    """The words of one name, and what they can name inside it."""

    def __init__(self, doc: Doc, outer: Mention, elsewhere: dict[Texts, Mention], story: Story) -> None:
        tokens = tokens_of(doc)
        self.texts = tuple(tokens.words[outer.start : outer.end])
        joined = (i for i, text in enumerate(self.texts) if i and text in _HYPHENS and not tokens.spaced[outer.start + i - 1])
        self.hyphens = set(joined)
        self.outer, self.elsewhere, self.story = outer, elsewhere, story

    def longest(self, start: int) -> tuple[int, Mention | None]:
        """How many words from `start` on are a name, and the mention elsewhere that tells whose; 0 when none are."""
        if not self.texts[start][:1].isupper() or self._after_compass(start):
            return 0, None
        for length in range(len(self.texts) - start - (start == 0), 0, -1):
            inner = self.texts[start : start + length]
            if {start - 1, start + length} & self.hyphens or not (inner[-1][-1].isalnum() or inner[-1][-1] == "."):
                continue
            if length == 1 and (inner[0].lower() in place_words("common") or self._is_its_head(start)):
                continue
            known = self.elsewhere.get(inner)
            if known is not None and self._is_of_city(" ".join(inner)):
                known = None
            if known is not None and self._is_apart(known, inner):
                return length, known
            if length <= _MOST_WORDS and self.outer.label in _OUTER and self._is_place(start, length):
                return length, None
        return 0, None

    def _after_compass(self, start: int) -> bool:
        """Whether the word before says which part is meant: Indiana in "University of Southern Indiana"."""
        return start > 0 and self.texts[start - 1].lower() in place_words("before")

    def _is_its_head(self, start: int) -> bool:
        """Whether a word is the name's own head, not another body's name: House in "White House"."""
        return (self.texts[start] == "House" and start > 0) or self.texts[start] in _PAPERS

    def _is_of_city(self, inner: str) -> bool:
        """Whether a paper's name holds a city's that is a state's as well: New York in "New York Herald"."""
        return is_paper(self.texts) and city_of(inner) is not None

    def _is_apart(self, known: Mention, inner: Texts) -> bool:
        """Whether a name elsewhere is another thing than the whole name: a body's name of one word is rather its own."""
        if known.entity == self.outer.entity or known.entity is None:
            return False
        if self.outer.label in _PLACES:
            return self._is_in(self.story.entities[known.entity])
        if self.outer.label == "FAC" and known.label == "PERSON":
            return known.end - known.start > 1  # "Roe Street" may be another Roe's
        hyphens = sum(text in _HYPHENS for text in inner)
        short = known.label == self.outer.label == "ORG" and len(inner) - 2 * hyphens == 1  # "Sci-Verlan" is one word
        return not short or self.story.entities[known.entity].reference_id is not None

    def _is_in(self, entity: Entity) -> bool:
        """Whether an entity is the country that the place of the whole name is in."""
        outer = self.story.entities[self.outer.entity] if self.outer.entity is not None else None
        is_country = (entity.reference_id or "").startswith("country:")
        return outer is not None and is_country and outer.country_code == entity.country_code

    def _is_place(self, start: int, length: int) -> bool:
        """Whether words that begin a name, or follow a small one, are a well-known place's and no person's or common noun."""
        campus = self.texts[:2] == _UNIVERSITY and " ".join(self.texts[2:start]) in context("university_state")
        if start and not self.texts[start - 1].islower() and not campus:
            return False
        inner = self.texts[start : start + length]
        if start and whole_of(" ".join(inner)):
            return True  # "University of Southern Ohio"
        person = any(label == "PERSON" for label, _ in known_name(" ".join(inner)))
        found = well_known(" ".join(inner))
        if is_head(inner[-1]) or person or not found:
            return False
        told = campus or (start > 0 and self.texts[start - 1] in _IN)
        family = length == 1 and name_word(inner[0]).family >= _FAMILY and not told
        if family and found[0].kind == "place" and found[0].prior < _METROPOLIS:
            return False  # "Kennedy School"
        after = self.texts[start + length] if start + length < len(self.texts) else ""
        is_person = after[:1].isupper() and (not is_head(after) or name_word(after).family)
        return not (length == 1 and name_word(inner[0]).given and is_person)


def _resolve(doc: Doc, story: Story, places: dict[str, list[Mention]]) -> None:
    """Give the places that the article doesn't name elsewhere an entity each."""
    numbers = {entity.link_key: number for number, entity in enumerate(story.entities)}
    wholes = {name: whole_of(name) for name in places}
    choices = choose_within(story, [whole or name for name, whole in wholes.items()]) if places else []
    for (name, whole), choice in zip(wholes.items(), choices, strict=True):
        if choice is None:
            continue
        papers = all(m.within is not None and is_paper(_texts(doc, m.within)) for m in places[name])
        if papers and (city := city_of(name)) is not None:
            choice = Choice(city, choice.confidence)
        entity = entity_of(choice.sense, name, _RULE, choice.confidence)
        if whole:
            _make_part(entity)
        number = numbers.setdefault(entity.link_key, len(story.entities))
        if number == len(story.entities):
            story.entities.append(entity)
        for mention in places[name]:
            mention.entity, mention.label = number, story.entities[number].label


def _make_part(entity: Entity) -> None:
    """Make the entity of a state or country that of a part of it: its key says whose, and no point is known."""
    entity.link_key = own_key("LOC", fold(entity.name), None, entity.link_key)
    entity.label, entity.reference_id = "LOC", None
    entity.latitude = entity.longitude = None


def _texts(doc: Doc, mention: Mention) -> Texts:
    return tuple(tokens_of(doc).words[mention.start : mention.end])
