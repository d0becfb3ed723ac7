import pytest

from flows.annotate.entities.acronyms import initials, is_acronym, letters, stands_for
from flows.annotate.entities.keys import fold

ACRONYMS = ["OTS", "U.N.", "G7", "AT&T", "MoU", "SMEs"]
OTHERS = ["I", "Ltd", "McDonald", "Covid"]


@pytest.mark.parametrize(("text", "yes"), [*((text, True) for text in ACRONYMS), *((text, False) for text in OTHERS)])
def test_is_acronym(text: str, yes: bool) -> None:
    assert is_acronym(text) is yes


def test_letters() -> None:
    assert [letters(t) for t in ("U.N.", "SMEs", "AT&T")] == ["un", "sme", "att"]


@pytest.mark.parametrize(
    ("short", "long", "yes"),
    [
        ("nda", "Northern Dairy Association", True),
        ("mitra", "Ministry of Inland Trade and Railways", True),
        ("nda", "Southern Dairy Board", False),
        ("us", "Al Unger Sr", False),
        ("ndb", "Riga Cows of Northern Dairy Board", False),
    ],
)
def test_what_an_acronym_can_stand_for(short: str, long: str, yes: bool) -> None:
    assert (short in initials(fold(long)) or stands_for(short, fold(long))) is yes
