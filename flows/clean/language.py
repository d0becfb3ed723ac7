"""The language of an article: as the record says, else as its words do."""

from functools import cache

import polars as pl
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from flows.clean.flags import flags_with
from warehouse.resources import resource

MODEL_LANGUAGE = "en"
_FEWEST_WORDS = 20  # below this the detector is wrong too often to be believed without a mark
_ENOUGH_CHARS = 600  # the detector's answer does not change any more after that
_SURE, _TOO_UNSURE = 0.9, 0.5  # tables of names and scores look like any language: then the model's language stands


def with_language(frame: pl.DataFrame) -> pl.DataFrame:
    """Makes `language` an ISO 639-1 code: the record's, else that of the words in `body`, else the page's claim.

    Adds the flags "language_uncertain" (detected in few words or with doubt) and "language_unsupported" (not the model's).
    """
    unknown = _code(pl.col("language")).is_null()
    guess = pl.when(unknown).then(pl.col("body").str.slice(0, _ENOUGH_CHARS))
    detected = guess.map_elements(_detect, return_dtype=pl.Struct({"code": pl.String(), "probability": pl.Float64()}))
    code, probability = (pl.col("detected").struct.field(name) for name in ("code", "probability"))
    sure = (probability >= _SURE) & (pl.col("word_count") >= _FEWEST_WORDS)
    return (
        frame.with_columns(detected=detected)
        .with_columns(
            language=pl.coalesce(
                _code(pl.col("language")),
                pl.when(sure).then(code),
                _code(pl.col("page_language")),
                pl.when(probability < _TOO_UNSURE).then(pl.lit(MODEL_LANGUAGE)).otherwise(code),
            ),
            uncertain=unknown & ~sure,
        )
        .with_columns(
            flags=flags_with(language_uncertain=pl.col("uncertain"), language_unsupported=pl.col("language") != MODEL_LANGUAGE)
        )
        .drop("detected", "uncertain")
    )


def _code(written: pl.Expr) -> pl.Expr:
    """The ISO 639-1 code of "en", "en-US", "eng", "English"; null for anything else."""
    word = written.str.to_lowercase().str.strip_chars()
    codes = _codes()
    return pl.coalesce(
        word.replace_strict(codes, default=None, return_dtype=pl.String),
        word.str.extract(r"^([a-z]{2,3})[-_]").replace_strict(codes, default=None, return_dtype=pl.String),
    )


@cache
def _codes() -> dict[str, str]:
    """Each spelling of a language, in lower case, with its code."""
    spellings: dict[str, str] = {}
    for code, alpha3, name, native in pl.read_csv(resource("seeds", "languages.csv")).iter_rows():
        words = [*(alpha3 or "").split(), name.lower(), (native or name).lower(), code]
        spellings.update((word, code) for word in words)
    return spellings


@cache
def _identifier() -> LanguageIdentifier:
    """The detector, held to languages that have an ISO 639-1 code."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


def _detect(text: str) -> dict[str, object]:
    code, probability = _identifier().classify(text)
    return {"code": code, "probability": float(probability)}
