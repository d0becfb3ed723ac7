"""docs/warehouse.md says what the database says of itself."""

from pathlib import Path

from warehouse.dictionary import reference


def test_the_reference_is_up_to_date() -> None:
    assert (Path(__file__).parents[2] / "docs" / "warehouse.md").read_text("utf-8") == reference(), (
        "run: python -m warehouse.dictionary > docs/warehouse.md"
    )
