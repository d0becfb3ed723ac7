"""Bytes to text: byte order marks, declared labels, UTF-8, then a detector, and a mark for what could not be decoded.

A declared label loses against bytes that are valid UTF-8 and not plain ASCII: pages saved again as UTF-8 often keep
their old `<meta charset>`, while text in another encoding is hardly ever valid UTF-8 by accident.
"""

import codecs
import re
from collections.abc import Sequence

import webencodings
from charset_normalizer import from_bytes

from .stream import CHUNK, Readable

REPLACEMENT = "\ufffd"
UNDECODABLE_FLAG = "undecodable_bytes"

# Stands, in a stream made into UTF-8, for what could not be decoded: no UTF-8, and no text in any other encoding.
_BROKEN = b"\xf8\x88\x80\x80\x80"

_WESTERN = "cp1252"
_LATIN = [_WESTERN, "cp1250", "cp1254", "cp1257"]
# The legacy encodings of the WHATWG standard that the detector can tell apart.
_LEGACY = [*_LATIN, "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949"]
_CENTRAL_EUROPEAN = {"Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Slovene", "Romanian"}
_SAMPLE_BYTES = 4096
_SAMPLE_WINDOWS = 256
_FEW = 10  # so few non-ASCII bytes, each alone among ASCII, say nothing about the language
_SPARSE = 0.03  # around accented letters their share is higher in Central European text, lower where a name is foreign

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_AROUND_HIGH = re.compile(rb"[\x00-\x7f]{0,40}(?:[\x80-\xff]+[\x00-\x7f]{1,40})+")
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.()-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.()-]{1,40})["']""")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def wide_codec(head: bytes) -> str | None:
    """The codec of a stream in UTF-16 or UTF-32, by its mark or by where its zero bytes are; null for any other."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    sample = head[: len(head) // 4 * 4][:4096]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    zeros = [sample[at::4].count(0) / (len(sample) // 4) for at in range(4)]
    if min(zeros[2:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:2]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    wide = "utf-16-le" if odd > 0.1 and odd > 10 * even else "utf-16-be" if even > 0.1 and even > 10 * odd else None
    text = sample.decode(wide, "replace") if wide else ""
    return wide if sum(character.isprintable() or character.isspace() for character in text) > 0.95 * len(text) else None


class WideAsUtf8:
    """A UTF-16 or UTF-32 stream read as UTF-8; what cannot be decoded is marked, for `Decoder` to find."""

    def __init__(self, source: Readable, codec: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(codec)("newsloom-broken")
        self._ready = b""
        self._started = False

    def read(self, size: int = -1, /) -> bytes:
        while not self._ready:
            chunk = self._source.read(CHUNK)
            text = self._decoder.decode(chunk, final=not chunk)
            if not self._started and text:
                text, self._started = text.removeprefix("\ufeff"), True
            self._ready = text.encode("utf-8", "newsloom-broken")
            if not chunk:
                break
        size = len(self._ready) if size < 0 else size
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken


class LegacyAsUtf8:
    """A stream of unknown encoding read as UTF-8, chunk by chunk, for a reader that must not see other encodings.

    Chunks are cut after a byte below 0x30, which is no part of a longer character in any encoding that is detected.
    """

    _CUT = re.compile(rb"[\x00-\x2f][^\x00-\x2f]*\Z")

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._decoder = Decoder()
        self._rest = b""
        self._ready = b""

    def read(self, size: int = -1, /) -> bytes:
        while not self._ready:
            chunk = self._source.read(CHUNK)
            data = self._rest + chunk
            cut = self._CUT.search(data, max(0, len(data) - 4096)) if chunk else None
            end = cut.start() + 1 if cut else len(data)
            self._rest = data[end:]
            self._ready = self._as_utf8(data[:end])
            if not chunk:
                break
        size = len(self._ready) if size < 0 else size
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken

    def _as_utf8(self, data: bytes) -> bytes:
        if _is_utf8(data):
            return data
        text, damaged = self._decoder.decode(data)
        return data if damaged else text.encode()  # damage is left for whoever can say which record has it


class Decoder:
    """Decodes the pieces (lines, elements) of one input; the legacy encoding, once detected, holds for all of them."""

    def __init__(self, legacy: str | None = None) -> None:
        self._legacy = legacy

    def decode(self, data: bytes, neighbours: Sequence[bytes] = ()) -> tuple[str, bool]:
        """The text of `data`, and whether some of its bytes had to become U+FFFD.

        `neighbours` are other pieces of the same input: where the encoding has to be detected, they help.
        """
        try:
            return data.decode(), False
        except UnicodeDecodeError as error:
            only_cut_short = error.reason == "unexpected end of data"
        if _BROKEN in data:
            return data.replace(_BROKEN, REPLACEMENT.encode()).decode("utf-8", "replace"), True
        if only_cut_short or _is_damaged_utf8(data):
            return data.decode("utf-8", "replace"), True
        if self._legacy is None:
            self._legacy = detect([data, *(piece for piece in neighbours if not _is_utf8(piece))])
        try:
            return data.decode(self._legacy), False
        except UnicodeDecodeError:
            return data.decode(self._legacy, "replace"), True


def decode_document(data: bytes, charset: str | None, *, html: bool) -> tuple[str, bool]:
    """The text of a whole file that is not in UTF-16 or UTF-32, and whether some of its bytes had to become U+FFFD.

    `charset` is the HTTP header's.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = codec_of(charset) or (codec_of(_label(data)) if html else None)
    if _is_utf8(data) and not (data.isascii() and declared == "iso2022_jp"):
        return data.decode(), False
    if declared is not None and declared != "utf-8" and not _is_damaged_utf8(data):
        try:
            return data.decode(declared), False
        except UnicodeDecodeError:
            text = data.decode(declared, "replace")
            if text.count(REPLACEMENT) < len(text) / 1000:
                return text, True
    return Decoder().decode(data)


