"""Readings of weeks, months, quarters, seasons, years, decades: named, numbered, or as last, this and next."""

from flows.annotate.times import periods
from flows.annotate.times.context import Context
from flows.annotate.times.days import day_of
from flows.annotate.times.match import ABSOLUTE, NARRATIVE, PUBLICATION, Match, Reading, Value
from flows.annotate.times.tense import CERTAIN, FUTURE

_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
_BEFORE_AMOUNTS = frozenset(("$", "£", "€", "¥", "#", "no.", "than", "nearly", "about", "some"))
_BEFORE_YEARS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "during",
        "before",
        "after",
        "of",
        "early",
        "late",
        "and",
        "to",
        "the",
        "(",
        "'s",
        "’s",
    ]
)
_COUNTED = frozenset(("%", "percent", "people", "dead"))
_BEFORE_MONTHS = frozenset(("in", "since", "until", "by", "from", "of", "and", "to", "last", "next", "through"))
_OTHER_WORDS = frozenset(("may", "march", "april", "june", "august"))
_ABBREVIATION = 3  # letters, without a full stop: "Jan" may be a man
_OTHER_NAMES = frozenset(("PERSON", "ORG", "GPE", "EVENT", "WORK_OF_ART", "FAC"))


def read_month_year(match: Match, context: Context) -> Value | None:
    """Reads "March 1998", "March of last year"."""
    month = match.words["month"][0]
    if year := match.first("year"):
        return Value("DATE", f"{year}-{month}", ABSOLUTE)
    if match.has("that"):
        return Value("DATE", f"{context.from_told('Y', 0)}-{month}", NARRATIVE)
    return Value("DATE", f"{context.relative('Y', match.steps())}-{month}", PUBLICATION)


def read_month_of(match: Match, context: Context) -> Value | None:
    """Reads "April", "last October", "early next May", "April this year"."""
    month = int(match.words["month"][0])
    if _is_name(match, context):
        return None
    if match.has("unit"):
        return read_month_year(match, context)
    if not match.has("which", "previous", "following") or context.published is None:
        if year := context.just_told_year(month, match.start):
            return Value("DATE", f"{year}-{month:02}", NARRATIVE)
        return Value("DATE", context.month(month, match.start, match.end), PUBLICATION)
    behind = (context.published.month - month) % 12
    steps = match.steps()
    if steps < 0:
        return Value("DATE", context.relative("M", -(behind or 12)), PUBLICATION)
    if steps > 0:
        return Value("DATE", context.relative("M", 12 - behind), PUBLICATION)
    return Value("DATE", f"{context.published.year}-{month:02}", PUBLICATION)


def _is_name(match: Match, context: Context) -> bool:
    """Jan and April are people, May and March also other words: bare, they are months by the recognizer or a preposition."""
    place = match.start + match.kinds.index("month")
    token = match.doc[place]
    if len(match.kinds) > 1 and match.has("which", "stage", "mid"):
        return False
    if context.in_name(place) or token.ent_type_ in _OTHER_NAMES:
        return True
    before = match.doc[match.start - 1].lower_ if match.start else ""
    after = match.doc[match.end].lower_ if match.end < len(match.doc) else ""
    if after in {"for", "against", "on"} and before not in _BEFORE_MONTHS:  # "the March for Science"
        return True
    if token.lower_ in _OTHER_WORDS or (token.is_alpha and len(token) <= _ABBREVIATION):
        return token.ent_type_ != "DATE" and before not in _BEFORE_MONTHS
    return False


def read_this_period(match: Match, context: Context) -> Value | None:
    """Reads "last week", "this year", "the same day", "that month", "the previous quarter"."""
    unit, steps = match.unit(), match.steps()
    if unit in {"TH", "TM"} or match.has("every"):
        return None
    opening = match.doc[match.start].lower_
    told = match.has("same", "that", "previous", "following") or (opening == "the" and match.has("which"))
    if match.doc[match.start : match.end].text.lower().startswith(("the last", "the past", "the coming")):
        return Value("DURATION", periods.duration(1, unit), None)
    if match.has("past", "recent"):
        return Value("DURATION", periods.duration(1, unit), None)
    if told:
        if match.has("previous") and not context.told:
            return Value("DATE", context.relative(unit, -1), PUBLICATION)
        return Value("DATE", context.from_told(unit, steps), NARRATIVE)
    return Value("DATE", context.relative(unit, steps), PUBLICATION)


