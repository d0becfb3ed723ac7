"""From a source's web addresses and what is known of them to records, rejects and visits."""

from flows.follow.following import follow
from flows.follow.web import Known, NothingKnown, Web

__all__ = ["Known", "NothingKnown", "Web", "follow"]
