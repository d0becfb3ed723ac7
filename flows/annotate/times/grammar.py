"""What time expressions look like: each rule a pattern over the classes of seeds/time_words.csv, tried in this order.

A rule's name says how `reading` gives it a value. At one place the first rule that fits wins, so longer forms stand first.
"""

from functools import cache

from flows.annotate.times.classes import words
from flows.annotate.token_patterns import TokenPatterns

MACROS = {
    # two, 25, 2.5, twenty-five, two and a half, 5 1/2, a few, a couple of, half a
    "amount": "((hour|dayno|integer|decimal|numeral|year) (hyphen? numeral)* ((hyphen? and hyphen? a hyphen?)? half|decimal)?"
    "|a? (couple of?|few) of?|(half|numeral) (a|of a)|numeral of)",
    "period": "(unit|units|weekend|quarter)",
    "dom": "(hour|dayno|dayth|ordinal)",
    "monthday": "(month the? dom|the? dom of? month)",
    "date": "(weekday comma? (the|on)?|which)? monthday (comma? year)?",
    "dayname": "(date|(the? which)? weekday|deictic)",
    "clocktime": "((hour|clock) (ampm|oclock)|hourclock|clock|clockword) (bracket? zone bracket?)?",
    "stages": "(stage hyphen?|mid hyphen?|earlier|later)",
    "deixis": "(which|present_adjective|previous|following|past|recent|that|same)",
    "begin": "(span of the?)",
    "back": "(ago|earlier)",
    "rate": "(times (a|every|per)|per)",
}

RULES = {
    # points on the calendar, written out
    "slash_date": "(weekday comma)? slashdate",
    "dash_date": "(hour|dayno) hyphen (hour|dayno) hyphen (integer|year)",
    "iso_date": "year hyphen hour hyphen (hour|dayno)",
    "clock_on_day": "clocktime comma? bracket? on? dayname|(hour|clock|clocktime) in the part",
    "day_at_clock": "dayname part? (comma|at)* clocktime",
    "day_range": "(month dom hyphen dom|dom hyphen dom of? month) (comma? year)?",
    "part_on_day": "(the part of)? stages? (the part of) dayname|stages? dayname part",
    "days_sharing_year": "monthday (to|and|hyphen|in|since) monthday comma? year",
    "day_list": "(weekday comma?)? month dom (comma dom)* comma? (and|to) dom (comma? year)?",
    "date": "date",
    "months_sharing_year": "month (to|and|hyphen|comma|in) month (of|comma)? year",
    "holiday": "(the|which|previous)* holiday weekday?",
    "month_year": "stages? month (of|comma)? year|stages? month (of? which unit|of that unit)",
    "clock": "hour hyphen? oclock|clocktime",
    # days by name
    "week_of": "the? unit of monthday",
    "before_day": "the unit (before|after) (deictic|(which)? weekday)",
    "deictic": "(stages in? the?)? deictic|tonight",
    "this_part": "(?<=in)the part|stage hyphen? part|stages? (the|that)? (which|following|previous|same"
    "|that) part|stages? that same part",
    "weekday": "stages? (the? which|the? following|the? previous)? weekday",
    # numbers of periods
    "hours_of_day": "amount units (a|every|per) unit",
    "age": "(hour|dayno|integer|amount|a) hyphen? (unit|units) hyphen? old|units old",
    "ago": "(a|amount)? more? filler* period (ago deictic|back|later|from (reference|deictic))|half a (unit|quarter) back",
    "before_after": "(a|amount|the) more? period (before|after)",
    "year_ago": "the? (same? period)? unit hyphen (earlier|ago)|yearago",
    "past_periods": "stages? (the|these)? (which|past|previous|following|recent|ordinal) (amount"
    "|few) more? filler* units"
    "|stages? (the|these)? (amount) (which|past|previous|following) units",
    "vague_periods": "(the|these)? (which|past|recent|previous|following) units",
    "rate": "(rate|every other|every) (amount|ordinal)? (unit|units|weekend|quarter|weekday|part)|every (month)",
    "weekdays": "weekdays (and weekdays)?|(weekday parts)",
    "frequency": "frequency",
    "long_unit": "(unit|units) hyphen long|long_adjective",
    "hyphen_duration": "(amount|a) hyphen (unit|units) (hyphen long)?|(hour|dayno|integer"
    "|numeral) hyphen to hyphen amount hyphen unit",
    # periods of the calendar, named by what they are to now
    "quarter": "stages? (the? fiscal? (ordinal|which|present_adjective|same) hyphen? quarter"
    " (of? (the? fiscal unit?)? (fiscal? year|which unit|that unit))?"
    "|year ordinal hyphen? quarter|quartername (of? year)?|year quartername)",
    "half_year": "(the? (ordinal|which) hyphen? half (of (the|which)? (unit|year))?|halfname year?)",
    "fiscal": "(the? which? (fiscal|financial) unit? (year (hyphen|decimal)? (dayno|integer|hour)?)|fiscalyear"
    "|the? (which|previous|following) (fiscal|financial) unit)",
    "first_periods": "the? ordinal (amount) units (of (fiscal? year|the unit|which unit))?",
    "season": "stages? (the|begin)? (which|that|same|previous|following|every)? season (of? (year|which unit"
    "|that unit)|hyphen year)?",
    "decade": "(stages|begin)* (the|apostrophe)* (decade|decadeword)",
    "century": "(stages|begin)* the? (ordinal|dayth) hyphen? unit",
    "month_of": "(begin|stages)* (which|previous|following)? month (deixis unit)?",
    "this_period": "(begin|stages)* the? (deixis|that same|every) (unit|weekend|quarter)",
    "end_of_period": "the? (span of the unit|unit hyphen span|yearend)|(stages|begin) (in the unit|unit)",
    "the_year": "the unit year",
    "the_period": "(?<=in|for)the (unit|quarter)",
    "weekend": "(the|a) weekend",
    "duration": "(amount) more? filler* (unit|units|weekend)|a filler* (unit|season)(?!hyphen)"
    "|(a? half) hyphen? a? unit|for units|(?<=in)the units that",
    # words
    "compound_year": "compoundyear",
    "these_days": "these units",
    "reference": "the? reference",
    "present": "(the|at) (the)? present",
    "future": "the? future",
    "past": "the past",
    "present_adjective": "present_adjective",
    "year_range": "year (hyphen) (year|dayno|integer|hour)",
    "year": "(stages|begin)* year",
}

CORES = (
    "month weekday weekdays unit integer present_adjective units quarter weekend part clockword hourclock clock ampm deictic "
    "tonight reference future past present season "
    "decade decadeword fiscal fiscalyear frequency slashdate year compoundyear quartername halfname "
    "yearago yearend long_adjective oclock holiday"
)


@cache
def patterns() -> TokenPatterns:
    """The rules, compiled once a process."""
    return words().compile(RULES, MACROS, CORES)
