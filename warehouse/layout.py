"""Where a warehouse's files are: the published file that readers open, and the private folder beside it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one warehouse, from the path of its published file."""

    published: Path

    @property
    def work(self) -> Path:
        """The private folder: only the holder of the lock writes there."""
        return self.published.with_name(self.published.name + ".work")

    @property
    def state(self) -> Path:
        """The writer's database."""
        return self.work / "state.duckdb"

    @property
    def lock(self) -> Path:
        """The file whose flock makes one process the writer."""
        return self.work / "lock"

    @property
    def prefect(self) -> Path:
        """Prefect's home for this warehouse's runs."""
        return self.work / "prefect"
