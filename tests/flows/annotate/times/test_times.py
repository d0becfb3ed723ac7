"""Time expressions in invented sentences: what is found, what it means, and what nothing is invented for."""

from datetime import datetime

import pytest

from tests.conftest import Annotator

FRIDAY = "2016-09-16"


def values(annotate_text: Annotator, body: str, published: str | None = FRIDAY, **columns: str) -> dict[str, str]:
    doc, story = annotate_text(body, published, **columns)
    return {doc[time.start : time.end].text: time.value for time in story.times}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The forum was held on September 12.", {"September 12": "2016-09-12"}),
        ("The treaty was signed on 3 March 1998 in Lima.", {"3 March 1998": "1998-03-03"}),
        ("He was born on Monday, Oct. 26, 1998.", {"Monday, Oct. 26, 1998": "1998-10-26"}),
        ("Talks were held on April 24 and 25.", {"April 24": "2016-04-24", "25": "2016-04-25"}),
        ("The fair ran from Oct. 3 to Nov. 5, 1998.", {"Oct. 3": "1998-10-03", "Nov. 5, 1998": "1998-11-05"}),
        ("The fair took place on May 3-5, 2016.", {"May 3-5, 2016": "2016-05-03/2016-05-05"}),
        ("Ministers met on Wednesday.", {"Wednesday": "2016-09-14"}),
        ("Ministers will meet on Wednesday.", {"Wednesday": "2016-09-21"}),
        ("The museum opens on Tuesday.", {"Tuesday": "2016-09-20"}),
        ("The ferry left on Saturday.", {"Saturday": "2016-09-17"}),
        ("Traders plan a strike on Monday.", {"Monday": "2016-09-19"}),
        ("She was shot to death last Oct. 23 at home.", {"last Oct. 23": "2015-10-23"}),
        ("They met last Friday and meet again next Friday.", {"last Friday": "2016-09-09", "next Friday": "2016-09-23"}),
        ("The bank was robbed last night.", {"last night": "2016-09-15TNI"}),
        ("Police came on Thursday morning.", {"Thursday morning": "2016-09-15TMO"}),
        ("The train left at 10:35 a.m. on Tuesday.", {"10:35 a.m. on Tuesday": "2016-09-13T10:35"}),
        ("Work stopped last week and resumes next month.", {"last week": "2016-W36", "next month": "2016-10"}),
        ("Voters go to the polls in November.", {"November": "2016-11"}),
        ("The mayor resigned in November.", {"November": "2015-11"}),
        ("She named him on Thursday, 36 years later.", {"Thursday": "2016-09-15", "36 years later": "XXXX"}),
        ("The dam broke two months ago.", {"two months ago": "2016-07"}),
        ("The dam was built a decade ago.", {"a decade ago": "2006"}),
        ("The factory closed in the 1990s.", {"the 1990s": "199"}),
        ("The castle dates from the 16th century.", {"the 16th century": "15"}),
        ("Profit fell in the third quarter of 2015, the company said.", {"the third quarter of 2015": "2015-Q3"}),
        ("Sales rose in fiscal 2015.", {"fiscal 2015": "FY2015"}),
        ("The house burned down last winter.", {"last winter": "2015-WI"}),
        ("He was found on Christmas Eve.", {"Christmas Eve": "2015-12-24"}),
        ("He was held for three days after a two-hour trial.", {"three days": "P3D", "two-hour": "PT2H"}),
        ("It took two and a half years.", {"two and a half years": "P2Y6M"}),
        ("She swims every day and sings twice a week.", {"every day": "P1D", "twice a week": "P1W"}),
        ("In recent years the village grew.", {"recent years": "PXY"}),
        ("The road is now closed.", {"now": "PRESENT_REF"}),
    ],
)
def test_value(annotate_text: Annotator, body: str, expected: dict[str, str]) -> None:
    assert values(annotate_text, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The 45-year-old driver was unhurt.",
        "The march ended peacefully, and the poet may sing.",
        "She watches 60 Minutes with her mother.",
        "Sheffield Wednesday lost again.",
        "The home side lost the third quarter when their coach rested three players.",
        "The company sold 2000 cars to 1500 people.",
    ],
)
def test_no_time(annotate_text: Annotator, body: str) -> None:
    assert values(annotate_text, body) == {}


