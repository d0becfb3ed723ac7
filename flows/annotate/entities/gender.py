"""Titles of people where they are named, and the gender that these and first names tell."""

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold
from flows.annotate.entities.titles import Title, title_genders
from flows.annotate.lexicon import column_map
from flows.annotate.story import Story
from flows.annotate.tokens import tokens_of

_TITLES_BEFORE = 3


def titles_of(doc: Doc, story: Story) -> dict[int, Title]:
    """Mention number -> the title inside the name or right before it ("Mrs. Roe", "Prime Minister Sir John Roe")."""
    genders, texts = title_genders(), tokens_of(doc).words
    found: dict[int, Title] = {}
    for number, mention in enumerate(story.mentions):
        if mention.label != "PERSON":
            continue
        title = None
        for token in [
            *range(mention.start, mention.end - 1),
            *range(mention.start - 1, max(-1, mention.start - 1 - _TITLES_BEFORE), -1),
        ]:
            if story.sentence_of[token] != story.sentence_of[mention.start]:
                break  # "… a theatre director. Marlow is …"
            word = fold(texts[token])
            if not word:
                continue
            if word[0] in genders:
                title = title or Title(word[0], "")
                if genders[word[0]]:
                    title = Title(title.form, genders[word[0]])
            elif token < mention.start:
                break
        if title:
            found[number] = title
    return found


def given_name_gender(core: tuple[str, ...]) -> str | None:
    """The gender that the first name tells; initials and family names tell none."""
    names = column_map("given_names.csv.gz", "name", "gender")
    first = next((word for word in core if len(word) > 1), "")
    return names.get(first)
