"""The extract step: inputs to bounded batches of records and rejects.

Every input ends in records or in rejects. What is wrong with one input, line or element costs that one, and the rest goes on.
"""

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import polars as pl

from flows.frames import RECORDS, REJECTS

from .containers import Opened, unpacked
from .delimited import read_table
from .document import read_document
from .encoding import WideAsUtf8, wide_codec
from .fetch import fetched
from .inputs import InputError, NothingFoundError, Source, expand, label_of_address, storable
from .json_document import read_json_document
from .json_lines import read_json_lines
from .outcome import Record, Reject, UnreadableError, sentence
from .parquet import read_parquet
from .saved_listing import read_saved_feed, read_saved_sitemap
from .sniff import PARQUET_MARK, WARC_MARK, Format, format_of
from .stream import Place, Stream
from .warc import read_warc

__all__ = ["Defaults", "Extracted", "InputError", "NothingFoundError", "extract"]

UNFORESEEN = "reading it met an error that newsloom does not foresee"
_log = logging.getLogger(__name__)
_ROW = attrgetter(*RECORDS)


@dataclass(frozen=True, slots=True)
class Defaults:
    """Values for records that have none of their own."""

    source: str | None = None
    country: str | None = None
    language: str | None = None


_NO_DEFAULTS = Defaults()


@dataclass(frozen=True, slots=True)
class Extracted:
    """One batch: frames of `flows.frames.RECORDS` and `REJECTS`."""

    records: pl.DataFrame
    rejects: pl.DataFrame


def extract(
    inputs: Sequence[str],
    *,
    defaults: Defaults = _NO_DEFAULTS,
    batch_articles: int = 200,
    batch_characters: int = 8_000_000,
    base: Path | None = None,
) -> Iterator[Extracted]:
    """Read `inputs` (files, folders, patterns, http addresses, "-") in batches, in a fixed order.

    A batch holds at most `batch_articles` records and as many rejects, and at most `batch_characters` of text and HTML
    unless a single record has more. Relative paths start at `base`, or else the current folder.

    Raises `InputError`, at once and before anything is read, for inputs that do not exist or hold no files.
    """
    sources = expand(inputs, base)
    return _batches(_outcomes(sources), defaults, batch_articles, batch_characters)


def _batches(
    outcomes: Iterable[Record | Reject], defaults: Defaults, batch_articles: int, batch_characters: int
) -> Iterator[Extracted]:
    records: list[Record] = []
    rejects: list[Reject] = []
    characters = 0
    for outcome in outcomes:
        if isinstance(outcome, Reject):
            rejects.append(outcome)
        else:
            if records and characters + outcome.characters > batch_characters:
                yield _framed(records, rejects, defaults)
                records, rejects, characters = [], [], 0
            records.append(outcome)
            characters += outcome.characters
        if max(len(records), len(rejects)) == batch_articles:
            yield _framed(records, rejects, defaults)
            records, rejects, characters = [], [], 0
    if records or rejects:
        yield _framed(records, rejects, defaults)


def _framed(records: list[Record], rejects: list[Reject], defaults: Defaults) -> Extracted:
    frame = pl.DataFrame([_ROW(record) for record in records], schema=RECORDS, orient="row").with_columns(
        pl.col(name).fill_null(pl.lit(getattr(defaults, name), pl.String)) for name in ("source", "country", "language")
    )
    rows = [(reject.input, reject.position, "extract", sentence(reject.reason), reject.excerpt) for reject in rejects]
    return Extracted(frame, pl.DataFrame(rows, schema=REJECTS, orient="row"))


def _outcomes(sources: Iterable[Source]) -> Iterator[Record | Reject]:
    for source in sources:
        try:
            yield from _of_source(source)
        except UnreadableError as fault:
            yield Reject(source.label, None, str(fault))
        except OSError as error:
            yield Reject(source.label, None, f"the file cannot be read ({error.strerror or error}); check it, and run it again")
        except Exception as error:  # one input must never end the run, whatever it has found in this code
            _log.exception("reading %s failed", source.label)
            yield Reject(source.label, None, f"{UNFORESEEN} ({type(error).__name__}: {error}); please report it")


def _of_source(source: Source) -> Iterator[Record | Reject]:
    if source.problem is not None:
        raise UnreadableError(source.problem)
    with ExitStack() as stack:
        if source.url is not None:
            page = stack.enter_context(fetched(source.url))
            name = PurePosixPath(urlsplit(page.url).path).name
            place = Place(source.label, name, url=label_of_address(page.url), charset=page.charset)
            stream = Stream(page.file, file=page.file)
        elif source.path is None:
            place, stream = Place(source.label, ""), Stream(sys.stdin.buffer)
        else:
            file = stack.enter_context(source.path.open("rb"))
            place = Place(source.label, storable(source.path.name), relative_path=source.relative_path)
            stream = Stream(file, file=file if file.seekable() else None)
        for opened in unpacked(stream, place):
            yield from [opened] if isinstance(opened, Reject) else _of_file(opened)


def _of_file(opened: Opened) -> Iterator[Record | Reject]:
    try:
        yield from _in_format(opened.stream, opened.place)
    except UnreadableError as fault:
        yield Reject(opened.place.input, None, str(fault))


def _in_format(stream: Stream, place: Place) -> Iterator[Record | Reject]:
    if (codec := wide_codec(stream.head())) and not stream.head().startswith((PARQUET_MARK, WARC_MARK)):
        stream = Stream(WideAsUtf8(stream, codec))
    match format_of(stream.head(), place.suffix):
        case Format.PARQUET:
            yield from read_parquet(stream, place)
        case Format.WARC:
            yield from read_warc(stream, place)
        case Format.FEED:
            yield from read_saved_feed(stream, place)
        case Format.SITEMAP:
            yield from read_saved_sitemap(stream, place)
        case Format.JSON:
            yield from read_json_document(stream, place)
        case Format.JSON_LINES:
            yield from read_json_lines(stream, place)
        case Format.TABLE:
            yield from read_table(stream, place)
        case Format.HTML:
            yield read_document(stream, place, html=True)
        case Format.TEXT:
            yield read_document(stream, place, html=False)
