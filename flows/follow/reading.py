"""What a response holds: its kind where that is not known yet, a listing, or the record of a page."""

from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from flows.extract.document import read_document
from flows.extract.encoding import WideAsUtf8, wide_codec
from flows.extract.feeds import read_feed
from flows.extract.inputs import label_of_address
from flows.extract.listing import Entry, Listing
from flows.extract.outcome import Record, Reject, UnreadableError, body_problem
from flows.extract.sections import read_section
from flows.extract.sitemaps import read_sitemap
from flows.extract.sniff import Format, container_of, format_of
from flows.extract.stream import Place, Stream
from flows.follow.visit import Target
from flows.web.exchange import Response

_READERS = {"feed": read_feed, "sitemap": read_sitemap, "section": read_section}
_KINDS = {Format.FEED: "feed", Format.SITEMAP: "sitemap", Format.HTML: "page"}


def kind_of(response: Response) -> str:
    """feed, sitemap, page, or file: anything else that newsloom may read. Raises `UnreadableError`."""
    stream = _stream(response)
    if container_of(stream.head()):
        return "sitemap" if ".xml" in _suffixes(response.url) else "file"
    if codec := wide_codec(stream.head()):
        stream = Stream(WideAsUtf8(stream, codec))
    return _KINDS.get(format_of(stream.head(), _suffixes(response.url)[-5:]), "file")


def listing_of(kind: str, response: Response) -> Listing:
    """What a feed, sitemap or section page lists. Raises `UnreadableError`."""
    return _READERS[kind](response.body, response.url, response.charset)


def place_of(target: Target, response: Response) -> Place:
    """Where the bytes of a response were found."""
    name = PurePosixPath(urlsplit(response.url).path).name
    return Place(target.label, name, url=label_of_address(response.url), charset=response.charset)


def record_of(target: Target, entry: Entry | None, response: Response) -> Record | Reject:
    """The record of a page, with what the listing says of it and every address that led there."""
    stream = _stream(response)
    try:
        container_of(stream.head())
        text = Stream(WideAsUtf8(stream, codec)) if (codec := wide_codec(stream.head())) else stream
        found = format_of(text.head(), "")
        if found not in (Format.HTML, Format.TEXT):
            raise UnreadableError(f"the address gives {found}, and not a page with an article; give it as an input of its own")
        record = read_document(_stream(response), place_of(target, response), html=found is Format.HTML)
    except UnreadableError as fault:
        return Reject(target.label, None, str(fault))
    return _with_hints(record, target, entry, response) if isinstance(record, Record) else record


def record_of_entry(target: Target, entry: Entry, response: Response) -> Record | Reject:
    """The record of an article that a feed carries whole, where its page cannot be had."""
    if problem := body_problem(None, entry.html):
        return Reject(target.label, None, problem)
    record = Record(
        target.label,
        1,
        url=target.label,
        title=entry.title,
        html=entry.html,
        authors=list(entry.authors),
        language=entry.language,
    )
    return _with_hints(record, target, entry, response)


def _with_hints(record: Record, target: Target, entry: Entry | None, response: Response) -> Record:
    addresses = (target.listed_url, *response.chain, response.url)
    record.fetched_at = response.fetched_at
    record.seen_urls = list(dict.fromkeys(label_of_address(address) for address in addresses if address))
    if entry is not None:
        record.external_id = entry.external_id
        record.listed_at, record.listed_modified_at = entry.published, entry.modified
        record.tags = list(entry.tags)
    return record


def _stream(response: Response) -> Stream:
    file = BytesIO(response.body)
    return Stream(file, file=file)


def _suffixes(url: str) -> str:
    return "".join(PurePosixPath(urlsplit(url).path).suffixes[-2:]).lower()
