"""The schemas of the frames that pass between steps: what each column holds, once.

`RECORDS` leaves extract, `ARTICLES` leaves clean, `REJECTS` leaves either; `VISITS` and `HOSTS` go from extract to load.
All text is Python text (code points).
"""

import polars as pl

_Columns = dict[str, pl.DataType | type[pl.DataType]]

_RECORDS: _Columns = {
    "input": pl.String,  # the path or URL as it was found, "archive.zip!member.jsonl" inside an archive
    "position": pl.Int64,  # 1-based: line, table row or element of an array; 1 for a file that is one article
    "relative_path": pl.String,  # a bare file's path relative to the input given, else null
    "external_id": pl.String,  # the id that was given; a bare file's stem
    "url": pl.String,
    "title": pl.String,
    "text": pl.String,  # plain text, or null when html is given
    "html": pl.String,
    "published_at": pl.String,  # as given; clean reads it
    "modified_at": pl.String,
    "source": pl.String,
    "authors": pl.List(pl.String),
    "language": pl.String,
    "section": pl.String,
    "country": pl.String,  # the source's country, from newsloom.toml's defaults
    "flags": pl.List(pl.String),  # quality flags that extract already knows, such as "undecodable_bytes"
    "seen_urls": pl.List(pl.String),  # other addresses of it: as listed, as asked, as redirected
    "listed_at": pl.String,  # when it was published by a feed or sitemap, as given; counts when the page gives no date
    "listed_modified_at": pl.String,
    "tags": pl.List(pl.String),
    "fetched_at": pl.Datetime("us", "UTC"),  # from the web; null for what came otherwise
}
RECORDS = pl.Schema(_RECORDS)

_REJECTS: _Columns = {
    "input": pl.String,
    "position": pl.Int64,
    "stage": pl.String,  # extract, clean or annotate
    "reason": pl.String,  # a sentence a person can act on
    "excerpt": pl.String,  # at most 200 characters of what was found
}
REJECTS = pl.Schema(_REJECTS)

_VISITS: _Columns = {
    "visit_id": pl.Int64,  # stable id of the folded address
    "url": pl.String,  # as asked; a record from it has this as its input
    "kind": pl.String,  # feed, sitemap, section, page, file, unknown
    "source": pl.String,  # the source of newsloom.toml, null for a run by hand
    "input": pl.String,  # the input that it was found through
    "etag": pl.String,
    "last_modified": pl.String,
    "listed_modified_at": pl.Datetime("us", "UTC"),
    "status": pl.Int64,  # null: no answer, or not asked yet
    "content_hash": pl.String,  # SHA-256 of the last good answer's bytes
    "first_seen_at": pl.Datetime("us", "UTC"),
    "fetched_at": pl.Datetime("us", "UTC"),
    "changed_at": pl.Datetime("us", "UTC"),
    "next_visit_at": pl.Datetime("us", "UTC"),  # null: not again, unless a listing says that it changed
    "failures": pl.Int64,
    "problem": pl.String,
    "gone_at": pl.Datetime("us", "UTC"),
    "address_ids": pl.List(pl.Int64),  # of every address that led there
    "listed_at": pl.String,  # what the listing said of it, for revisits, which have none
    "listed_id": pl.String,
    "listed_tags": pl.List(pl.String),
}
VISITS = pl.Schema(_VISITS)

_HOSTS: _Columns = {
    "host": pl.String,
    "failures": pl.Int64,
    "quiet_until": pl.Datetime("us", "UTC"),
    "reason": pl.String,
}
HOSTS = pl.Schema(_HOSTS)

LINK = pl.Struct({"url": pl.String, "text": pl.String, "internal": pl.Boolean, "paragraph_no": pl.Int64})
IMAGE = pl.Struct({"url": pl.String, "alt": pl.String, "caption": pl.String, "found_in": pl.String})  # body or meta

_ARTICLES: _Columns = {
    "input": pl.String,
    "position": pl.Int64,
    "article_id": pl.Int64,
    "identity": pl.String,  # url:…, id:SOURCE␟ID, file:PATH or hash:…
    "external_id": pl.String,
    "source_id": pl.Int64,  # null when the source is unknown
    "source_name": pl.String,
    "source_domain": pl.String,  # registrable domain, such as example.co.uk
    "source_country": pl.String,  # ISO 3166-1 alpha-2
    "url": pl.String,  # canonical
    "title": pl.String,
    "body": pl.String,  # one paragraph a line
    "language": pl.String,  # ISO 639-1
    "section": pl.String,
    "published_at": pl.Datetime("us", "UTC"),
    "published_precision": pl.String,  # year, month, day, second
    "published_from": pl.String,  # field, jsonld, meta, url, feed, text
    "published_raw": pl.String,  # as the publisher wrote it, read or not
    "modified_at": pl.Datetime("us", "UTC"),
    "modified_from": pl.String,  # field, jsonld, meta, feed
    "modified_raw": pl.String,
    "word_count": pl.Int64,
    "content_hash": pl.String,  # SHA-256 of the body, hexadecimal
    "authors": pl.List(pl.String),
    "access": pl.String,  # full, stub, consent, blocked
    "access_rule": pl.String,  # the rule that found it not to be full; null when it is
    "claimed_free": pl.Boolean,  # the publisher's own claim
    "live_rule": pl.String,  # what shows that it is a live blog; null when nothing does
    "credit": pl.String,  # copyright and credit lines that stood in the text and are not of it
    "agency_id": pl.Int64,  # of the news agency whose report it is
    "agency": pl.String,
    "agency_from": pl.String,  # source, credit, byline, dateline, tail
    "tags": pl.List(pl.String),
    "links": pl.List(LINK),
    "images": pl.List(IMAGE),
    "paragraph_kinds": pl.List(pl.String),  # of each line of the body: text, heading, quote, list, caption; null: all text
    "quality_flags": pl.List(pl.String),
    "seen_urls": pl.List(pl.String),  # every address it was met under, as found
    "fetched_at": pl.Datetime("us", "UTC"),
}
ARTICLES = pl.Schema(_ARTICLES)


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """Cast `frame` to `schema`, adding absent columns as nulls and dropping others; a value that does not fit raises."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name) for name, dtype in schema.items()
    )
