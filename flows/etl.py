"""The flow: extract, clean, plan, annotate, load, batch by batch; then checks and publishing.

The order is the pipeline's. While the workers annotate one batch, this process extracts and cleans the next and loads the one
before. A task is one batch and one step; the steps themselves are plain functions that need no Prefect.
"""

import resource
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import duckdb
import polars as pl
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.futures import PrefectFuture
from prefect.settings import get_current_settings
from prefect.states import Completed
from prefect.tasks import exponential_backoff

from flows.annotate.packaged import PACKAGED
from flows.annotate.pooling import shared_pool
from flows.annotate.tables import Annotations
from flows.annotate.version import versions
from flows.annotate.workers import AnnotatorPool
from flows.clean import clean
from flows.extract.step import Defaults, Extracted, NothingFoundError, extract
from flows.follow import Web
from flows.frames import REJECTS, conform
from flows.progress import tell
from flows.settings import Manners
from flows.summary import RunSummary, markdown
from flows.web.policy import Policy
from warehouse.checks import run_checks
from warehouse.connection import open_state
from warehouse.corrections import corrections_folder
from warehouse.errors import UserError, is_interruption
from warehouse.layout import Layout
from warehouse.loading import Batch, Counts, load
from warehouse.locking import writer_lock
from warehouse.planning import plan
from warehouse.publishing import publish
from warehouse.runs import finish_run, start_run, was_overtaken
from warehouse.settling import settle_corrections
from warehouse.versions import texts_to_annotate
from warehouse.visits import Visits

# About 0.9 s of a flow run would go to joining the heartbeat's thread.
get_current_settings().flows.heartbeat_frequency = None

# Readers get a long run's batches at intervals: not sooner than this many seconds, nor than 20 times what publishing last took.
PUBLISH_SECONDS = 60.0

_STEP: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
_HEALS: dict[str, Any] = {"retries": 3, "retry_delay_seconds": exponential_backoff(0.5), "retry_jitter_factor": 0.5}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch that is cleaned and planned, on its way to load."""

    batch_no: int
    articles: pl.DataFrame
    rejects: pl.DataFrame
    extracted: Extracted
    annotated: "PrefectFuture[tuple[Annotations, pl.DataFrame]]"


def _heals(_task: object, _run: object, state: Any) -> bool:
    """Only the system's passing faults are retried; what a person has to mend is not."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError | duckdb.IOException)


@task(name="extract", task_run_name="extract {batch_no}", **_STEP)
def extract_batch(batches: Iterator[Extracted], batch_no: int) -> Extracted | None:
    """The next batch of records, or None at the end."""
    return next(batches, None)


