"""Which article a record is, and who published it.

An article is its canonical url; else (source, id); else, for a bare file, its path relative to the input and its stem; else
its content hash. A source is its registrable domain, else its name.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

import polars as pl

from flows.clean.addresses import canonical_url, folded_url, registrable_domain
from flows.clean.flags import flags_with
from warehouse.identifiers import SEPARATOR, stable_id

_DOMAIN_AS_NAME = r"^(?:https?://)?(?:[\w-]+\.)+[A-Za-z]{2,}/?$"


def with_source(frame: pl.DataFrame) -> pl.DataFrame:
    """Makes `url` canonical and adds `source_id`, `source_name`, `source_domain`, `source_country`.

    Reads `url`, `source`, `country`; a url or country that cannot be one becomes null and adds to `flags`.
    """
    name = pl.col("source")
    name_as_domain = pl.when(name.str.contains(_DOMAIN_AS_NAME)).then(name.str.to_lowercase())
    country = pl.col("country").str.strip_chars().str.to_uppercase()
    is_country = country.str.contains(r"^[A-Z]{2}$")
    key = pl.coalesce("source_domain", name.str.to_lowercase())
    return (
        frame.with_columns(given_url=pl.col("url"), url=_each(pl.col("url"), canonical_url))
        .with_columns(
            source_domain=pl.coalesce(_each(pl.col("url"), registrable_domain), _each(name_as_domain, registrable_domain)),
            source_country=pl.when(is_country).then(country),
            flags=flags_with(bad_url=pl.col("given_url").is_not_null() & pl.col("url").is_null(), bad_country=~is_country),
        )
        .with_columns(
            source_name=pl.coalesce("source", "source_domain"),
            source_id=key.map_elements(lambda source: stable_id("source", source), return_dtype=pl.Int64),
        )
        .drop("given_url")
    )


def with_identity(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds `identity` and `article_id`; reads `url`, `source`, `external_id`, `relative_path`, `content_hash`."""
    file = pl.struct("relative_path", "external_id").map_elements(_file_key, return_dtype=pl.String)
    source = pl.col("source").str.to_lowercase().fill_null("")
    identity = (
        pl.when(pl.col("url").is_not_null())
        .then("url:" + _each(pl.col("url"), folded_url))
        .when(pl.col("relative_path").is_not_null())
        .then("file:" + file)
        .when(pl.col("external_id").is_not_null())
        .then("id:" + source + SEPARATOR + pl.col("external_id"))
        .otherwise("hash:" + pl.col("content_hash"))
    )
    return frame.with_columns(identity=identity).with_columns(
        article_id=pl.col("identity").map_elements(stable_id, return_dtype=pl.Int64)
    )


def _each(column: pl.Expr, function: Callable[[str], str | None]) -> pl.Expr:
    return column.map_elements(function, return_dtype=pl.String)


def _file_key(file: dict[str, str | None]) -> str | None:
    """A bare file's folder relative to the input, and its stem."""
    if file["relative_path"] is None:
        return None
    path = PurePosixPath(file["relative_path"].replace("\\", "/"))
    return str(path.parent / (file["external_id"] or path.stem))
