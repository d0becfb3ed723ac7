"""Name mentions: where names stand and of which kind they are."""

from spacy.tokens import Doc

from flows.annotate.story import Mention, Story

NAME_LABELS = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


def find_names(doc: Doc, story: Story) -> None:
    """Fill `story.mentions` with the names in the text (method "name"), entities unset."""
    for ent in doc.ents:
        if ent.label_ in NAME_LABELS:
            story.mentions.append(Mention(ent.start, ent.end, ent.label_))
