"""Extract: files, folders, archives, addresses and standard input to bounded batches of records and rejects."""

from .step import Defaults, Extracted, InputError, NothingFoundError, extract

__all__ = ["Defaults", "Extracted", "InputError", "NothingFoundError", "extract"]