@task(name="clean", task_run_name="clean {batch_no}", **_STEP)
def clean_batch(extracted: Extracted, batch_no: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The batch's articles, and everything rejected so far."""
    cleaned = clean(extracted.records)
    return cleaned.articles, pl.concat([extracted.rejects, cleaned.rejects])


@task(name="plan", task_run_name="plan {batch_no}", **_STEP)
def plan_batch(con: duckdb.DuckDBPyConnection, articles: pl.DataFrame, batch_no: int) -> pl.DataFrame:
    """The articles with what to do with each."""
    return plan(con, articles)


@task(name="annotate", task_run_name="annotate {batch_no}", **_STEP)
def annotate_batch(pool: AnnotatorPool, articles: pl.DataFrame, batch_no: int) -> tuple[Annotations, pl.DataFrame]:
    """The annotations of texts that are new, and rejects for those on which the annotator failed."""
    return pool.annotate(articles)


@task(name="load", task_run_name="load {batch_no}", retry_condition_fn=_heals, **_HEALS, **_STEP)
def load_batch(con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, batch_no: int, model: str) -> Counts:
    """Load the batch in one transaction."""
    return load(con, run_id, batch, versions(model))


@task(name="publish", retry_condition_fn=_heals, **_HEALS, **_STEP)
def publish_state(con: duckdb.DuckDBPyConnection, layout: Layout, run_id: str) -> str | None:
    """Check the state and give it to readers; with a failing check of severity error they keep the last good one."""
    failed = run_checks(con, run_id)
    if failed:
        get_run_logger().error("Not published: %s", "; ".join(failed))
        tell("Not published, readers keep the last good state: " + "; ".join(failed))
        return None
    return publish(con, layout, run_id)


@flow(name="newsloom", flow_run_name="load {label}", persist_result=False, validate_parameters=False)
def etl(
    inputs: Sequence[str],
    warehouse: str,
    label: str,
    source: str | None = None,
    defaults: dict[str, str] | None = None,
    workers: int = 2,
    model: str = PACKAGED,
    base: str | None = None,
    web: dict[str, Any] | None = None,
) -> "RunSummary | State[Any]":
    """Load `inputs` into the warehouse and publish it.

    `label` names the run in Prefect; `source` is the entry of newsloom.toml it belongs to, whose `defaults` fill what records
    don't say; `base` is the folder that relative inputs start from; `web` are the fields of
    `flows.settings.Manners`. Returns what became of the articles. Raises UserError for
    what a person has to mend; batches committed before that stay, and ops.runs says so.
    """
    layout = Layout(Path(warehouse))
    flow_run = _context().flow_run
    assert flow_run is not None
    run_id = str(flow_run.id)
    with writer_lock(layout, f"newsloom run {label}", tell=tell), closing(open_state(layout)) as con:
        if source and flow_run.deployment_id and was_overtaken(con, source, flow_run.expected_start_time):
            return Completed(name="Skipped", message=f"The source {source} was being loaded when this run was due.")
        start_run(con, run_id, source, inputs)
        run = _Run(con, layout, run_id, model)
        try:
            settle_corrections(con, corrections_folder(Path(base) if base else Path.cwd(), layout.published))
            following = _web(con, Manners(**(web or {})), source)
            start = Path(base) if base else None
            batches = _extracted(inputs, Defaults(**(defaults or {})), start, following, scheduled=source is not None)
            with shared_pool(workers, model) as pool, _ending(pool):
                _load_all(run, batches, pool)
        except BaseException as error:
            run.end("interrupted" if is_interruption(error) else "failed", _sentence(error))
            raise
        summary = run.end("done", None)
    create_markdown_artifact(markdown(summary), key="newsloom-load", description=f"What the run {label} loaded and rejected")
    return summary


def _web(con: duckdb.DuckDBPyConnection, manners: Manners, source: str | None) -> Web:
    """How web addresses are followed, with what the warehouse knows of them."""
    policy = Policy(
        contact=manners.contact,
        local=manners.local,
        seconds_between=manners.seconds_between,
        archive=Path(manners.archive) if manners.archive else None,
    )
    return Web(policy, Visits(con), source, tuple(manners.sections))


def _extracted(
    inputs: Sequence[str], defaults: Defaults, base: Path | None, web: Web, *, scheduled: bool
) -> Iterator[Extracted]:
    """The batches; that a scheduled source has nothing yet is no mistake, as it would be by hand."""
    try:
        return extract(inputs, defaults=defaults, base=base, web=web)
    except NothingFoundError as nothing:
        if not scheduled:
            raise
        tell(str(nothing))
        return iter(())


@contextmanager
def _ending(pool: AnnotatorPool) -> Iterator[None]:
    """On an error, an interrupt included, end the pool: the flow waits for its tasks, and they would wait for the workers."""
    try:
        yield
    except BaseException:
        pool.close()
        raise


def _context() -> FlowRunContext:
    context = FlowRunContext.get()
    assert context is not None
    return context


def _load_all(run: "_Run", batches: Iterator[Extracted], pool: AnnotatorPool) -> None:
    waiting: Prepared | None = None
    batch_no = 0
    while (extracted := extract_batch(batches, batch_no)) is not None:
        articles, rejects = clean_batch(extracted, batch_no)
        articles = plan_batch(run.con, articles, batch_no)
        annotated = annotate_batch.submit(pool, texts_to_annotate(articles), batch_no)
        prepared = Prepared(batch_no, articles, rejects, extracted, annotated)
        if waiting:
            run.load(waiting, pool)
        waiting = prepared
        batch_no += 1
    if waiting:
        run.load(waiting, pool)


class _Run:
    """One run's open state, counts and publishing."""

    def __init__(self, con: duckdb.DuckDBPyConnection, layout: Layout, run_id: str, model: str) -> None:
        self.con, self.layout, self.run_id, self.model = con, layout, run_id, model
        self.counts = Counts()
        self.started = self.published = monotonic()
        self.publishing_took = 0.0
        self.peak_workers_mb = 0

    def load(self, prepared: Prepared, pool: AnnotatorPool) -> None:
        annotations, failures = prepared.annotated.result()
        articles, rejects = without_failures(prepared.articles, failures)
        all_rejects = pl.concat([prepared.rejects, rejects])
        asked = prepared.extracted
        batch = Batch(prepared.batch_no, articles, annotations, all_rejects, asked.visits, asked.hosts)
        counts = load_batch(self.con, self.run_id, batch, prepared.batch_no, self.model)
        self.counts.add(counts)
        self.peak_workers_mb = pool.peak_memory_mb()
        rate = self.counts.words / (monotonic() - self.started)
        self.say(
            f"batch {prepared.batch_no + 1}: {self.counts.articles_in:,} articles in, {self.counts.loaded:,} loaded, "
            f"{self.counts.updated:,} updated, {self.counts.skipped:,} skipped, {self.counts.rejected:,} rejected; "
            f"{rate:,.0f} words/s"
        )
        if monotonic() - self.published > max(PUBLISH_SECONDS, 20 * self.publishing_took):
            self.publish()

    def say(self, sentence: str) -> None:
        """Tell the terminal, and Prefect's page of the run."""
        tell(sentence)
        get_run_logger().info(sentence)

    def publish(self) -> None:
        begun = monotonic()
        publish_state(self.con, self.layout, self.run_id)
        self.published = monotonic()
        self.publishing_took = self.published - begun

    def end(self, status: str, message: str | None) -> RunSummary:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + self.peak_workers_mb
        finish_run(self.con, self.run_id, status, message, self.counts, peak)
        self.publish()
        return RunSummary(self.run_id, status, self.counts, monotonic() - self.started, peak, self.layout.published)


def without_failures(articles: pl.DataFrame, failures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The articles that can be loaded, and REJECTS for all texts of those on which the annotator failed.

    An earlier text of such an article must not become its newest for want of the newest, so it is rejected too.
    """
    failed = articles.join(failures, on="article_id", how="inner", maintain_order="left")
    rejects = failed.with_columns(stage=pl.lit("annotate"), excerpt=pl.col("body").str.slice(0, 200))
    return articles.join(failures, on="article_id", how="anti", maintain_order="left"), conform(rejects, REJECTS)


def _sentence(error: BaseException) -> str:
    if is_interruption(error):
        return "Interrupted by the user."
    return str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
