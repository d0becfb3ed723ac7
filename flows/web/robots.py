"""What a site's robots.txt asks of newsloom, as RFC 9309 reads it."""

from protego import Protego

NAME = "newsloom"  # the group of rules that is ours, if a site has one
REDIRECTS = 5  # as many as RFC 9309 asks to be followed


class Robots:
    """A site's rules; without a text, everything is allowed."""

    def __init__(self, text: bytes = b"") -> None:
        self._rules = Protego.parse(text.decode("utf-8-sig", "replace"))

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return bool(self._rules.can_fetch(url, NAME))

    @property
    def delay(self) -> float:
        """The seconds that it asks for from one request to the next; 0 when it asks for none."""
        rate = self._rules.request_rate(NAME)
        asked = (self._rules.crawl_delay(NAME), rate.seconds / rate.requests if rate and rate.requests else None)
        return max((float(seconds) for seconds in asked if seconds is not None), default=0.0)

    @property
    def sitemaps(self) -> list[str]:
        """The addresses in its Sitemap lines."""
        return list(self._rules.sitemaps)
