"""What amounts look like: each rule a pattern over the classes of `classes`, tried in this order."""

from functools import cache

from flows.annotate.quantities.classes import words
from flows.annotate.token_patterns import TokenPatterns

MACROS = {
    "small": "(tens hyphen? one|tens|one)",
    "magnitude": "(scale ((and)? small)?)",
    "bare": "(digits|small|scaled|half a|a couple of?|a(?=scale)|scale)",
    "amount": "(bare (and a half|fraction|half)? magnitude*)|fraction(?=measure)",
    "joint": "(hyphen|dash|to|and|or)",
    "measure": "((power)* unit|degree unit?|warm)",
}

RULES = {
    "percent": "amount (joint amount)? hyphen? (percent|per cent|percentage hyphen? points|basis points)",
    "money_before": "(symbol|code)+ amount ((hyphen|dash|to) symbol? amount)?",
    "money_after": "amount ((hyphen|dash|to) amount)? hyphen? (national? (word|cent|pound|won)|code)",
    "measure": "minus? (warm|amount ((hyphen|dash|to) amount)? hyphen? measure ((a|per) (period|unit))?)",
    "span": "amount (hyphen|dash|to) amount|(?<=between)amount and amount",
    "vague": "(vague of)? vague(?=of)",
    "count": "amount(?! hyphen)",
}

CORES = "digits tens one scaled scale warm half fraction couple vague"


@cache
def patterns() -> TokenPatterns:
    """The rules, compiled once a process."""
    return words().compile(RULES, MACROS, CORES)
