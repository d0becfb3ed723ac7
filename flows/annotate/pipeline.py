"""The annotation pipeline: the base model over paragraphs, then newsloom's components over whole articles, in order.

Each component is one linguistic idea: a function that reads the Doc and what earlier components put into the Story, and adds
its own. The order below is the order of dependence.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from itertools import accumulate
from typing import Any

import polars as pl
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from flows.annotate.coreference import resolve_references
from flows.annotate.datelines import part_datelines
from flows.annotate.entities import group_entities
from flows.annotate.events import find_events
from flows.annotate.joined import join
from flows.annotate.keyphrases import find_keyphrases
from flows.annotate.model import load_model
from flows.annotate.names import find_names
from flows.annotate.nesting import find_nested
from flows.annotate.packaged import PACKAGED
from flows.annotate.places import resolve_places
from flows.annotate.quantities import find_quantities
from flows.annotate.roles import find_roles
from flows.annotate.sentences import set_sentences
from flows.annotate.statements import find_statements
from flows.annotate.story import Story
from flows.annotate.times import find_times
from flows.annotate.tone import score_tone
from flows.annotate.topics import classify_topics

Component = Callable[[Doc, Story], None]

COMPONENTS: dict[str, Component] = {
    "sentences": set_sentences,
    "names": find_names,
    "datelines": part_datelines,
    "entities": group_entities,
    "places": resolve_places,
    "roles": find_roles,
    "coreference": resolve_references,
    "statements": find_statements,
    "times": find_times,
    "quantities": find_quantities,
    "events": find_events,
    "nesting": find_nested,
    "topics": classify_topics,
    "tone": score_tone,
    "keyphrases": find_keyphrases,
}

# A longer paragraph is parsed in pieces, cut at a blank: the parser's memory grows with the text.
LONGEST_PIECE = 10_000


def _register(name: str, component: Component) -> str:
    def run(doc: Doc) -> Doc:
        component(doc, doc._.story)
        return doc

    Language.component(f"newsloom_{name}", func=run)
    return f"newsloom_{name}"


@cache
def build_pipeline(model: str = PACKAGED) -> tuple[Language, Language]:
    """The base model (over paragraphs) and the pipeline of newsloom's components (over articles), sharing one vocabulary."""
    base = load_model(model)
    articles = spacy.blank("en", vocab=base.vocab)
    for name, component in COMPONENTS.items():
        articles.add_pipe(_register(name, component))
    return base, articles


def pieces(body: str) -> list[str]:
    """The body cut at newlines, and at a blank where a paragraph is too long: one character is dropped at each cut."""
    found: list[str] = []
    for paragraph in body.split("\n"):
        rest = paragraph
        while len(rest) > LONGEST_PIECE and (cut := rest.rfind(" ", 1, LONGEST_PIECE)) > 0:
            found.append(rest[:cut])
            rest = rest[cut + 1 :]
        found.append(rest)
    return found


def annotated(articles: pl.DataFrame, model: str = PACKAGED) -> Iterator[tuple[Doc, Story, str]]:
    """Each article's Doc, Story and body, annotated. `articles` has ARTICLES' columns."""
    base, components = build_pipeline(model)
    rows = articles.to_dicts()
    cut = [pieces(row["body"]) for row in rows]
    parsed = base.pipe((piece for body in cut for piece in body), batch_size=256)
    for row, body_pieces in zip(rows, cut, strict=True):
        doc = join([next(parsed) for _ in body_pieces])
        doc._.story = story = _story(row)
        components(doc)
        yield doc, story, row["body"]


def _story(row: dict[str, Any]) -> Story:
    published: datetime | None = row["published_at"]
    return Story(
        article_id=row["article_id"],
        published_at=published,
        published_precision=row["published_precision"],
        title=row["title"],
        source_name=row["source_name"],
        source_domain=row["source_domain"],
        source_country=row["source_country"],
        paragraph_starts=frozenset(accumulate((len(line) + 1 for line in row["body"].split("\n")), initial=0)),
    )
