"""An article as the rules on names read it: its tokens, lines and letters."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from flows.annotate.story import Story
from flows.annotate.tokens import tokens_of

_MOST_UPPER = 0.5
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(slots=True)
class Text:
    """`words[i]` starts at `offsets[i]` of `body`; `spaced[i]`: a blank follows; `capital[i]`: it begins with a capital."""

    body: str
    words: list[str]
    offsets: list[int]
    spaced: list[int]
    capital: list[bool]
    tags: list[str]
    sentence_of: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    forms: frozenset[str]  # each distinct word
    small: frozenset[str]  # the words that stand in small letters somewhere
    upper: set[int] = field(default_factory=set)  # tokens in lines set in capitals

    def surface(self, start: int, end: int) -> str:
        """The words of a span as they stand in the body."""
        return self.body[self.offsets[start] : self.offsets[end - 1] + len(self.words[end - 1])]

    def starts_sentence(self, token: int) -> bool:
        """Whether the token is the first word of its sentence, an opening quotation mark or bracket left aside."""
        start = self.sentences[self.sentence_of[token]][0]
        while start < token and not self.words[start][0].isalnum():
            start += 1
        return start == token

    def proper(self, token: int) -> bool:
        """Whether the tagger took the token for a proper noun."""
        return self.tags[token] in _PROPER

    def before(self, token: int) -> str:
        """The word before a token in its sentence, "" at its start."""
        return self.words[token - 1] if token and self.sentence_of[token - 1] == self.sentence_of[token] else ""

    def after(self, end: int) -> str:
        """The word at `end` if it is in the same sentence as the word before it, else ""."""
        inside = 0 < end < len(self.words) and self.sentence_of[end] == self.sentence_of[end - 1]
        return self.words[end] if inside else ""


def read_text(doc: Doc, story: Story) -> Text:
    """The Doc's tokens; lines that are set in capitals are marked."""
    tokens = tokens_of(doc)
    forms = frozenset(tokens.words)
    capitals = {form: form[0].isupper() for form in forms}
    text = Text(
        body=tokens.text,
        words=tokens.words,
        offsets=tokens.offsets,
        spaced=tokens.spaced,
        capital=list(map(capitals.__getitem__, tokens.words)),
        tags=tokens.tags,
        sentence_of=story.sentence_of,
        sentences=story.sentences,
        paragraphs=story.paragraphs,
        forms=forms,
        small=frozenset(form for form in forms if form.islower()),
    )
    for start, end in story.paragraphs:
        if _is_upper(tokens.words, start, end):
            text.upper.update(range(start, end))
    return text


def headline_mask(text: Text) -> bytearray:
    """One byte a token: 1 in lines set in capitals, unless most of the article is set so."""
    mask = bytearray(len(text.words))
    if len(text.upper) <= _MOST_UPPER * len(mask):
        for token in text.upper:
            mask[token] = 1
    return mask


def _is_upper(words: list[str], start: int, end: int) -> bool:
    """Whether a line is set in capitals: three words of letters or more, and nine in ten of them without a small letter."""
    if not any(word.isupper() and len(word) > 1 for word in words[start : min(end, start + 4)]):
        return False
    letters = [word for word in words[start:end] if word[0].isalpha()]
    upper = sum(word.isupper() for word in letters)
    return len(letters) >= 3 and upper >= 0.9 * len(letters)
