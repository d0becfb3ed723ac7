"""The declared normalization of characters, the same for bodies, titles and names.

Everything is a polars expression, so it costs a few passes of a compiled scanner over the text. A polars string is UTF-8
and therefore cannot hold a lone surrogate; text that comes from elsewhere (JSON inside a page) goes through `well_formed`.
"""

import polars as pl

# CR LF, CR, NEL, LS, vertical tab and form feed end a line; PS ends a paragraph.
_NEWLINES = r"\r\n|[\r\x{85}\x{2028}\x0b\x0c]"
# Latin-1 has control characters where windows-1252 has quotes and dashes: text with these was decoded by the wrong one of
# the two, and browsers read both as windows-1252.
_WINDOWS_1252 = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85}
# C0 controls but tab and newline, DEL; soft hyphen, zero-width space, word joiner, byte order mark, interlinear marks.
_INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f\x{ad}\x{200b}\x{2060}-\x{2064}\x{feff}\x{fff9}-\x{fffb}]+"
# Joiners shape Arabic, Indic and emoji sequences; after a Latin, Greek or Cyrillic letter (or its accent), a digit, a
# blank or punctuation they do nothing. Direction marks mean nothing in a text without letters that run right to left.
_IDLE_JOINERS = r"(?m)(^|[\p{Latin}\p{Greek}\p{Cyrillic}\x{300}-\x{36f}\p{Nd}\p{P}\s])[\x{200c}\x{200d}]+"
_DIRECTION_MARKS = r"[\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]+"
_RIGHT_TO_LEFT = r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}]"
# A blank that is not a plain one, or one of several: a single plain blank needs no work, and most are that.
_BLANKS = r"(?:[\s&&[^\n ]]| [\s&&[^\n]])[\s&&[^\n]]*"


def well_formed(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, which is what any encoder to UTF-8 would have to do."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def normalized(text: pl.Expr) -> pl.Expr:
    """NFC, newlines as LF, no invisible characters, each run of blanks one blank. Lines and empty lines stay.

    Composition comes twice: taking out a character between a letter and its accent lets the two compose.
    """
    visible = (
        text.str.replace_all(_NEWLINES, "\n")
        .str.replace_all("\u2029", "\n\n", literal=True)
        .str.replace_many(_WINDOWS_1252)
        .str.replace_all(_INVISIBLE, "")
    )
    return (
        pl.when(visible.str.contains(_RIGHT_TO_LEFT))
        .then(visible)
        .otherwise(visible.str.replace_all(_DIRECTION_MARKS, ""))
        .str.normalize("NFC")
        .str.replace_all(_IDLE_JOINERS, "${1}")
        .str.replace_all(_BLANKS, " ")
        .str.normalize("NFC")
    )


def one_line(text: pl.Expr) -> pl.Expr:
    """`normalized` text of a title or a name on one line; null when nothing is left."""
    line = normalized(text).str.replace_all(r"\s+", " ").str.strip_chars()
    return pl.when(line != "").then(line)
