"""Offices: "the president" without a name means who holds the office on the day, if the article names them.

An article of 2018 that tells of Trump needs no "President Trump" for its reader to know who "the president" is. The list is
seeds/office_holders.csv; it speaks only in articles of sources of the office's own country, or of none known.
"""

from flows.annotate.lexicon import seed
from flows.annotate.story import Story


def known_holders(story: Story) -> list[tuple[str, int]]:
    """Each office of the list with the entity of the article that is its holder on the day of publication."""
    if story.published_at is None:
        return []
    day = story.published_at.date().isoformat()
    found = []
    for row in seed("office_holders.csv").iter_rows(named=True):
        if row["starts"] <= day < row["ends"] and story.source_country in (None, row["country"]):
            bearers = [
                n for n, entity in enumerate(story.entities) if entity.label == "PERSON" and _is(entity.name, row["name"])
            ]
            if len(bearers) == 1:
                found.append((row["office"], bearers[0]))
    return found


def _is(name: str, holder: str) -> bool:
    """Whether a name is the holder's, in full or only the last: "Trump", "Donald J. Trump"."""
    words, known = name.split(), holder.split()
    return words[-1] == known[-1] and words[0] in (known[0], known[-1])
