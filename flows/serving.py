"""`newsloom serve`: each scheduled source of newsloom.toml as a Prefect deployment, run one at a time by this process.

A restart catches up once: runs that are late from before are dropped but for one a source. A run that was due while its source
was still loading is skipped by the flow itself (see `etl`), so nothing piles up.
"""

import asyncio
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from prefect import serve
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.schedules import Schedule
from prefect.types.entrypoint import EntrypointType

from flows.etl import etl
from flows.schedules import EPOCH
from flows.settings import Settings, Source

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment


def serve_sources(settings: Settings) -> None:
    """Register a deployment for each scheduled source, catch up once, and run what is due until interrupted."""
    deployments = [_deployment(settings, source) for source in settings.sources if source.every or source.cron]
    asyncio.run(_drop_late_runs([deployment.name for deployment in deployments]))
    # Schedules stay on when this process stops: whoever starts it again expects them to go on.
    serve(*deployments, limit=1, pause_on_shutdown=False, print_starting_message=False)


def _deployment(settings: Settings, source: Source) -> "RunnerDeployment":
    if source.every:
        schedule = Schedule(interval=source.every, anchor_date=EPOCH)
    else:
        schedule = Schedule(cron=source.cron, timezone=source.timezone)
    return etl.to_deployment(  # type: ignore[return-value]
        name=source.name,
        schedule=schedule,
        parameters={
            "inputs": source.inputs,
            "warehouse": str(Path(settings.warehouse).absolute()),
            "label": source.name,
            "source": source.name,
            "defaults": source.defaults,
            "workers": settings.workers,
            "model": settings.model,
            "base": str(settings.folder.absolute()),
            "web": asdict(source.web),
        },
        tags=["newsloom", source.name],
        description=f"Loads the source {source.name}: {', '.join(source.inputs + source.web.sections)}",
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


async def _drop_late_runs(names: list[str]) -> None:
    """Delete runs that were due before now and never started, keeping the latest of each deployment to catch up with."""
    async with get_client() as client:
        for name in names:
            late = await _late_runs(client, name)
            for run_id in late[1:]:
                await client.delete_flow_run(run_id)


async def _late_runs(client: PrefectClient, name: str) -> list[UUID]:
    runs = await client.read_flow_runs(
        deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [name]}}),
        flow_run_filter=FlowRunFilter.model_validate(
            {
                "state": {"type": {"any_": [StateType.SCHEDULED]}},
                "expected_start_time": {"before_": datetime.now(UTC) - timedelta(seconds=1)},
            }
        ),
    )
    runs.sort(key=lambda run: run.expected_start_time or EPOCH, reverse=True)
    return [run.id for run in runs]
