"""Two names of the article that turn out to be one place in the world become one entity."""

from flows.annotate.story import Entity, Story


def merge_same_reference(story: Story) -> None:
    """Join entities of one kind of thing that have the same reference; numbers of the others close up. Runs before anything
    but mentions knows entity numbers."""
    first: dict[str, int] = {}
    target: list[int] = []
    kept: list[Entity] = []
    for entity in story.entities:
        key = entity.link_key if entity.reference_id and entity.label in {"GPE", "LOC", "FAC", "NORP"} else None
        if key is not None and key in first:
            target.append(first[key])
            continue
        if key is not None:
            first[key] = len(kept)
        target.append(len(kept))
        kept.append(entity)
    if len(kept) == len(target):
        return
    story.entities = kept
    for mention in story.mentions:
        if mention.entity is not None:
            mention.entity = target[mention.entity]
