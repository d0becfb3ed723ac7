"""Signatures that find copies: MinHash of a body's five-word shingles, and the bands by which two copies meet in a join.

The share of equal places in two signatures estimates the Jaccard similarity of the two sets of shingles, within 0.06 or so
for 64 places. Copies that share at least one band are worth comparing: with 16 bands of 4 places that is nearly sure above
a similarity of 0.7 and rare below 0.2.
"""

import zlib

import numpy as np
import polars as pl
from datasketch import MinHash
from numpy.typing import NDArray

PERMUTATIONS = 64
BANDS = 16
_SEED = 1
_SHINGLE = 5
_FEWEST_WORDS = 8
_WORD = r"[\p{L}\p{N}]+"
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio: spreads small numbers over 64 bits


def signatures(body: pl.Series) -> pl.Series:
    """The MinHash signature of each body, a list of 64 unsigned 32-bit numbers; null for fewer than eight words.

    The numbers depend on the words alone: not on the machine, the order of articles or a library's own string hash.
    """
    words = body.str.to_lowercase().str.extract_all(_WORD)
    counts = words.list.len().fill_null(0).to_numpy()
    hashes = _word_hashes(words.explode(empty_as_null=False, keep_nulls=False)).to_numpy()
    blank = MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=int)
    values: list[list[int] | None] = []
    end = 0
    for count in counts.tolist():
        start, end = end, end + count
        if count < _FEWEST_WORDS:
            values.append(None)
            continue
        sketch = blank.copy()
        sketch.update_batch(np.unique(_shingles(hashes[start:end])).tolist())
        values.append(sketch.hashvalues.tolist())
    return pl.Series("signature", values, dtype=pl.List(pl.UInt32))


def bands(signature: pl.Expr) -> pl.Expr:
    """The 16 bands of a signature as a list of unsigned 64-bit numbers, the band's number in the upper four bits."""
    rows = PERMUTATIONS // BANDS
    keys = []
    for band in range(BANDS):
        key = pl.lit(0, dtype=pl.UInt64)
        for place in range(band * rows, (band + 1) * rows):
            value = signature.list.get(place, null_on_oob=True).cast(pl.UInt64)
            key = (key ^ value) * pl.lit(int(_MULTIPLIER), dtype=pl.UInt64)
        keys.append(key // 16 + pl.lit(band << 60, dtype=pl.UInt64))
    return pl.when(signature.is_not_null()).then(pl.concat_list(keys))


def _word_hashes(words: pl.Series) -> pl.Series:
    """A 32-bit number for each word: CRC-32, which every machine computes alike; each distinct word is hashed once."""
    vocabulary = words.unique()
    numbers = pl.Series([zlib.crc32(word.encode()) for word in vocabulary], dtype=pl.UInt64)
    return words.replace_strict(vocabulary, numbers, return_dtype=pl.UInt64)


def _shingles(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """A 32-bit number for each run of five words."""
    length = len(hashes) - _SHINGLE + 1
    mixed = np.zeros(length, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = (mixed + hashes[place : place + length]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)
