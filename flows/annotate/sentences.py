"""Sentences and paragraphs: a sentence is the parser's, and never runs over the end of a paragraph (one paragraph a line)."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def set_sentences(doc: Doc, story: Story) -> None:
    """Fill `sentences`, `sentence_of`, `paragraphs` and `paragraph_of` of the story from the parsed Doc."""
    # A piece's last token is followed by a blank that stands for the newline; a new piece starts a sentence and a paragraph.
    paragraph_start = 0
    for number, sentence in enumerate(doc.sents):
        if number and _starts_paragraph(doc, sentence.start, story):
            story.paragraphs.append((paragraph_start, sentence.start))
            paragraph_start = sentence.start
        story.sentences.append((sentence.start, sentence.end))
        story.sentence_of.extend([number] * (sentence.end - sentence.start))
        story.paragraph_of.append(len(story.paragraphs))
    if len(doc):
        story.paragraphs.append((paragraph_start, len(doc)))


def _starts_paragraph(doc: Doc, token: int, story: Story) -> bool:
    return doc[token].idx in story.paragraph_starts
