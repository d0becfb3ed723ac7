"""Signatures and bands: copies are found, different stories are not, and the numbers never change."""

import random

import polars as pl

from flows.clean.duplicates import BANDS, PERMUTATIONS, bands, signatures

WORDS = ["harbour", "bridge", "council", "mayor", "river", "storm", "ferry", "market", "town", "winter", "school", "road"]


def story(seed: int, length: int = 200) -> str:
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) + str(source.randrange(40)) for _ in range(length))


def edited(text: str, every: int) -> str:
    return " ".join("changed" if number % every == every - 1 else word for number, word in enumerate(text.split()))


def similarity(one: list[int], other: list[int]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / PERMUTATIONS


def test_copies_are_alike_and_stories_are_not() -> None:
    text = story(1)
    found = signatures(pl.Series([text, text.upper().replace(" ", ", "), edited(text, 60), story(2)])).to_list()
    assert similarity(found[0], found[1]) == 1
    assert similarity(found[0], found[2]) > 0.7
    assert similarity(found[0], found[3]) < 0.1


def test_the_estimate_is_near_the_truth() -> None:
    def shingles(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[start : start + 5]) for start in range(len(words) - 4)}

    errors = []
    for seed in range(30):
        text, other = story(seed), edited(story(seed), 10 + 4 * seed)
        one, two = signatures(pl.Series([text, other])).to_list()
        truth = len(shingles(text) & shingles(other)) / len(shingles(text) | shingles(other))
        errors.append(similarity(one, two) - truth)
    assert sum(error**2 for error in errors) / len(errors) < 0.07**2


def test_few_words_have_no_signature() -> None:
    found = signatures(
        pl.Series(["one two three four five six seven", "one two three four five six seven eight", "", None], dtype=pl.String)
    )
    assert found.is_null().to_list() == [True, False, True, True]
    assert found.dtype == pl.List(pl.UInt32)
    assert len(signatures(pl.Series([], dtype=pl.String))) == 0


def test_the_numbers_are_the_same_on_every_machine() -> None:
    [signature] = signatures(pl.Series(["The old bridge at Anby was opened again on Monday by the mayor."])).to_list()
    assert signature[:4] == [91824196, 67424514, 156986142, 9813494]


def test_copies_meet_in_a_band_and_strangers_do_not() -> None:
    texts = [story(seed) for seed in range(40)] + [edited(story(seed), 60) for seed in range(40)]
    frame = pl.DataFrame({"number": range(80), "signature": signatures(pl.Series(texts))})
    banded = frame.select("number", band=bands(pl.col("signature")))
    assert banded["band"].list.len().to_list() == [BANDS] * 80
    exploded = banded.explode("band")
    pairs = (
        exploded.join(exploded, on="band")
        .filter(pl.col("number") < pl.col("number_right"))
        .select("number", "number_right")
        .unique()
    )
    assert set(pairs.iter_rows()) == {(seed, seed + 40) for seed in range(40)}
    assert (
        pl.DataFrame({"signature": [None]}, schema={"signature": pl.List(pl.UInt32)}).select(bands(pl.col("signature"))).item()
        is None
    )
