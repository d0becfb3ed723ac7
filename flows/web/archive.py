"""Every response kept as WARC 1.1, one gzip member a record, so that a warehouse can be rebuilt without the network.

A body is stored as it is after decompression, and the headers that described it on the wire get an X-Crawler- name, as Common
Crawl does: any WARC tool can read it, and a compressed bomb is never kept.
"""

import io
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROTATE_AT = 512 << 20
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class Record:
    """One exchange: what was sent, what came."""

    url: str
    at: datetime
    address: str | None  # that was connected to
    sent: list[tuple[str, str]]
    target: str  # path and query
    status: str  # "200 OK"
    headers: list[tuple[str, str]]
    body: bytes
    whole: bool  # False where the body was cut


class Archive:
    """A folder of newsloom-TIME-PROCESS-NUMBER.warc.gz files, each up to ROTATE_AT bytes and a record."""

    def __init__(self, folder: Path, rotate_at: int = ROTATE_AT) -> None:
        self._folder = folder
        self._rotate_at = rotate_at
        self._file: BinaryIO | None = None
        self._number = 0
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, record: Record) -> None:
        """Write request and response in one go, so that a killed run leaves no half record but in the last write."""
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        if self._file is None:
            self._file = self._opened(writer)
        response = self._response(writer, record)
        request = writer.create_warc_record(
            record.url,
            "request",
            http_headers=StatusAndHeaders(f"GET {record.target} HTTP/1.1", record.sent, is_http_request=True),
            warc_headers_dict=_stamped(record),
        )
        writer.write_request_response_pair(request, response)
        self._file.write(buffer.getvalue())
        self._file.flush()
        if self._file.tell() >= self._rotate_at:
            self.close()

    def _response(self, writer: WARCWriter, record: Record) -> object:
        unchanged = record.status.startswith("304")
        extra = _stamped(record)
        if unchanged:
            extra["WARC-Profile"] = _UNCHANGED
        elif not record.whole:
            extra["WARC-Truncated"] = "length"
        headers = [(f"X-Crawler-{name}" if name.lower() in _OF_THE_WIRE else name, value) for name, value in record.headers]
        if not unchanged:
            headers.append(("Content-Length", str(len(record.body))))
        return writer.create_warc_record(
            record.url,
            "revisit" if unchanged else "response",
            payload=io.BytesIO(record.body),
            http_headers=StatusAndHeaders(record.status, headers, protocol="HTTP/1.1"),
            warc_headers_dict=extra,
        )

    def _opened(self, writer: WARCWriter) -> BinaryIO:
        stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        while True:
            self._number += 1
            name = f"newsloom-{stamp}-{os.getpid()}-{self._number:05}.warc.gz"
            try:
                file = (self._folder / name).open("xb")
            except FileExistsError:
                continue
            writer.write_record(writer.create_warcinfo_record(name, {"software": "newsloom", "format": "WARC/1.1"}))
            return file

    def close(self) -> None:
        """Close the file; the next record opens another."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _stamped(record: Record) -> dict[str, str]:
    stamped = {"WARC-Date": record.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    if record.address:
        stamped["WARC-IP-Address"] = record.address
    return stamped
