"""The annotate step: ARTICLES in, one frame for each annotation table out. Pure: articles, versions and seeds decide all."""

import polars as pl

from flows.annotate.model import load_model
from flows.annotate.packaged import PACKAGED
from flows.annotate.pipeline import annotated
from flows.annotate.rows import RowWriter
from flows.annotate.tables import TABLES, Annotations


def annotate(articles: pl.DataFrame, model: str = PACKAGED) -> Annotations:
    """Annotate the articles (ARTICLES' columns) that are in the model's language; the others give no rows.

    Runs in this process. The memory zone frees what the model's vocabulary learned from these texts, so memory stays flat.
    """
    ours = articles.filter(~pl.col("quality_flags").list.contains("language_unsupported").fill_null(value=False))
    writer = RowWriter()
    if ours.height:
        with load_model(model).memory_zone():
            for doc, story, body in annotated(ours, model):
                writer.add(doc, story, body)
                doc._.story = None
    return {name: pl.DataFrame(writer.rows[name], schema=schema) for name, schema in TABLES.items()}
