"""When an office began or ended, where the words beside it give a year: "since 2010", "from 2001 to 2009", "until 2015"."""

from datetime import date

from flows.annotate.roles.phrases import Page

REACH = 14


def term(page: Page, start: int, status: str, by_verb: bool) -> tuple[date | None, date | None]:
    """First and last day known of the term told after token `start`; a bare "in 2010" dates a verb's change of office."""
    doc, bound = page.doc, page.sentence(start - 1)[1]
    begins = ends = None
    for at in range(start, min(bound - 1, start + REACH)):
        word = doc[at].lower_
        if (
            page.person_at(at) is not None
            or word in {".", ";", "—"}
            or (doc[at].tag_ in {"VBD", "VBZ", "VBP"} and at > start + 1)
        ):
            break
        year = _year(doc[at + 1].text)
        if year is None:
            continue
        if word in {"since", "from"}:
            begins = date(year, 1, 1)
        elif word in {"until", "till", "to", "through", "-", "–"}:
            ends = date(year, 12, 31)
        elif word == "in" and by_verb:
            if status == "held":
                ends = date(year, 12, 31)
            else:
                begins = date(year, 1, 1)
    return begins, ends


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and 1800 <= int(text) <= 2100 else None
