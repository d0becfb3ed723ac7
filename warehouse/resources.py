"""Where sql/ and seeds/ are: beside the packages in a checkout, inside `warehouse` in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below sql/ or seeds/, such as `resource("sql", "queries")`."""
    packaged = _PACKAGE.joinpath(*parts)
    return packaged if packaged.exists() else _PACKAGE.parent.joinpath(*parts)
