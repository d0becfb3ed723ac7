"""Where a warehouse's files are: the published file that readers open, and the private folder beside it."""

from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import WarehouseError


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one warehouse, from the path of its published file."""

    published: Path

    @property
    def work(self) -> Path:
        """The private folder: only the holder of the lock writes there."""
        return self.published.with_name(self.published.name + ".work")

    def prepare(self) -> None:
        """Make the private folder. Raises WarehouseError where that is not allowed."""
        try:
            self.work.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WarehouseError(
                f"The folder {self.work} can't be made ({error.strerror}); choose another place with --warehouse FILE."
            ) from error

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