def read_the_period(match: Match, context: Context) -> Value | None:
    """Reads "for the week", "in the quarter": the period told, if of that size, else the present one."""
    unit = match.unit()
    if unit not in {"W", "M", "Q", "Y"} or (unit == "Q" and not context.business):
        return None
    if context.told and context.told_unit == unit:
        return Value("DATE", context.from_told(unit, 0), NARRATIVE)
    return Value("DATE", context.relative(unit, 0), PUBLICATION)


def read_months_sharing_year(match: Match, context: Context) -> list[Value]:
    """Reads "April and May 1998": the year counts for both."""
    year = match.words["year"][0]
    second = max(i for i, kind in enumerate(match.kinds) if kind == "month")
    spans = ((match.start, match.start + 1), (match.start + second, match.end))
    return [Value("DATE", f"{year}-{month}", ABSOLUTE, *span) for month, span in zip(match.words["month"], spans, strict=True)]


def read_week_of(match: Match, context: Context) -> Value | None:
    """Reads "the week of March 6"."""
    if match.unit() != "W":
        return None
    found = day_of(match, context)
    limits = periods.bounds(found[0]) if found else None
    return Value("DATE", periods.name(limits[0].date(), "W"), found[1]) if found and limits else None


def read_quarter(match: Match, context: Context) -> Value | None:
    """Reads "third quarter", "the first quarter of 1998"; a game has quarters too, so only in articles of business."""
    if not (match.has("year", "fiscal", "quartername") or context.business):
        return None
    number = match.first("ordinal") or match.first("quartername")
    if number is None:
        return read_this_period(match, context)
    if int(number) > 4:
        return None
    year = match.first("year")
    prefix = "FY" if match.has("fiscal") else ""
    if year:
        return Value("DATE", f"{prefix}{year}-Q{number}", ABSOLUTE)
    if match.has("which"):
        return Value("DATE", f"{prefix}{context.relative('Y', match.steps())}-Q{number}", PUBLICATION)
    return Value("DATE", f"{prefix}{_year_of_part(int(number) * 3, match, context)}-Q{number}", PUBLICATION)


def _year_of_part(last_month: int, match: Match, context: Context) -> str:
    """The year of a quarter that ends with `last_month`: the latest that has begun, or, told as future, the next."""
    if not context.published:
        return "XXXX"
    begun = context.published.month >= last_month - 2
    future = context.tense(match.start, match.end) in {FUTURE, CERTAIN}
    if begun and future and context.published.month > last_month:
        return context.relative("Y", 1)
    return context.relative("Y", 0 if begun or future else -1)


def read_half_year(match: Match, context: Context) -> Value | None:
    """Reads "the first half of the year", "the second half of 1998", "first half results"."""
    number = match.first("ordinal") or match.first("halfname") or str(max(1, match.steps()))
    if number not in {"1", "2"} or (match.has("unit") and match.unit() != "Y"):
        return None
    if not match.has("unit", "year", "halfname") and not context.business:
        return None
    year = match.first("year")
    return Value("DATE", f"{year or context.relative('Y', match.steps())}-H{number}", ABSOLUTE if year else PUBLICATION)


def read_fiscal(match: Match, context: Context) -> Value | None:
    """Fiscal years have other bounds than calendar years, known only to who keeps the books: FY1999, no bounds."""
    if match.has("financial") and not match.has("unit"):
        return None
    year = match.first("fiscalyear") or match.first("year")
    if year:
        return Value("DATE", f"FY{year}", ABSOLUTE)
    return Value("DATE", f"FY{context.relative('Y', match.steps())}", PUBLICATION)


def read_season(match: Match, context: Context) -> Value | None:
    season = match.words["season"][0]
    if _is_other_word(match):
        return None
    if year := match.first("year"):
        return Value("DATE", f"{year}-{season}", ABSOLUTE)
    if match.has("unit"):
        return Value("DATE", f"{context.relative('Y', match.steps())}-{season}", PUBLICATION)
    if not match.has("which", "that", "same", "previous", "following", "stage", "the"):
        return None
    if match.has("that", "same"):
        return Value("DATE", f"{context.from_told('Y', 0)}-{season}", NARRATIVE)
    if context.published is None:
        return Value("DATE", f"XXXX-{season}", PUBLICATION)
    first, month, steps = periods.SEASONS[season], context.published.month, match.steps()
    year_now = context.published.year - (1 if season == "WI" and month <= 2 else 0)
    begun = month >= first or (season == "WI" and month <= 2)
    if steps < 0:
        year_now -= 0 if begun and month >= first + 3 else 1
    elif steps > 0:
        year_now += 1 if begun else 0
    return Value("DATE", f"{year_now}-{season}", PUBLICATION)


