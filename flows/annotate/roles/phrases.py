"""Title phrases: the words of an office where they stand in the text, "former Deputy Foreign Minister" without its "former"."""

from dataclasses import dataclass

from spacy.tokens import Doc

from flows.annotate.roles.lexicon import ONLY_CAPITAL, TitleWords, body_heads, modifiers, title_words
from flows.annotate.story import Mention, Story

LONGEST_LEFT = 7
HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "sir", "dame"})
_SPLIT = frozenset({"sens", "reps", "govs"})  # the tokenizer parts these from their full stop
# What nobody holds yet, as of a prospective candidate, is no role.
NO_ROLE = "no role"
_RANKS = frozenset({"acting", "assistant", "associate", "deputy", "interim"})
_WITH_PRESIDENTS = frozenset({"chapter", "class", "college", "faculty", "student", "union"})
_LEVELS = frozenset({"state", "federal", "national", "county"})  # "a former state Supreme Court justice"
# Offices of a place: what stands before them in capitals is its name, marked or not.
_OF_PLACES = frozenset({"governor", "mayor"})
_TIME_PREPOSITIONS = frozenset({"after", "before", "by", "in", "since", "until"})
_ORDINALS = frozenset({"first", "second", "third"})
_ONCE = frozenset({"then", "formerly", "previously"})
_STATUS = {"former": "held", "incoming": "will_hold", "unsure": NO_ROLE}


@dataclass(slots=True)
class Title:
    """A title phrase: `start` to `end` are its words, `outer` is where the words around it that tell its tense begin."""

    start: int
    end: int
    outer: int
    office: str
    needs: str | None
    singular: str | None  # the last word's singular, where the title stands in the plural
    status: str = "holds"
    after: int = 0  # first token after "-elect" and the like
    rank: str = ""  # a word of the title that stands before the body: "Acting FBI Director"


class Page:
    """An article as the roles component looks at it: the mention that covers each token, and sentence bounds."""

    def __init__(self, doc: Doc, story: Story) -> None:
        self.doc, self.story = doc, story
        self.covering: dict[int, Mention] = {}
        self.countries: dict[str, int] = {}  # entity numbers by reference
        for number, entity in enumerate(story.entities):
            if entity.label == "GPE" and entity.reference_id is not None:
                self.countries.setdefault(entity.reference_id, number)
        for mention in story.mentions:
            for token in range(mention.start, mention.end):
                known = self.covering.get(token)
                if known is None or known.end - known.start < mention.end - mention.start:
                    self.covering[token] = mention

    def sentence(self, token: int) -> tuple[int, int]:
        """The bounds of the token's sentence."""
        return self.story.sentences[self.story.sentence_of[token]]

    def person_at(self, token: int) -> Mention | None:
        """The mention of a person that covers the token, if it has an entity."""
        mention = self.covering.get(token)
        return mention if mention is not None and mention.label == "PERSON" and mention.entity is not None else None

    def person_from(self, token: int) -> Mention | None:
        """The mention of a person that starts at the token, an honorific before it passed over."""
        if token < len(self.doc) and self.doc[token].lower_ in HONORIFICS:
            token += 1
        mention = self.person_at(token)
        return mention if mention is not None and mention.start == token else None

    def person_to(self, token: int) -> Mention | None:
        """The mention of a person that ends before `token`."""
        mention = self.person_at(token - 1)
        return mention if mention is not None and mention.end == token else None


def find_titles(page: Page) -> list[Title]:
    """All title phrases of the article, in order."""
    entries = title_words()
    doc, found, end = page.doc, [], 0
    lower = doc.to_array("LOWER").tolist()
    matches: list[tuple[int, int, TitleWords]] = []
    for token in [i for i, word in enumerate(lower) if word in entries]:
        if token < end:
            continue
        for entry in entries[lower[token]]:
            stop = _match_end(doc, token, entry.words)
            if stop and _is_title(page, token, stop, entry):
                matches.append((token, stop, entry))
                end = stop
                break
    for number, (start, stop, entry) in enumerate(matches):
        # "Justice Minister": the first title is a word of the second.
        if number + 1 == len(matches) or matches[number + 1][0] != stop or page.sentence(start) != page.sentence(stop):
            found.append(_widen(page, start, stop, entry))
    return found