def codec_of(label: str | None) -> str | None:
    """Python's codec for a label as browsers read it: latin-1 is windows-1252, gb2312 is gb18030; null if unknown."""
    if not label:
        return None
    found = webencodings.lookup(label)
    if found is None:
        try:
            found = webencodings.lookup(codecs.lookup(label).name)
        except LookupError:
            return None
    if found is None or found.name in ("replacement", "x-user-defined"):
        return None
    if found.name.startswith("utf-16"):  # a page whose label could be read is not in UTF-16
        return "utf-8"
    return "gb18030" if found.name == "gbk" else found.codec_info.name


def detect(pieces: Sequence[bytes]) -> str:
    """The most likely legacy encoding of an input that is not UTF-8, from those parts of it that are not ASCII."""
    sample = _sample(b"\n".join(pieces))
    runs = _HIGH.findall(sample)
    high = sum(map(len, runs))
    isolated = high < 1.5 * len(runs)  # letters among ASCII letters: a Latin alphabet
    if isolated and (high < _FEW or high < _SPARSE * len(sample)):
        return _WESTERN
    found = from_bytes(
        sample, steps=8, chunk_size=512, cp_isolation=_LATIN if isolated else _LEGACY, language_threshold=0.1
    ).best()
    if found is None or (found.encoding in _LATIN and _WESTERN in found.could_be_from_charset):
        return _WESTERN
    if found.encoding in _LATIN[1:] and found.language in _CENTRAL_EUROPEAN:
        return "cp1250"
    return _WESTERN if found.encoding in ("cp1250", "cp1257") else found.encoding


def _sample(data: bytes) -> bytes:
    """What surrounds the non-ASCII bytes, from windows spread over all of `data`."""
    step = max(_SAMPLE_BYTES, len(data) // _SAMPLE_WINDOWS)
    windows = [data[at : at + _SAMPLE_BYTES] for at in range(0, len(data), step)]
    pieces = [piece for window in windows if not window.isascii() for piece in _AROUND_HIGH.findall(window + b" ")]
    total = sum(map(len, pieces))
    return b"\n".join(pieces[:: max(1, total // _SAMPLE_BYTES)])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether what is not ASCII is mostly well-formed UTF-8: text with broken bytes, and not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    well_formed = len(text) - len(text.encode("ascii", "ignore")) - broken
    return well_formed > 0 and well_formed >= broken


def _label(data: bytes) -> str | None:
    head = _COMMENT.sub(b"", data[:8192])
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else None


def _mark_broken(error: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes that cannot be decoded become a surrogate, and that becomes the mark."""
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    if isinstance(error, UnicodeEncodeError):
        return _BROKEN, error.end
    raise error


codecs.register_error("newsloom-broken", _mark_broken)
