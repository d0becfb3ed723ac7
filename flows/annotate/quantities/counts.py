"""Counts of something: what the number counts, and numbers that count nothing ("No. 5", "3-1", "Section 8")."""

from spacy.tokens import Token

from flows.annotate.lexicon import column_set
from flows.annotate.quantities.amounts import Amounts, quantity
from flows.annotate.quantities.classes import currencies
from flows.annotate.quantities.context import Context
from flows.annotate.story import Quantity
from flows.annotate.token_patterns import Found

_BEFORE_NAMES = frozenset(
    ["no", "no.", "number", "chapter", "page", "section", "article", "phase", "level", "channel", "route", "#", "grade", "top"]
)
_JOINED = frozenset("-/:+@–")
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_AFFECTED = frozenset(("dobj", "nsubjpass"))
_POINTING = frozenset(("the", "these", "those", "all", "other", "latter"))  # "the two": who they are has been told
_PERIODS = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "night", "season", "time")
)
_PLURAL = frozenset(("NNS", "NNPS"))
_MANY = 1000  # from here on a bare number in words ("5.6 million") is a count


def count(found: Found, amounts: Amounts, context: Context) -> Quantity | None:
    """A count of something, or a number that stands for those it counts ("three were killed"); None if it is neither."""
    if amounts.value < 0 or _is_label(found, context):
        return None
    counted = context.counted(found.start, found.end)
    if counted is not None:
        if not _fits(found, amounts, counted, context):
            return None
        return quantity(found, context, "CARDINAL", amounts, None, counted.lemma_.lower(), 0.85)
    last = context.doc[found.end - 1]
    large = amounts.value >= _MANY and last.is_alpha
    if not _may_be_year(found, context) and (large or _stands_alone(found, last, context)):
        return quantity(found, context, "CARDINAL", amounts, None, None, 0.7)
    return None


def crowd(found: Found, context: Context) -> Quantity | None:
    """A crowd, "dozens of people", "millions of dollars": so many that nobody counted; no value."""
    counted = context.counted(found.start, found.end)
    if counted is None or counted.lemma_.lower() in _PERIODS:
        return None
    modifier = context.modifier(found.start)
    if counted.lower_ in currencies():
        code, _ = context.currency(counted.lower_)
        return Quantity(found.start, counted.i + 1, "MONEY", None, None, code, None, modifier, 0.6)
    return Quantity(found.start, found.end, "CARDINAL", None, None, None, counted.lemma_.lower(), modifier, 0.6)


def _fits(found: Found, amounts: Amounts, counted: Token, context: Context) -> bool:
    """Whether the number counts that noun: a plural (or a noun that has none), no time, no year."""
    if counted.lemma_.lower() in _PERIODS:
        return False
    if context.doc[found.start].lower_ == "one" and found.end - found.start == 1:
        return counted.dep_ in _AFFECTED or context.modifier(found.start) is not None
    if _may_be_year(found, context):
        return False
    if counted.tag_ in _PLURAL or amounts.value == 1:
        return True
    return counted.lower_ in column_set("invariant_plurals.csv", "word")


def _may_be_year(found: Found, context: Context) -> bool:
    """A number of four digits without a comma that could be a year."""
    text = context.doc[found.start].text
    return found.end - found.start == 1 and text.isdigit() and len(text) == 4 and 1950 <= int(text) <= 2050


def _stands_alone(found: Found, last: Token, context: Context) -> bool:
    """A number that does or suffers something; a bare "one" is a pronoun, a bare digit beside other digits is of a table."""
    if last.dep_ not in _ARGUMENTS or last.lower_ == "one" or last.tag_ != "CD":
        return False
    if found.start and context.doc[found.start - 1].lower_ in _POINTING:
        return False
    neighbours = [context.doc[i] for i in (found.start - 1, found.end) if 0 <= i < len(context.doc)]
    return not any(token.like_num or token.text in _JOINED for token in neighbours)


def _is_label(found: Found, context: Context) -> bool:
    """Numbers that name or order things, scores, telephone numbers: "No. 5", "3-1", "Section 8", a list's "1."."""
    doc = context.doc
    before = doc[found.start - 1] if found.start else None
    after = doc[found.end] if found.end < len(doc) else None
    if before is not None and (before.lower_ in _BEFORE_NAMES or before.text in _JOINED):
        return True
    if after is not None and (after.text in "/:" or (after.text in "-–" and not after.whitespace_)):
        return True
    return doc[found.end - 1].tag_ == "LS"