def test_without_publication_nothing_is_invented(annotate_text: Annotator) -> None:
    body = "The forum was held on September 16. Ministers met on Monday, last week and last year."
    _, story = annotate_text(body)
    assert [time.value for time in story.times] == ["XXXX-09-16", "XXXX-WXX-1", "XXXX-WXX", "XXXX"]
    assert all(time.starts_at is time.ends_at is time.anchor is None for time in story.times)


def test_anaphora_takes_the_last_date_told(annotate_text: Annotator) -> None:
    body = (
        "The bridge fell on 3 May 2011. That day no train ran. A year earlier it had been repaired. The next morning was calm."
    )
    found = values(annotate_text, body)
    assert found["That day"] == "2011-05-03"
    assert found["A year earlier"] == "2010"


def test_a_year_earlier_than_a_quarter_is_a_quarter(annotate_text: Annotator) -> None:
    found = values(annotate_text, "Profit rose to 5 million euros in the second quarter of 2016 from 4 million a year earlier.")
    assert found["a year earlier"] == "2015-Q2"


def test_a_dateline_anchors_an_article_without_a_date(annotate_text: Annotator) -> None:
    _, story = annotate_text("LAGOS 1996-08-30\nThieves stole a truck on Wednesday.")
    assert [(time.value, time.anchor) for time in story.times] == [("1996-08-30", "absolute"), ("1996-08-28", "narrative")]


def test_bounds_and_anchor(annotate_text: Annotator) -> None:
    _, story = annotate_text("Prices rose in August, and wages over the past two months.", FRIDAY)
    month, span = story.times
    assert (month.starts_at, month.ends_at, month.anchor) == (datetime(2016, 8, 1), datetime(2016, 9, 1), "publication")
    assert (span.type, span.value) == ("DURATION", "P2M")
    assert (span.starts_at, span.ends_at) == (datetime(2016, 7, 16), datetime(2016, 9, 17))


@pytest.mark.parametrize(("country", "value"), [("US", "2016-09-10"), ("GB", "2016-10-09"), (None, "2016")])
def test_dates_in_digits_follow_the_source(annotate_text: Annotator, country: str | None, value: str) -> None:
    columns = {"source_country": country} if country else {}
    assert values(annotate_text, "Signed on 9/10/2016.", FRIDAY, **columns) == {"9/10/2016": value}


def test_a_date_of_unclear_order_keeps_only_its_year(annotate_text: Annotator) -> None:
    assert values(annotate_text, "Signed on 3/4/2011.") == {"3/4/2011": "2011"}


def test_a_southern_summer_has_no_northern_bounds(annotate_text: Annotator) -> None:
    body = "The bay was closed in the summer of 2011."
    assert [time.starts_at for time in annotate_text(body, FRIDAY)[1].times] == [datetime(2011, 6, 1)]
    assert [time.starts_at for time in annotate_text(body, FRIDAY, source_country="AU")[1].times] == [None]


def test_no_expression_runs_over_a_paragraph(annotate_text: Annotator) -> None:
    assert list(values(annotate_text, "It was seen on Friday\nMarch 5 is a holiday.")) == ["Friday", "March 5"]


@pytest.mark.parametrize(
    "body", ["", "١٢ ٣", "9" * 400, "1/0/0 99:99 32 May 0000 45:61 a.m.", "MAY MARCH SUN SAT " * 50, "\u200b" * 9]
)
def test_odd_input(annotate_text: Annotator, body: str) -> None:
    annotate_text(body, FRIDAY)
