import pytest

from flows.annotate.entities.keys import fold, own_key, without_legal_form


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S.'s", ("us",)),
        ("Bell & Söhne", ("bell", "and", "sohne")),
        ("J. Térence O’Neill’s", ("j", "terence", "oneill")),
        ("Leigh-Park", ("leigh", "park")),
        ("The", ("the",)),
        ("Clippers'", ("clippers",)),
        ("…", ()),
    ],
)
def test_fold_keeps_only_the_words(text: str, words: tuple[str, ...]) -> None:
    assert fold(text) == words


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Bay Widgets Co. Ltd", ("bay", "widgets")),
        ("NV Delta", ("delta",)),
        ("Harrow, Lane and Co", ("harrow", "lane")),
        ("Inc", ("inc",)),
        ("Bay Area", ("bay", "area")),
    ],
)
def test_legal_forms_are_no_part_of_a_name(name: str, core: tuple[str, ...]) -> None:
    assert without_legal_form(fold(name)) == core


def test_a_key_with_an_article_joins_nothing_else() -> None:
    assert own_key("PERSON", ("roe",), 7) != own_key("PERSON", ("roe",), 8)
    assert own_key("PERSON", ("jane", "roe")) == "PERSON|jane roe"
