"""Numbers in words and digits."""

import pytest

from flows.annotate.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five", 205), ("two and a half", 2.5), ("two - and - a - half", 2.5), ("5 1/2", 5.5),
        ("half a million", 500_000), ("two and a half million", 2_500_000), ("twenty - five", 25), ("a dozen", 12),
        ("12,000", 12_000), ("3.2 million", 3_200_000), ("two thirds", 2 / 3), ("zero", 0),
    ],
)  # fmt: skip
def test_number(text: str, value: float) -> None:
    assert number(text.split()) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "a", "many", "1/0", "²", "9" * 30])
def test_no_number(text: str) -> None:
    assert number(text.split()) is None
