"""The agency is found where an article says whose report it is, and not where one is only mentioned."""

import polars as pl
import pytest

from flows.clean.agencies import agencies
from warehouse.identifiers import stable_id

COLUMNS = {"source_domain": pl.String, "credit": pl.String, "authors": pl.List(pl.String), "body": pl.String}
NEUTRAL = "The council of Anby met on Monday and put off its vote until the spring."


def found(**columns: object) -> tuple[str | None, str | None]:
    row = {"source_domain": "anby.example", "credit": None, "authors": [], "body": NEUTRAL, **columns}
    frame = pl.DataFrame([row], schema=COLUMNS).select(agencies())
    return frame["agency"][0], frame["agency_from"][0]


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("LIMA (Reuters) - " + NEUTRAL, "Reuters"),
        ("ANBY, England (AP) — " + NEUTRAL, "Associated Press"),
        ("Paris (AFP) – " + NEUTRAL, "Agence France-Presse"),
        ("BERLIN, May 3 (dpa) -- " + NEUTRAL, "Deutsche Presse-Agentur"),
        ("MOSCOW, May 3. /TASS/. " + NEUTRAL, "TASS"),
        ("BEIJING, May 3 (Xinhua) -- " + NEUTRAL, "Xinhua"),
        ("Ada Byron/AFP/Getty Images " + NEUTRAL, None),
        ("New Delhi: The PTI staff met. " + NEUTRAL, None),
    ],
)
def test_datelines(body: str, agency: str | None) -> None:
    assert found(body=body) == (agency, "dateline" if agency else None)


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        (" (Reuters)", "Reuters"),
        (" — AFP", "Agence France-Presse"),
        ("\nCopyright 2025 The Associated Press. ", "Associated Press"),
        ("\n(AFP/The Anby Post)", "Agence France-Presse"),
        ("\n(Reporting by Ada Byron in Anby; Editing by Ben Castle)", "Reuters"),
        (" The mayor told Reuters", None),
        (" Shares of Thomson Reuters fell.", None),
        (" The mayor spoke to AP.", None),
        (" (Photo: Ada Byron/AFP)", None),
    ],
)
def test_endings(ending: str, agency: str | None) -> None:
    assert found(body=NEUTRAL + ending) == (agency, "tail" if agency else None)


def test_bylines_credits_and_the_agency_itself() -> None:
    assert found(authors=["Ada Byron", "Associated Press"]) == ("Associated Press", "byline")
    assert found(authors=["By ADA BYRON, AP Business Writer"]) == ("Associated Press", "byline")
    assert found(authors=["Ada Apple", "Ben Afpson"]) == (None, None)
    assert found(credit="© 2025 AFP") == ("Agence France-Presse", "credit")
    assert found(source_domain="reuters.com", authors=["AFP"]) == ("Reuters", "source")


def test_the_id_is_that_of_the_entity() -> None:
    row = {"source_domain": None, "credit": None, "authors": ["Reuters"], "body": NEUTRAL}
    assert pl.DataFrame([row], schema=COLUMNS).select(agencies())["agency_id"].to_list() == [stable_id("org:reuters")]


def test_longer_names_go_before_those_inside_them() -> None:
    assert found(authors=["Australian Associated Press"])[0] == "Australian Associated Press"
    assert found(authors=["Associated Press of Pakistan"])[0] == "Associated Press of Pakistan"
