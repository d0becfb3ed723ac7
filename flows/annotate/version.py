"""The annotator's version: newsloom's, the model's, and a digest of the rules (code and lexicons) that decide the rows."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from flows.annotate.lexicon import seed_path
from flows.annotate.model import model_version
from flows.annotate.packaged import PACKAGED
from warehouse.loading import Versions


@cache
def versions(model: str = PACKAGED) -> Versions:
    """What did the work, for every batch and article: the same rules, lexicons and model give the same text."""
    newsloom = version("newsloom")
    base = model_version(model)
    return Versions(newsloom=newsloom, model=base, annotator=f"newsloom {newsloom}, {base}, rules {_rules_digest()}")


def _rules_digest() -> str:
    """Eight hexadecimal digits over the annotator's source files and the lexicons in seeds/."""
    code = sorted(Path(__file__).parent.rglob("*.py"))
    lexicons = sorted(path for path in seed_path(".").iterdir() if path.suffix in {".csv", ".gz", ".parquet"})
    digest = hashlib.sha256()
    for path in [*code, *lexicons]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
