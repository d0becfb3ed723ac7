"""How well stories of the same event in other words are linked, and kept apart from other events of the same kind and week.

    python -m benchmarks.same_events [--events 120]

Texts are those of benchmarks.events_told, annotated and loaded; the beginning of each stands for its headline.
"""

import argparse
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

from benchmarks.copies import frame, grouped, pairs
from benchmarks.events_told import tellings
from flows.annotate.step import annotate
from flows.frames import ARTICLES, REJECTS, conform
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.loading import Batch, Versions, load
from warehouse.marts import refresh
from warehouse.planning import plan

TOLD = "SELECT event_id, unnest(list_transform(followed, lambda story: story.story_id)) FROM marts.events_covered"


def main() -> None:
    """Load the tellings and print precision and recall of pairs in the same event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=120)
    options = parser.parse_args()
    chance = random.Random(3)
    start = datetime(2025, 3, 3, tzinfo=UTC)
    told = list(tellings(chance, options.events))
    rows = [
        {"text": text, "published_at": start + timedelta(hours=2 * event + chance.randrange(30))} for event, _, text in told
    ]
    title = pl.col("body").str.split(" ").list.head(8).list.join(" ")
    articles = conform(frame(rows).with_columns(title=title, published_precision=pl.lit("second")), ARTICLES)
    with tempfile.TemporaryDirectory() as folder, open_state(Layout(Path(folder) / "events.duckdb")) as con:
        batch = Batch(0, plan(con, articles), annotate(articles), pl.DataFrame(schema=REJECTS))
        load(con, "events", batch, Versions("0", "none", "none"))
        refresh(con)
        followed = con.execute(TOLD).fetchall()
    event_of = {story: event for event, story in followed} | {event: event for event, _ in followed}
    found = pairs(grouped([event_of.get(article, article) for article in articles["article_id"].to_list()]))
    truth = pairs(grouped([event for event, *_ in told]))
    right = len(truth & found)
    print(
        f"{len(told)} texts, {len(truth)} true pairs: precision {right / max(1, len(found)):.3f}, "
        f"recall {right / len(truth):.3f}"
    )


if __name__ == "__main__":
    main()
