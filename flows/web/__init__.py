"""Web: everything that speaks HTTP, politely and safely."""

from .exchange import Request, Response
from .fetching import Fetcher
from .policy import HostState, Limits, Policy

__all__ = ["Fetcher", "HostState", "Limits", "Policy", "Request", "Response"]