def _match_end(doc: Doc, token: int, words: tuple[str, ...]) -> int | None:
    """The end of the entry's words from `token` on, hyphens between them passed over ("Secretary-General")."""
    for number, word in enumerate(words):
        if number and token < len(doc) and doc[token].text == "-":
            token += 1
        if token >= len(doc) or doc[token].lower_ != word:
            return None
        token += 1
    if words[-1] in _SPLIT and token < len(doc) and doc[token].text == ".":
        token += 1
    return token


def _is_title(page: Page, start: int, end: int, entry: TitleWords) -> bool:
    doc = page.doc
    last = doc[end - 1]
    if (entry.singular or entry.words[0]) in ONLY_CAPITAL and not doc[start].text[0].isupper():
        return False
    if (
        last.tag_[:2] != "NN"
        and not (last.tag_ == "JJ" and (len(entry.words) > 1 or last.text[0].isupper()))
        and last.text[-1] != "."
    ):
        return False
    mention = page.covering.get(start)
    if mention is None or mention.method != "name":
        return True
    if entry.words[0] in {"u.s.", "us"} and mention.end == start + 1:
        return True  # "U.S. Attorney"
    if mention.label == "PERSON":  # a title that the recognizer took into the name
        return mention.start == start and mention.end > end and doc[start].text[-1] == "."
    return mention.end == end and end - start < mention.end - mention.start and page.person_from(end) is not None


def _widen(page: Page, start: int, end: int, entry: TitleWords) -> Title:
    """The phrase with the modifiers that belong to the title, and its tense by those that don't."""
    doc, known = page.doc, modifiers()
    first = page.sentence(start)[0]
    status, after = _after(doc, end, "holds")
    token = start - 1
    inner = page.covering.get(start)  # the body of a mention that runs into the title ends before it
    inner = None if inner is not None and inner.start == start and entry.office == "prosecutor" else inner  # "U.S. Attorney"
    while token >= max(first, start - LONGEST_LEFT):
        mention = page.covering.get(token)
        if mention is not None and mention is not inner and (mention.method == "name" or mention.label == "ORG"):
            break
        if inner is not None:
            break
        word = doc[token]
        effect = known.get(word.lower_)
        if effect in _STATUS or effect == "drop" or any(char.isdigit() for char in word.text):
            break
        if word.lower_ in _ORDINALS and not word.text[0].isupper() and known.get(doc[token + 1].lower_) != "title":
            break  # "the first attorney general in history"
        if word.ent_type_ in {"DATE", "TIME"}:
            break  # "earlier this year U.S. District Judge Ann Roe"
        if _is_acronym(doc, token, start):
            break  # a body's, which belongs to the name of none: "NFA executive director"
        capital = word.text[0].isupper()
        foreign = doc[start].text.islower() and (word.ent_type_ in {"GPE", "ORG"} or not _opens(doc, token, first))
        if capital and effect != "title" and (foreign or entry.office in _OF_PLACES):
            break  # a body's name that nothing marks as one: "Harbour Post founder", "North Bay Mayor"
        if capital and entry.office == "president" and effect is None and word.lower_ not in body_heads() | _WITH_PRESIDENTS:
            break  # "Defeat President Roe!", "Video President Roe speaks"
        lower = not capital and effect != "title" and not _is_small_body(doc, token, first)
        if lower and doc[start].text[0].isupper() and doc[start].text[1:2].islower():
            break  # "the law President Obama signed"
        if effect == "title" or word.tag_ in {"NN", "NNS", "NNP", "NNPS"} or (word.tag_ == "JJ" and capital and token > first):
            start = token
        elif word.text == "-":
            if token > first and known.get(doc[token - 1].lower_) in _STATUS:
                break  # "then-acting director"
            if token - 1 < first or known.get(doc[token - 1].lower_) != "title":
                start += start == token + 1 and start + 1 < end  # "right-" + "wing religious leader"
                break
        elif not _joins(doc, token, first):
            break
        token -= 1
    title = Title(start, end, start, entry.office, entry.needs, entry.singular, status, after)
    title.outer = tense_before(page, title, start)
    return title


