"""A file that is one article: plain text or an HTML page."""

from .encoding import UNDECODABLE_FLAG, decode_document
from .outcome import MAX_HTML_CHARACTERS, Record, Reject, UnreadableError, body_problem, excerpt_of
from .stream import Place, Stream

_MAX_BYTES = 4 * MAX_HTML_CHARACTERS + 4  # no encoding needs more for a body within the limits


def read_document(stream: Stream, place: Place, *, html: bool) -> Record | Reject:
    """The one record of a file; its id is the name's stem, and a page that was fetched has its address instead.

    Raises `UnreadableError` when the file is empty or too large to be an article.
    """
    data = _whole(stream)
    text, damaged = decode_document(data, place.charset, html=html)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise UnreadableError("the file is empty")
    record = Record(
        place.input,
        1,
        relative_path=place.relative_path,
        external_id=None if place.url else place.stem or None,
        url=place.url,
        text=None if html else text,
        html=text if html else None,
        flags=[UNDECODABLE_FLAG] if damaged else [],
    )
    problem = body_problem(record.text, record.html)
    return Reject(place.input, 1, problem, excerpt_of(text)) if problem else record


def _whole(stream: Stream) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := stream.read(1 << 20):
        parts.append(part)
        size += len(part)
        if size > _MAX_BYTES:
            raise UnreadableError(f"the file is one text of more than {_MAX_BYTES // 1_000_000} MB; split it into its articles")
    return b"".join(parts)
