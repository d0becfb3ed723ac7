"""How much of the article was given (full, stub, consent, blocked), and what is doubtful about its text."""

from functools import cache

import polars as pl

from warehouse.resources import resource

_SHORT_WORDS = 30
_CLAIMED_SHORT_WORDS = 100  # with a claim that the article is not free, a text so short is its first lines
# Half a UTF-8 sequence read as Latin-1 or windows-1252: an accented capital followed by what no word has there.
MOJIBAKE = "[ÂÃâðïÄÅÐÑ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# A text that stops: an ellipsis, or the count of what a news service held back.
CUT_OFF = (
    r"(?i)(?:…|\.\.\.|\[\+\d+ chars\]|\b(?:read more|continue reading|read the full (?:story|article))[.»>…:]*)[\s\]\"”)]*$"
)


@cache
def _access_rules() -> pl.DataFrame:
    return pl.read_csv(resource("seeds", "access_rules.csv"))


@cache
def _live_rules() -> pl.DataFrame:
    return pl.read_csv(resource("seeds", "live_rules.csv"))


def access_rule(text: pl.Expr, word_count: pl.Expr, claimed_free: pl.Expr) -> pl.Expr:
    """The first rule of seeds/access_rules.csv by which `text` is not the whole article; null when none holds.

    A rule holds only for a body of at most so many words: a long article about paywalls is an article. The publisher's own
    claim, which is wrong both ways, decides only with a text too short for an article ("claimed_and_short").
    """
    short = pl.when(word_count <= _access_rules()["most_words"].max()).then(text)  # longer texts need no look
    verdicts = (
        pl.when((word_count <= most_words) & short.str.contains(f"(?i){pattern}")).then(pl.lit(rule))
        for rule, _, most_words, pattern, _ in _access_rules().iter_rows()
    )
    claimed = pl.when(~claimed_free & (word_count <= _CLAIMED_SHORT_WORDS)).then(pl.lit("claimed_and_short"))
    return pl.coalesce(*verdicts, claimed)


def access(rule: pl.Expr) -> pl.Expr:
    """full, stub (a paywall's first lines), consent or blocked."""
    kinds = dict(_access_rules().select("rule", "access").iter_rows()) | {"claimed_and_short": "stub"}
    return rule.replace_strict(kinds, default=None, return_dtype=pl.String).fill_null("full")


def live_rule(url: pl.Expr, title: pl.Expr, claimed: pl.Expr) -> pl.Expr:
    """What shows that it is a live blog: "jsonld" (the page's own type), or a rule of seeds/live_rules.csv; else null."""
    looked_at = {"url": url, "title": title}
    rules = (
        pl.when(looked_at[where].str.contains(f"(?i){pattern}")).then(pl.lit(rule))
        for rule, where, pattern, _ in _live_rules().iter_rows()
    )
    return pl.coalesce(pl.when(claimed).then(pl.lit("jsonld")), *rules)


def text_doubts(text: pl.Expr, body: pl.Expr, word_count: pl.Expr) -> dict[str, pl.Expr]:
    """What a reader of `body` should know, by the name of the flag.

    `text` is the text as it came, where an end such as "[+1234 chars]" still stands.
    """
    return {
        "replacement_character": body.str.contains("\ufffd", literal=True),
        "mojibake": body.str.contains(MOJIBAKE),
        "truncated": text.str.slice(-200).str.contains(CUT_OFF),
        "short": word_count < _SHORT_WORDS,
    }
