"""The schemas of the frames that pass between steps: what each column holds, once.

`RECORDS` leaves extract, `ARTICLES` leaves clean, `REJECTS` leaves either. All text is Python text (code points).
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
    "modified_at": pl.Datetime("us", "UTC"),
    "word_count": pl.Int64,
    "content_hash": pl.String,  # SHA-256 of the body, hexadecimal
    "authors": pl.List(pl.String),
    "access": pl.String,  # full, stub, consent, blocked
    "quality_flags": pl.List(pl.String),
    "signature": pl.List(pl.UInt32),  # MinHash of the body's five-word shingles
}
ARTICLES = pl.Schema(_ARTICLES)


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """Cast `frame` to `schema`, adding absent columns as nulls and dropping others; a value that does not fit raises."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name) for name, dtype in schema.items()
    )
