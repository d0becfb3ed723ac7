"""Addresses: the variants of one article's address fold together, other articles' stay apart."""

import pytest

from flows.clean.addresses import canonical_url, folded_url


def folded(url: str) -> str:
    canonical = canonical_url(url)
    assert canonical is not None
    return folded_url(canonical)


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.anby.example/news/bridge-opens",
        "https://anby.example/news/bridge-opens/",
        "https://amp.anby.example/news/bridge-opens",
        "https://anby.example/news/bridge-opens/amp",
        "https://anby.example/amp/news/bridge-opens",
        "https://anby.example/news/bridge-opens?amp=1",
        "https://anby.example/news/bridge-opens?amp",
        "https://anby.example/news/bridge-opens?outputType=amp",
        "https://m.anby.example/news/bridge-opens",
        "https://mobile.anby.example/news/bridge-opens#comments",
        "https://anby.example/news/bridge-opens?utm_source=feed&utm_medium=rss&fbclid=abc",
        "https://anby-example.cdn.ampproject.org/c/s/anby.example/news/bridge-opens",
        "https://www.google.com/amp/s/anby.example/news/bridge-opens",
    ],
)
def test_variants_of_an_address_fold_together(variant: str) -> None:
    assert folded(variant) == folded("https://anby.example/news/bridge-opens")


@pytest.mark.parametrize(
    "other",
    [
        "https://anby.example/news/bridge-opens?page=2",
        "https://anby.example/news/bridge-opens?id=ampere",
        "https://anby.example/news/amplifier",
        "https://news.anby.example/news/bridge-opens",
    ],
)
def test_other_addresses_stay_apart(other: str) -> None:
    assert folded(other) != folded("https://anby.example/news/bridge-opens")
