"""Recognise formats: by content first, by name where the content leaves it open."""

import csv
import re
from enum import StrEnum

from .markup import listing_kind
from .outcome import UnreadableError
from .synonyms import SYNONYMS

DELIMITERS = ",\t;|"
PARQUET_MARK = b"PAR1"
WARC_MARK = b"WARC/1."


class Container(StrEnum):
    """What has other files, or another form of a file, inside."""

    GZIP = "gzip"
    ZSTANDARD = "zstandard"
    ZIP = "zip"


class Format(StrEnum):
    PARQUET = "parquet"
    WARC = "warc"
    JSON = "json"
    JSON_LINES = "jsonl"
    TABLE = "csv"
    HTML = "html"
    TEXT = "txt"
    FEED = "feed"
    SITEMAP = "sitemap"


_CONTAINERS = {
    b"\x1f\x8b": Container.GZIP,
    b"\x28\xb5\x2f\xfd": Container.ZSTANDARD,
    b"\x5d\x2a\x4d\x18": Container.ZSTANDARD,  # a dictionary comes first
    b"PK\x03\x04": Container.ZIP,
    b"PK\x05\x06": Container.ZIP,
}
_FOREIGN = {
    rb"%PDF-\d": "a PDF document",
    rb"\{\\rtf\d": "a rich text document",
    rb"\xd0\xcf\x11\xe0": "a document of an older Office program",
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP": "an image",
    rb"ID3[\x02-\x04]|OggS\x00|RIFF....WAVE|fLaC\x00": "a sound",
    rb"....ftyp|RIFF....AVI |\x1aE\xdf\xa3": "a film",
    rb"BZh[1-9]1AY&SY": "a bzip2 archive",
    rb"\xfd7zXZ\x00": "an xz archive",
    rb"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    rb"Rar!\x1a\x07": "a RAR archive",
    rb"SQLite format 3\x00": "an SQLite database",
    rb".{8}DUCK": "a DuckDB database",
    rb"ARROW1\x00": "an Arrow file",
    rb"\x7fELF|MZ\x90\x00": "a program",
}
_FOREIGN_START = {re.compile(mark, re.DOTALL): what for mark, what in _FOREIGN.items()}
_BY_SUFFIX = {
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".tab": Format.TABLE,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    "": Format.TEXT,
}
_PACKED_SUFFIXES = (".gz", ".zst", ".zip", ".parquet")
# Parts of saved web pages and other files that nobody means when naming the folder they are in.
PAGE_PARTS = (
    *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".svg", ".png", ".jpg", ".jpeg"),
    *(".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".mp3", ".mp4", ".m4a", ".m4v", ".webm", ".ogg", ".wav", ".mov"),
)

_SPACE = b" \t\r\n\x0b\x0c\0"
_JSON_START = re.compile(rb'\{\s*["}]|\[\s*(?:[\[\]{"]|(?:-?\d[\d.eE+-]*|true|false|null|NaN)\s*[,\]])')
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]"
    rb"|script|style|meta|link|title|table|iframe|span|a|b|i|br|ul|ol|blockquote)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<([a-z_][\w:.-]*)", re.IGNORECASE | re.DOTALL)
_LISTINGS = {"feed": Format.FEED, "sitemap": Format.SITEMAP}
_CONTROL = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\x0b\x0c\x1b\x1e"))


def container_of(head: bytes) -> Container | None:
    """The kind of archive or compressed file, or null for any other file.

    Raises `UnreadableError` for a kind of file that is known and not read.
    """
    for mark, container in _CONTAINERS.items():
        if head.startswith(mark):
            return container
    for start, what in _FOREIGN_START.items():
        if start.match(head):
            raise UnreadableError(f"this is {what}, which newsloom does not read; save its text as .txt, .html or JSON Lines")
    if head[257:262] == b"ustar":
        raise UnreadableError("this is a tar archive, which newsloom does not read; unpack it, or pack it as .zip")
    return None


def format_of(head: bytes, suffix: str) -> Format:
    """The format of a file that is no container, by its first bytes (in UTF-8 where they are text) and its name's suffix.

    Raises `UnreadableError` for what is empty, binary, or of no known kind.
    """
    if head.startswith(PARQUET_MARK):
        return Format.PARQUET
    if head.startswith(WARC_MARK):
        return Format.WARC
    head = head.removeprefix(b"\xef\xbb\xbf").strip(_SPACE)
    if not head:
        raise UnreadableError("the file is empty")
    if len(head) - len(head.translate(None, _CONTROL)) > 0.05 * len(head):
        raise UnreadableError(
            "this is a binary file of a kind newsloom does not know; give it text, HTML, JSON, CSV, Parquet or WARC"
        )
    named = _BY_SUFFIX.get(suffix)
    if not _HTML_START.match(head) and head.startswith((b"<", b"{")):
        listing = _LISTINGS.get(listing_kind(head.decode("utf-8", "replace")) or "")
        if listing is not None:
            return listing
    if _JSON_START.match(head):
        return _json_kind(head, named)
    if _HTML_START.match(head):
        return Format.HTML
    if _XML_START.match(head):
        return _markup_kind(named)
    if named in (None, Format.TEXT) and _names_fields(head):
        return Format.TABLE
    if suffix in _PACKED_SUFFIXES:
        raise UnreadableError(f"the file is named {suffix} and holds no such data; copy or download it again")
    if named is None:
        raise UnreadableError(
            f"newsloom does not know files named {suffix}; rename it to .txt if it is an article, or leave it out"
        )
    return named


def delimiter_of(line: str) -> str:
    """The delimiter of a table, by its header: the one that yields most known field names, then most columns."""

    def yields(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([line], delimiter=delimiter), [])
        return sum(SYNONYMS.field_of(name) is not None for name in names), len(names)

    return max(DELIMITERS, key=yields)


def _json_kind(head: bytes, named: Format | None) -> Format:
    lines = [line.strip(_SPACE + b"\xef\xbb\xbf") for line in head.splitlines()]
    lines = [line for line in lines if line]
    if named is Format.JSON_LINES:
        return Format.JSON if lines[0] in (b"{", b"[", b"[{") else Format.JSON_LINES
    whole = lines[0].startswith(b"{") and lines[0].endswith(b"}")
    return Format.JSON_LINES if whole and len(lines) > 1 and lines[1].startswith(b"{") else Format.JSON


def _markup_kind(named: Format | None) -> Format:
    if named in (Format.HTML, Format.TEXT):
        return named
    raise UnreadableError("this is XML of a kind newsloom does not know; give it text, HTML, JSON, CSV, Parquet or WARC")


def _names_fields(head: bytes) -> bool:
    """Whether the first line reads as the header of a table of articles."""
    line = head.splitlines()[0].decode("utf-8", "replace")
    names = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    known = {SYNONYMS.field_of(name) for name in names} - {None}
    return len(known) >= 2 and len(known) >= len(names) / 2 and not known.isdisjoint({"text", "html", "title", "url"})