def _is_other_word(match: Match) -> bool:
    """Whether the season's word means something else: "the fall of Rome", "to spring"."""
    token = match.doc[match.start + match.kinds.index("season")]
    following = match.doc[match.end].lower_ if match.end < len(match.doc) else ""
    return token.pos_ not in {"NOUN", "PROPN", "ADJ"} or (token.lower_ in {"fall", "spring"} and following == "of")


def read_decade(match: Match, context: Context) -> Value | None:
    """Reads "the 1990s": 199."""
    value = match.first("decade") or match.first("decadeword")
    if value is None or not (
        len(value) == 3
        and (match.has("the", "apostrophe", "stages", "stage", "mid") or len(match.doc[match.end - 1].text) >= 5)
    ):
        return None
    return Value("DATE", value, ABSOLUTE)


def read_century(match: Match, context: Context) -> Value | None:
    if match.unit() != "C":
        return None
    number = match.first("ordinal") or match.first("dayth")
    return Value("DATE", f"{int(number or 1) - 1:02}", ABSOLUTE) if number else None


def read_year(match: Match, context: Context) -> Value | None:
    value = match.words["year"][0]
    return Value("DATE", value, ABSOLUTE) if _is_year(match, int(value)) else None


def read_the_year(match: Match, context: Context) -> Value | None:
    """Reads "the year 2022"."""
    return read_year(match, context) if match.unit() == "Y" else None


def _is_year(match: Match, year: int) -> bool:
    """A number of four digits is a year by its place and size, not when it counts or measures something."""
    doc = match.doc
    before = doc[match.start - 1].lower_ if match.start else ""
    after = doc[match.end] if match.end < len(doc) else None
    kind = doc[match.end - 1].ent_type_
    if kind in _AMOUNTS or before in _BEFORE_AMOUNTS or (after is not None and after.lower_ in _COUNTED):
        return False
    if kind == "DATE":
        return 1000 <= year <= 2100
    leading = before in _BEFORE_YEARS
    usual = 1900 <= year <= 2060
    if kind == "CARDINAL" and not leading:
        return usual and after is not None and after.tag_ in {"NN", "NNP", "JJ"}
    return usual or (leading and year >= 1700)


def read_year_range(match: Match, context: Context) -> Value | None:
    """Reads "1994-97": an interval."""
    first = match.words["year"][0]
    second = match.doc[match.end - 1].text
    second = first[: 4 - len(second)] + second
    if len(second) != 4 or not (int(first) < int(second) <= int(first) + 120 and _is_year(match, int(first))):
        return None
    return Value("DATE", f"{first}/{second}", ABSOLUTE)


def read_compound_year(match: Match, context: Context) -> Value | None:
    return Value("DATE", match.words["compoundyear"][0], ABSOLUTE)


def read_end_of_period(match: Match, context: Context) -> Value | None:
    """Reads "the end of the year", "year-end", "later in the day": the period itself, told or now."""
    unit = "Y" if match.has("yearend") else match.unit()
    if unit in {"TH", "TM", "TS", "D"}:
        return None
    return Value("DATE", context.relative(unit, 0), PUBLICATION)


def read_weekend(match: Match, context: Context) -> Value | None:
    if not match.has("the"):
        return None
    if context.published is None:
        return Value("DATE", periods.unknown("WE"), PUBLICATION)
    steps = 0 if context.published.isoweekday() >= 6 or context.tense(match.start, match.end) in {FUTURE, CERTAIN} else -1
    return Value("DATE", context.relative("WE", steps), PUBLICATION)


READINGS: dict[str, Reading] = {
    "the_period": read_the_period,
    "months_sharing_year": read_months_sharing_year,
    "month_year": read_month_year,
    "month_of": read_month_of,
    "this_period": read_this_period,
    "week_of": read_week_of,
    "quarter": read_quarter,
    "half_year": read_half_year,
    "fiscal": read_fiscal,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "the_year": read_the_year,
    "year": read_year,
    "year_range": read_year_range,
    "compound_year": read_compound_year,
    "end_of_period": read_end_of_period,
    "weekend": read_weekend,
}
