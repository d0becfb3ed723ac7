"""Cards of people in running text: they go, the name stays, and nothing else goes."""

import polars as pl
import pytest

from flows.clean.mending import mended


def clean(text: str) -> str:
    found: str = pl.DataFrame({"text": [text]}).select(mended(pl.col("text"))).item()
    return found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Sen. Ann Roe Ann (Annie) Mary RoeHouse votes on a budget Senators leave town MORE (R-Ohio) said no.",
            "Sen. Ann Roe (R-Ohio) said no.",
        ),
        (
            "Then Peter Novák Peter NovákThe day's report: a vote nears MORE and Ann Roe Ann Mary Roe'Never again', says Roe "
            "as talks end MORE met.",
            "Then Peter Novák and Ann Roe met.",
        ),
    ],
)
def test_a_card_goes_and_the_name_stays(text: str, left: str) -> None:
    assert clean(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe and Mary Roe want MORE of it, said Ann Roe.",
        "The McKinley Roe house is MORE than a hundred years old, said Ann McKinley.",
        "READ MORE: McDonald opens a shop in Riverton, and then MORE came.",
    ],
)
def test_other_capitals_stay(text: str) -> None:
    assert clean(text) == text
