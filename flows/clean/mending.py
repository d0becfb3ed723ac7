"""Repairs of text that came through the wrong hands: markup left in, references, UTF-8 read as Latin-1, page furniture.

Each repair runs only on the texts that show its damage, and undoes only what is certain.
"""

import re
from html import unescape
from html.entities import html5

import ftfy
import polars as pl

from flows.clean.cards import TRACE, without_cards
from flows.clean.characters import well_formed
from flows.clean.pages import fragment_text
from flows.clean.quality import MOJIBAKE

# The end of a paragraph or a line, or two closing tags: a lone "<b>" in a story about the web is no markup.
_MARKUP = r"(?is)</(?:p|div|ul|ol|blockquote|h[1-6])\s*>|<br\s*/?>|</[a-z][a-z0-9]*\s*>.*</[a-z][a-z0-9]*\s*>"
_REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
_WORD = re.compile(r"\S+")  # a pattern of words with damage in them would look at a word from each of its letters
_DAMAGE = re.compile(MOJIBAKE)


def mended(text: pl.Expr) -> pl.Expr:
    """`text` composed, without markup, with character references resolved, double encoding undone, cards left out."""
    text = text.str.normalize("NFC")  # damage that was decomposed later is the same damage
    for damage, repair in ((_MARKUP, fragment_text), (_REFERENCE, _unescaped), (MOJIBAKE, _decoded), (TRACE, without_cards)):
        damaged = text.str.contains(damage)
        repaired = pl.when(damaged).then(text).map_elements(repair, return_dtype=pl.String)
        text = pl.when(damaged).then(repaired).otherwise(text)
    return text


def _unescaped(text: str) -> str:
    """`text` with references resolved until none is left: what was escaped twice is as common as once."""
    while (plain := re.sub(_REFERENCE, _character, text)) != text:
        text = plain
    return well_formed(text)


def _character(reference: re.Match[str]) -> str:
    known = reference[0][1] == "#" or reference[0][1:] in html5
    return unescape(reference[0]) if known else reference[0]


def _decoded(text: str) -> str:
    """`text` with each damaged word decoded by itself: the rest of it is often sound."""
    return _WORD.sub(lambda word: ftfy.fix_encoding(word[0]) if _DAMAGE.search(word[0]) else word[0], text)
