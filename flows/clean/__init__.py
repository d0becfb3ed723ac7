"""Clean: records as they were found become articles with a settled body, an identity and dates."""

from flows.clean.step import Cleaned, clean

__all__ = ["Cleaned", "clean"]