def _is_small_body(doc: Doc, token: int, first: int) -> bool:
    """Whether a word is of a small body's name in lower case: "school board President Ann Roe"."""
    heads = body_heads()
    head = token if doc[token].lower_ in heads else token + 1
    return (
        head - 1 >= first
        and doc[head].lower_ in heads
        and all(w.tag_ == "NN" and w.text.islower() for w in doc[head - 1 : head + 1])
    )


def _opens(doc: Doc, token: int, first: int) -> bool:
    """Whether a word opens a sentence or a quotation, and so is written with a capital whatever it is."""
    return token == first or doc[token - 1].is_quote


def _is_acronym(doc: Doc, token: int, start: int) -> bool:
    """Whether a word before a title is a body's or party's acronym, as "GOP", and the title itself isn't set in capitals."""
    word = doc[token].text
    return word.isalpha() and word.isupper() and len(word) > 2 and not doc[start].text.isupper()


def _joins(doc: Doc, token: int, first: int) -> bool:
    """Whether "and" or "&" joins two words of one title: "Planning and Investment Minister", "trade and industry minister"."""
    if doc[token].lower_ not in {"and", "&"} or token - 1 < first:
        return False
    left, right = doc[token - 1], doc[token + 1]
    return (
        left.tag_ in {"NN", "NNP", "VBG"} and left.text[0].isupper() and right.text[0].isupper() and left.ent_type_ != "PERSON"
    )


def _after(doc: Doc, end: int, status: str) -> tuple[str, int]:
    """The tense that "-elect", "-designate" or "emeritus" after the title gives, and the token after it."""
    rest = doc[end : end + 2]
    incoming = len(rest) == 2 and (modifiers().get(rest[1].lower_) == "incoming" or rest[1].lower_ == "nominee")
    if incoming and rest[0].text == "-":
        return "will_hold", end + 2
    if len(rest) and rest[0].lower_ in {"elect", "designate"}:
        return "will_hold", end + 1
    if len(rest) and rest[0].lower_ == "emeritus":
        return "held", end + 1
    return status, end


def tense_before(page: Page, title: Title, token: int) -> int:
    """Set the title's status by the words before `token` ("the former", "then-", "incoming"); return where they begin."""
    doc, known = page.doc, modifiers()
    first = page.sentence(title.start)[0]
    while token > first:
        at = token - 1
        if doc[at].text in {"-", "–"} and at > first:
            at -= 1
        if doc[at].tag_ == "DT" and at > first and doc[at - 1].lower_ in _ONCE:
            at -= 1  # "then a state senator", "formerly a columnist"
        effect = known.get(doc[at].lower_)
        if doc[at].lower_ == "elect":
            break  # "they elect President Roe again"
        if effect in _STATUS:
            title.status = _STATUS[effect]
        elif _is_past_year(page, at):
            title.status = "held"  # "the 2016 nominee", two years after
        elif effect == "title" and doc[at].lower_ in _RANKS and token < title.start:
            title.rank = doc[at].text
        elif doc[at].lower_ in _LEVELS and token < title.start:
            pass
        elif effect != "drop" and not (
            doc[at].tag_ in {"JJ", "VBN", "RB", "JJS"} and at not in page.covering and doc[at].text.islower()
        ):
            break
        token = at
    if token - 2 >= first and doc[token - 1].lower_ == "of" and known.get(doc[token - 2].lower_) == "ending":
        title.status = "held"  # "the firing of Director Ann Roe"
    if doc[token].lower_ == "first" and token - 2 >= first and doc[token - 1].tag_ == "POS" and page.person_at(token - 2):
        title.status = "held"  # "Roe's first attorney general" had successors
    return token


def _is_past_year(page: Page, token: int) -> bool:
    word, published = page.doc[token].text, page.story.published_at
    if token and page.doc[token - 1].lower_ in _TIME_PREPOSITIONS:
        return False  # "in 2016 President Ann Roe signed it" dates what she did
    return len(word) == 4 and word.isdecimal() and published is not None and 1900 < int(word) < published.year
