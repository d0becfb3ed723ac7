"""Names that many people bear: two articles' John Smith are one only when both hold office in the same body or country."""

from functools import cache

import polars as pl

from flows.annotate.entities.keys import fold, own_key
from flows.annotate.lexicon import seed
from flows.annotate.story import Story

# Ranks among the names of some country: a first name and a last name up to these make a name that many share.
_COMMON_GIVEN, _COMMON_FAMILY = 50, 20


@cache
def _common(column: str, lowest: int) -> frozenset[str]:
    ranks = seed("name_persons.csv.gz").filter(pl.col(column).cast(pl.Int32) <= lowest)
    return frozenset("".join(fold(name)) for name in ranks.get_column("name"))


def is_common(core: tuple[str, ...]) -> bool:
    """Whether a name is one first and one last name, both among the most used ones; a third word tells people apart."""
    return (
        len(core) == 2
        and core[0] in _common("given_rank", _COMMON_GIVEN)
        and core[-1] in _common("family_rank", _COMMON_FAMILY)
    )


def settle_namesakes(story: Story) -> None:
    """Give people with common names a key with their first role's body, or one of this article alone. Runs after roles."""
    bodies: dict[int, int] = {}
    for role in sorted(story.roles, key=lambda role: role.start):
        if role.organisation is not None:
            bodies.setdefault(role.person, role.organisation)
    for number, entity in enumerate(story.entities):
        if entity.label != "PERSON" or entity.reason != "full name":
            continue
        core = tuple(entity.link_key.split("|")[1].split())
        if not is_common(core):
            continue
        body = bodies.get(number)
        if body is not None:
            entity.link_key = own_key("PERSON", core, None, story.entities[body].link_key)
            entity.reason = "full name and role"
        else:
            entity.link_key, entity.reason = own_key("PERSON", core, story.article_id), "new"
