"""What the article itself puts a place into: "Paris, Texas", "Boston (Lincs.)", "the Syrian city of Hama", "Ohio's Athens"."""

from spacy.tokens import Doc

from flows.annotate.places.forms import place_key, place_words
from flows.annotate.places.senses import Sense, divisions, peoples
from flows.annotate.story import Mention, Story

_AFTER = frozenset({",", "(", "in"})
_LONGEST = 4  # words of a container that no mention covers: "N.S.W.", "West Virginia"


def containers(doc: Doc, story: Story) -> dict[int, list[tuple[Sense, ...]]]:
    """Entity number -> the senses of each container that one of its mentions names."""
    starts = {mention.start: mention for mention in story.mentions}
    ends = {mention.end: mention for mention in story.mentions}
    found: dict[int, list[tuple[Sense, ...]]] = {}
    for mention in story.mentions:
        if mention.entity is None or mention.label not in {"GPE", "LOC", "FAC"} or mention.method not in {"name", "acronym"}:
            continue
        for senses in (_after(doc, mention, starts), _before(doc, mention, ends)):
            if senses:
                found.setdefault(mention.entity, []).append(senses)
    return found


def _after(doc: Doc, mention: Mention, starts: dict[int, Mention]) -> tuple[Sense, ...]:
    """The country, province or county right after a comma, a bracket or "in"."""
    gap = mention.end
    if gap + 1 >= len(doc) or doc[gap].lower_ not in _AFTER:
        return ()
    start = gap + 1
    following = starts.get(start)
    if following is not None:
        found = divisions(place_key(doc[start : following.end].text))
        if found or following.label != "ORG":
            return found if _closes(doc, following.end) or _is_short(doc[start : following.end].text) else ()
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        text = doc[start:end].text
        if text[:1].isupper() and (found := divisions(place_key(text))):
            return found
    return ()


def _closes(doc: Doc, end: int) -> bool:
    """Whether a container ends here: in a list of places an "and", or a comma and another name, would go on."""
    if end >= len(doc):
        return True
    if doc[end].lower_ in {"and", "or", "&"}:
        return False
    return not (
        doc[end].text == "," and end + 2 < len(doc) and doc[end + 1].text[:1].isupper() and doc[end + 2].lower_ in {",", "and"}
    )


def _is_short(text: str) -> bool:
    return text.endswith(".") or (len(text) <= 3 and text.isupper())


def _before(doc: Doc, mention: Mention, ends: dict[int, Mention]) -> tuple[Sense, ...]:
    """The people or place before "city of" or a possessive: "the Iranian city of", "Ohio's"."""
    last = mention.start - 1
    if last > 1 and doc[last].lower_ == "of" and doc[last - 1].lower_ in place_words("kind_noun"):
        last -= 2
    elif (last > 0 and doc[last].lower_ in {"'s", "’s"}) or (last > 0 and doc[last].lower_ in place_words("kind_noun")):
        last -= 1
    else:
        return ()
    for end in (last + 1, last):  # "Turkish border city of" has a word between
        before = ends.get(end)
        if before is not None and before.label in {"NORP", "GPE", "LOC"}:
            key = place_key(doc[before.start : before.end].text)
            return peoples(key) if before.label == "NORP" else divisions(key)
    return ()


def is_inside(sense: Sense, container: Sense) -> bool:
    """Whether a sense lies in a country, province or county."""
    if sense.country_code != container.country_code or sense.reference_id == container.reference_id:
        return False
    if container.kind == "country":
        return True
    return container.admin1 is not None and sense.admin1 == container.admin1
