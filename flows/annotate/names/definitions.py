"""What the text says a name is, in so many words: "Verlan is a weekly column", "Verlan, a town of 900"."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import Evidence, context, known
from flows.annotate.names.heads import head_evidence
from flows.annotate.names.text import Text

_PLACE: Evidence = (("GPE", 4.0), ("PERSON", -1.0))
_FIRM: Evidence = (("ORG", 4.0), ("PERSON", -1.0))
_WORK: Evidence = (("WORK_OF_ART", 5.0),)
_COUNTIES: Evidence = (("GPE", 4.0),)
_POST: Evidence = (("FAC", 4.0),)
_ACTING_BODY: Evidence = (("ORG", 4.0),)
_LINE: Evidence = (("FAC", 5.0), ("PERSON", -2.0))
_TITLE: Evidence = (("WORK_OF_ART", 6.0),)
_ONE_OF_MANY: Evidence = (("PRODUCT", 1.5),)
_OPENING, _CLOSING = frozenset({'"', "“", "'", "‘", "`"}), frozenset({'"', "”", "'", "’"})
_THE = frozenset({"the", "a", "an"})
_REACH = 6
_DEFINED_AS = frozenset(
    {"column", "book", "novel", "memoir", "film", "movie", "documentary", "song", "album", "series", "show"}
)
_TOWNS = frozenset({"towns", "cities", "villages", "suburbs", "municipalities", "townships"})
_POSTS = frozenset({"outpost", "base", "camp", "barracks"})
_ARTICLES, _NOUNS = frozenset({"a", "an"}), frozenset({"NN", "NNS", "NNP", "NNPS"})


def definition(text: Text, c: Candidate) -> Evidence:
    """What the words around a mention say it is: as a predicate, in an apposition, as an example of its kind."""
    before, after = text.before(c.start).lower(), text.after(c.end)
    if after == "Counties" or (after == "counties" and known(f"{text.surface(c.start, c.end)} County")):
        return _COUNTIES
    if after == "pipeline" and c.end - c.start > 1 and not known(text.surface(c.start, c.end)):
        return _LINE
    if before == "as" and c.start > 2 and text.words[c.start - 2] == "such" and text.words[c.start - 3] in _TOWNS:
        return _PLACE
    if before == "," and after == "," and c.start > 1 and text.words[c.start - 2] in _POSTS:
        return _POST  # "his outpost, Verlan, in the hills"
    if (
        after in _CLOSING
        and text.after(c.end + 1) == "by"
        and text.after(c.end + 2)[:1].isupper()
        and _is_opened(text, c.start)
    ):
        return _TITLE  # "'The Verlan’ by Ann Roe"
    if c.vote == "WORK_OF_ART" and _is_opened(text, c.start) and _is_product(text, c):
        return _WORK  # "she sang “Verlan Fever”"
    if c.vote == "ORG" and before in _ARTICLES and c.end - c.start == 1 and (not after or not after[0].isalnum()):
        return _ONE_OF_MANY if after != "-" else ()  # "he ate a Verlan."
    if after in {"is", "was", ","} and text.after(c.end + 1).lower() in _ARTICLES:
        return _kind_told(text, c.end + 2)
    return ()


def _is_product(text: Text, c: Candidate) -> bool:
    """Whether nothing but a title's last word would make it a product."""
    return any(label == "PRODUCT" for label, _ in head_evidence(tuple(text.words[c.start : c.end])))


def _is_opened(text: Text, start: int) -> bool:
    """Whether a quotation mark opens before a name, an article between them."""
    return text.before(start) in _OPENING or (text.before(start).lower() in _THE and text.before(start - 1) in _OPENING)


def _kind_told(text: Text, start: int) -> Evidence:
    """The kind of the noun that heads what begins behind an article: the first noun with no other behind it."""
    for token in range(start, min(start + _REACH, len(text.words) - 1)):
        word, following = text.words[token], text.words[token + 1]
        if text.tags[token] not in _NOUNS:
            if not word.isalpha() and word != "-":
                break
            continue
        if text.tags[token + 1] in _NOUNS or following in {"-", "'s", "’s"}:
            continue
        if word in _DEFINED_AS:
            return _WORK
        if word in {"town", "city", "village", "suburb"}:
            return _PLACE
        return _FIRM if word in context("brand_noun") or word in {"group", "organization", "company"} else ()
    return ()


def acts_as_body(text: Text, c: Candidate) -> Evidence:
    """What has a building's or programme's name but speaks as a body does: "the Ann Roe Center slammed the bill"."""
    if c.end - c.start < 2 or c.vote not in {"FAC", "PRODUCT", "ORG"} or known(text.surface(c.start, c.end)):
        return ()
    heads = {label for label, _ in head_evidence(tuple(text.words[c.start : c.end]))}
    if heads.isdisjoint({"FAC", "PRODUCT"}):
        return ()
    after = text.after(c.end)
    return _ACTING_BODY if after in context("body_act") or after in context("speech") else ()
