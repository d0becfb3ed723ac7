"""The base model's token vectors, each distinct token embedded once and the encoder in cache-sized blocks.

spaCy's embedding of a token depends on the token alone (its norm, prefix, suffix, shape, word vector), yet the stock layers
compute it for each occurrence; half of a news text is the same thousand words. The encoder after it looks at neighbours: maxima
of three matrix products, which the stock layers take number by number. Weights and results are the same but for the rounding of
sums. Only prediction is supported: a model that was made faster can't be trained.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Layer = Model[Any, Any]
Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.uint64]

# Embedded tokens kept: 2**16 of 96 numbers are 25 MB. When they are more, the table begins anew.
MOST_KEPT = 2**16
# Rows of one block of the encoder: its matrices then fit a core's second-level cache.
BLOCK_ROWS = 1500


@dataclass(frozen=True)
class Maxout:
    """A maxout layer and its normalization: `weights` has a row an input, a column an output, piece after piece."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Layer, norm: Layer) -> "Maxout":
        """From thinc's maxout and layernorm layers."""
        weights = np.asarray(maxout.get_param("W"))
        outputs, pieces, inputs = weights.shape
        return cls(
            np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)),
            np.asarray(maxout.get_param("b")).T.reshape(-1).copy(),
            np.asarray(norm.get_param("G")),
            np.asarray(norm.get_param("b")),
        )

    def __call__(self, inputs: Floats) -> Floats:
        """Rows of outputs for rows of inputs."""
        width = len(self.scale)
        products: Floats = inputs @ self.weights
        products += self.bias
        best = products[:, :width]
        for start in range(width, products.shape[1], width):
            best = np.maximum(best, products[:, start : start + width])
        best = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.scale
        best += self.shift
        return best


@dataclass
class Embedding:
    """Vectors of tokens by their features: computed once for each distinct token, then looked up."""

    columns: list[str]
    tables: list[Layer]
    projection: Floats
    mix: Maxout
    _row_of: dict[int, int] = field(default_factory=dict)
    _rows: Floats = field(init=False)

    def __post_init__(self) -> None:
        self._rows = np.empty((1024, len(self.mix.scale)), np.float32)
        # Odd numbers without a pattern: a token's key is the sum of its features times these.
        self._odd = np.random.default_rng(0).integers(2**62, 2**63, len(self.columns) + 1, np.uint64) | np.uint64(1)

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row for each token of `docs`, one after another."""
        features: Keys = np.concatenate([doc.to_array([*self.columns, ORTH]) for doc in docs]).astype(np.uint64, copy=False)
        keys = (features * self._odd).sum(axis=1)
        if len(self._row_of) > MOST_KEPT:
            self._row_of.clear()
        listed = keys.tolist()
        if new := {key: at for at, key in enumerate(listed) if key not in self._row_of}:
            self._add(docs[0].vocab, features[list(new.values())], list(new))
        return self._rows[np.fromiter((self._row_of[key] for key in listed), np.intp, len(listed))]

    def _add(self, vocab: Vocab, features: Keys, keys: list[int]) -> None:
        parts = [table.predict(features[:, int(table.attrs["column"])]) for table in self.tables]
        vectors = vocab.vectors
        rows = vectors.find(keys=features[:, -1])
        projected = vectors.data[rows] @ self.projection
        projected[rows < 0] = 0
        start = len(self._row_of)
        while start + len(keys) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[start : start + len(keys)] = self.mix(np.hstack([*parts, projected]))
        self._row_of.update(zip(keys, range(start, start + len(keys)), strict=True))


def encode(embedded: Floats, lengths: Sequence[int], layers: Sequence[Maxout]) -> list[Floats]:
    """The vectors of each text's tokens in their context, one array a text.

    Each layer adds to a token's vector what it makes of the token and its two neighbours. Texts are kept apart by as many empty
    rows as there are layers, so that no text is seen from another one; so blocks of whole texts can be taken by themselves.
    """
    found: list[Floats] = []
    gap, start, text = len(layers), 0, 0
    while text < len(lengths):
        block = [lengths[text]]
        while text + len(block) < len(lengths) and sum(block) < BLOCK_ROWS:
            block.append(lengths[text + len(block)])
        starts = np.cumsum([gap, *(length + gap for length in block)])
        rows = np.zeros((int(starts[-1]), embedded.shape[1]), np.float32)
        for first, length in zip(starts.tolist(), block, strict=False):
            rows[first : first + length] = embedded[start : start + length]
            start += length
        for layer in layers:
            rows += layer(_windows(rows))
        found += [rows[first : first + length] for first, length in zip(starts.tolist(), block, strict=False)]
        text += len(block)
    return found


def _windows(rows: Floats) -> Floats:
    """Each row between its neighbours (zeros at the ends): three times as wide."""
    width = rows.shape[1]
    windows = np.zeros((len(rows), 3 * width), np.float32)
    windows[1:, :width] = rows[:-1]
    windows[:, width : 2 * width] = rows
    windows[:-1, 2 * width :] = rows[1:]
    return windows


def make_faster(nlp: Language) -> None:
    """Replace the layers that make token vectors, in each component of `nlp` that has such layers as are known here.

    Known are hashed features with word vectors, mixed, then windows of one token: spaCy's English models with vectors.
    """
    if getattr(nlp.vocab.vectors, "mode", "") != "default" or nlp.vocab.vectors.attr != ORTH:
        return
    for _, component in nlp.pipeline:
        if not isinstance(component, TrainablePipe):
            continue
        for node in list(component.model.walk()):
            if _known(node):
                component.model.replace_node(node, faster := _faster(node))
                component.model = faster if node is component.model else component.model


def _layers(node: Layer, name: str) -> list[Layer]:
    """The layers called `name` inside `node`, from its input to its output."""
    return [layer for layer in node.walk(order="dfs_pre") if layer.name == name]


def _known(node: Layer) -> bool:
    if len(node.layers) != 2 or not node.layers[1].name.startswith("with_array(residual(expand_window"):
        return False
    once = ("extract_features", "static_vectors", "maxout", "layernorm")
    windows = _layers(node.layers[1], "expand_window")
    return all(len(_layers(node.layers[0], name)) == 1 for name in once) and all(
        layer.attrs["window_size"] == 1 for layer in windows
    )


def _faster(node: Layer) -> Layer:
    """A model that does what the known `node` does."""
    inner, outer = node.layers
    embedding = Embedding(
        columns=list(_layers(inner, "extract_features")[0].attrs["columns"]),
        tables=_layers(inner, "hashembed"),
        projection=np.ascontiguousarray(_layers(inner, "static_vectors")[0].get_param("W").T),
        mix=Maxout.of(_layers(inner, "maxout")[0], _layers(inner, "layernorm")[0]),
    )
    mixes = [Maxout.of(*pair) for pair in zip(_layers(outer, "maxout"), _layers(outer, "layernorm"), strict=True)]

    def forward(_: Layer, docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[[object], object]]:
        return encode(embedding(docs), [len(doc) for doc in docs], mixes), _untrainable

    return Model("token_vectors", forward, dims={"nO": node.get_dim("nO")})


def _untrainable(_: object) -> object:
    raise NotImplementedError("a model that was made faster for prediction can't be trained")
