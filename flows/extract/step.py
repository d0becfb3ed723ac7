"""The extract step: inputs to bounded batches of records and rejects.

Every input ends in records or in rejects. What is wrong with one input, line or element costs that one, and the rest goes on.
"""

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from .address_list import addresses_in
from .batching import Bounds, Defaults, Extracted, Outcome, batched
from .containers import Opened, unpacked
from .delimited import read_table
from .document import read_document
from .encoding import WideAsUtf8, wide_codec
from .inputs import InputError, NothingFoundError, Source, expand, storable
from .json_document import read_json_document
from .json_lines import read_json_lines
from .outcome import UNFORESEEN, Record, Reject, UnreadableError
from .parquet import read_parquet
from .saved_listing import read_saved_feed, read_saved_sitemap
from .sniff import PARQUET_MARK, WARC_MARK, Format, format_of
from .stream import Place, Stream
from .warc import read_warc

if TYPE_CHECKING:
    from flows.follow import Web

__all__ = ["Defaults", "Extracted", "InputError", "NothingFoundError", "extract"]

_log = logging.getLogger(__name__)


_NO_DEFAULTS = Defaults()


def extract(
    inputs: Sequence[str],
    *,
    defaults: Defaults = _NO_DEFAULTS,
    batch_articles: int = 200,
    batch_characters: int = 8_000_000,
    base: Path | None = None,
    web: "Web | None" = None,
) -> Iterator[Extracted]:
    """Read `inputs` (files, folders, patterns, "-", then http addresses, also as text files that list them) in
    batches, files in a fixed order.

    A batch holds at most `batch_articles` records and as many rejects, and at most `batch_characters` of text and HTML
    unless a single record has more. Relative paths start at `base`, or else the current folder. `web` says how addresses
    are followed and what is known of them.

    Raises `InputError`, at once and before anything is read, for inputs that do not exist or hold no files.
    """
    sections = web.sections if web else ()
    sources = expand(inputs, base) if inputs or not sections else []
    return batched(_outcomes(sources, web), defaults, Bounds(batch_articles, batch_characters))


def _outcomes(sources: Sequence[Source], web: "Web | None") -> Iterator[Outcome]:
    addresses: list[str] = []
    lists: dict[str, list[str]] = {}
    for source in sources:
        if source.url is not None:
            addresses.append(source.url)
        elif listed := _listed(source):
            lists[source.label] = listed
        else:
            yield from _guarded(source.label, _of_source(source))
    if addresses or lists or (web and web.sections):
        from flows.follow import Web, follow  # the machinery of the web is loaded only where it is used

        yield from follow(addresses, lists, web or Web(), _of_bytes)


def _listed(source: Source) -> list[str] | None:
    """The addresses of a file that is a list of them; a file that cannot be read is told of by whoever reads it next."""
    try:
        return addresses_in(source.path) if source.path and not source.problem else None
    except OSError:
        return None


def _guarded(label: str, outcomes: Iterator[Record | Reject]) -> Iterator[Record | Reject]:
    """The outcomes of one input, which ends at the first error."""
    try:
        yield from outcomes
    except UnreadableError as fault:
        yield Reject(label, None, str(fault))
    except OSError as error:
        yield Reject(label, None, f"the file cannot be read ({error.strerror or error}); check it, and run it again")
    except Exception as error:  # one input must never end the run, whatever it has found in this code
        _log.exception("reading %s failed", label)
        yield Reject(label, None, f"{UNFORESEEN} ({type(error).__name__}: {error}); please report it")


def _of_source(source: Source) -> Iterator[Record | Reject]:
    if source.problem is not None:
        raise UnreadableError(source.problem)
    with ExitStack() as stack:
        if source.path is None:
            place, stream = Place(source.label, ""), Stream(sys.stdin.buffer)
        else:
            file = stack.enter_context(source.path.open("rb"))
            place = Place(source.label, storable(source.path.name), relative_path=source.relative_path)
            stream = Stream(file, file=file if file.seekable() else None)
        yield from _unpacked(stream, place)


def _of_bytes(data: bytes, place: Place) -> Iterator[Record | Reject]:
    """What a file that was fetched holds."""
    file = BytesIO(data)
    yield from _guarded(place.input, _unpacked(Stream(file, file=file), place))


def _unpacked(stream: Stream, place: Place) -> Iterator[Record | Reject]:
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
