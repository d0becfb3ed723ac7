"""How much of the article was given (full, stub, consent, blocked), and what is doubtful about its text."""

from functools import cache

import polars as pl

from warehouse.resources import resource

_SHORT_WORDS = 30
# Half a UTF-8 sequence read as Latin-1 or windows-1252: an accented capital followed by what no word has there.
MOJIBAKE = "[ÂÃâðïÄÅÐÑ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# A text that stops: an ellipsis, or the count of what a news service held back.
CUT_OFF = (
    r"(?i)(?:…|\.\.\.|\[\+\d+ chars\]|\b(?:read more|continue reading|read the full (?:story|article))[.»>…:]*)[\s\]\"”)]*$"
)


@cache
def _access_rules() -> pl.DataFrame:
    return pl.read_csv(resource("seeds", "access_rules.csv"))


def access(text: pl.Expr, word_count: pl.Expr) -> pl.Expr:
    """full, stub (a paywall's first lines), consent or blocked, by the rules of seeds/access_rules.csv in their order.

    A rule holds only for a body of at most so many words: a long article about paywalls is an article.
    """
    verdicts = (
        pl.when((word_count <= most_words) & text.str.contains(f"(?i){pattern}")).then(pl.lit(kind))
        for kind, most_words, pattern, _ in _access_rules().iter_rows()
    )
    return pl.coalesce(*verdicts, pl.lit("full"))


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
