"""Attribution: the cue and source of each direct quotation, by where they stand.

After it ("…," said the mayor), before it (the mayor said: "…"), in the line before that ends with a colon; a second quotation
after a sentence that only attributes the first goes on with the same speaker.
"""

from bisect import bisect_left
from dataclasses import dataclass

from flows.annotate.statements.cues import Cue
from flows.annotate.statements.quotations import Quotation, is_programme
from flows.annotate.statements.sources import Source, find_source, is_passive, phrase, subject_of_light_verb
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import statement_words

_STOPS_INSIDE = frozenset((",", ".", "?", "!", "…", "...", "—", "–", "--", "-", "?!", ";"))
_LINKING = frozenset((",", ":"))
_LEADING = frozenset(("go on", "continue", "begin", "start", "proceed"))
_MUTE = frozenset(("that", "which", "what", "this", "there"))
_VERBS = frozenset(("VERB", "AUX"))
_NAMING = frozenset(("ADP", "DET", "VERB", "NOUN", "ADJ"))  # before a quoted title
_MARKS = frozenset(("'", "’", "”", '"', "''", "»", "›", ")", "]"))
_BEFORE_CUE = frozenset(("aux", "advmod", "neg", "punct", "npadvmod", "auxpass"))
_FARTHEST = 45  # tokens between a quotation and its cue
_SHORT = 5  # words of a quotation that may be a name
_NAME = 6  # words of a source
_WEAK, _NEAR = 0.7, 2  # a cue that seldom introduces speech ("begins") must stand within so many words
_LONGEST_ATTRIBUTION = 90  # tokens between two quotations of one statement
_COMPLEMENT = 25  # tokens between a cue and the quotation that follows ("told reporters in Geneva on Monday, …")


@dataclass(slots=True)
class Direct:
    """A direct statement: its pieces (quotations), cue and source."""

    pieces: list[tuple[int, int]]
    cue: Cue
    source: Source | None
    whole_sentence: bool = True  # the quotation begins its sentence
    confidence: float = 0.95
    after_colon: bool = False  # the cue stands in the line before, and may have a content of its own there


class Attributor:
    """Attributes the quotations of one paragraph after the other."""

    def __init__(self, tree: Tree, quotations: list[Quotation], cues: list[Cue]) -> None:
        self.tree = tree
        self.quotations = [q for q in quotations if not _is_nickname(tree, q)]
        self.inside = [False] * (tree.size + 1)
        for quotation in quotations:
            self.inside[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
        self.cues = [cue for cue in cues if not self.inside[cue.token]]
        self.loose: list[Quotation] = []  # quoted sentences without a cue
        self.line_before = 0  # where the paragraph before the current one begins
        self.used: set[int] = set()  # tokens of cues that have a quotation
        self.speech = [cue for cue in self.cues if "quote" in cue.entry.frames]

    def attribute(self, paragraphs: list[tuple[int, int]]) -> list[Direct]:
        """The direct statements of the article."""
        found: list[Direct] = []
        position = 0
        for start, end in paragraphs:
            first = position
            while position < len(self.quotations) and self.quotations[position].start < end:
                position += 1
            found.extend(self._paragraph(start, end, self.quotations[first:position]))
            self.line_before = start
        return found

    def _paragraph(self, start: int, end: int, quotations: list[Quotation]) -> list[Direct]:
        found: list[Direct] = []
        last: Direct | None = None
        for number, quotation in enumerate(quotations):
            before = quotations[number - 1].end if number else start
            after = quotations[number + 1].start if number + 1 < len(quotations) else end
            direct = self._right(quotation, min(after, max(quotation.end, end)), start)
            direct = direct or self._left(quotation, before, end) or self._after_colon(quotation, start)
            if direct is None and last is not None and self._goes_on(last, quotation):
                last.pieces.append((quotation.start, quotation.end))
                continue
            if direct is not None:
                found.append(direct)
                self.used.add(direct.cue.token)
            elif self._is_speech(quotation):
                self.loose.append(quotation)
            last = direct
        return found

    def _speech_between(self, start: int, end: int) -> list[Cue]:
        """The cues that take a quotation in a span, in order."""
        first, last = (bisect_left(self.speech, token, key=lambda cue: cue.token) for token in (start, end))
        return self.speech[first:last]

    def _right(self, quotation: Quotation, limit: int, paragraph: int) -> Direct | None:
        """A cue after the quotation: "…," said X / X said."""
        tree = self.tree
        cues = self._speech_between(quotation.end, min(limit, quotation.end + _FARTHEST))
        if not cues or not self._ends_like_speech(quotation, limit):
            return None
        cue = cues[0]
        if cue.entry.frames["quote"].weight < _WEAK and tree.words_between(quotation.end, cue.token) > _NAME:
            return None
        source = self._speaker(cue)
        if source is not None and source.start < quotation.end:
            source = None
        if not self._only_attribution(quotation.end, cue, source):
            return None
        if source is None and cue.entry.part_of_speech == "verb":
            source = self._nearby_source(quotation.end, cue, limit)
        begin = self._sentence_start(quotation.start, paragraph)
        lead = [token for token in range(begin, quotation.start) if tree.is_word(token)]
        whole = len(lead) < 3 and all(tree.pos[token] in ("CCONJ", "ADV", "INTJ") for token in lead)  # But “…”
        if source is None or not self._closes(cue, quotation, limit, whole=whole):
            return None
        pieces = [(quotation.start if whole else begin, quotation.end)]
        return Direct(pieces, cue, source, whole, 0.95 if whole else 0.85)

    def _speaker(self, cue: Cue) -> Source | None:
        """The cue's source, if it can speak: no pronoun that stands for a thing ("a lapse that, as Hall told us, “hurts”")."""
        source = find_source(self.tree, cue)
        return None if source is not None and source.empty and self.tree.lower(source.head) in _MUTE else source

    def _closes(self, cue: Cue, quotation: Quotation, limit: int, *, whole: bool) -> bool:
        """Whether the cue has nothing of its own to introduce, so that the quotation before it can be its content."""
        tree = self.tree
        verb = cue.token
        if cue.entry.part_of_speech == "preposition":
            return tree.word[verb][0].islower()  # "According to" opens the next sentence
        if is_passive(tree, verb):
            return False
        stopped = tree.ends_sentence(self._last_inside(quotation))
        if stopped and not whole and tree.word[self._last_inside(quotation)] == ".":
            return False  # The mayor called it “wrong.” Hall said:
        if tree.lower(min((cue.particle or verb) + 1, tree.size - 1)) == "to" and cue.entry.lemma in _LEADING:
            return False  # “…” She went on to say
        if tree.tag[verb] == "VBG" and not any(tree.dep[kid] == "aux" for kid in tree.kids[verb]):
            return False
        for kid in tree.kids[verb]:
            label = tree.dep[kid]
            if kid < verb:
                if label in ("mark", "advmod") and tree.tag[kid] in ("IN", "WRB") and not self.inside[kid]:
                    return False
            elif label in ("ccomp", "xcomp") or (label == "advcl" and cue.entry.lemma == "call"):
                if stopped or not whole:
                    return False
            elif label in ("dobj", "oprd") and not self.inside[kid] and cue.particle != kid and not self._is_hearer(cue, kid):
                return False
        # “A.” She adds, “B”: the cue belongs to what follows.
        follows = limit < tree.size and self.inside[limit]
        ended = any(tree.ends_sentence(token) for token in range(verb, limit))
        if follows and tree.word[limit - 1] == ":" and not ended and not self._speech_between(verb + 1, limit):
            return False  # “A,” Hall added: “B”
        introduces = stopped and follows and tree.word[limit - 1] in _LINKING
        return not introduces or ended

    def _is_hearer(self, cue: Cue, token: int) -> bool:
        """Whether an object is who is spoken to, a pronoun, or a mistaken subject at the sentence's end ("…," said Smith.)."""
        tree = self.tree
        if "small_clause" in cue.entry.frames:
            return False  # “…” The mayor called it a shame.
        after = min(tree.right(token) + 1, tree.size - 1)
        mistaken = tree.word[after] in (".", ",") and tree.child(cue.token, *SUBJECTS) is None
        return tree.dep[token] == "dobj" and (
            cue.entry.lemma in statement_words("hearer") or tree.lower(token) in ("it", "that", "this") or mistaken
        )

    def _ends_like_speech(self, quotation: Quotation, limit: int) -> bool:
        last = self.tree.word[self._last_inside(quotation)]
        if last in _STOPS_INSIDE or last[-1:] in ".?!,…":
            return True
        return quotation.end < limit and self.tree.word[quotation.end] in (",", ":", "—", "–", "--", "-")

    def _last_inside(self, quotation: Quotation) -> int:
        """The last token inside a quotation, before its closing marks."""
        last = quotation.end - 1
        while last > quotation.start + 1 and self.tree.word[last] in _MARKS:
            last -= 1
        return last

    def _only_attribution(self, start: int, cue: Cue, source: Source | None) -> bool:
        """Whether nothing but the source and the verb's own small words stand between the quotation and its cue."""
        tree = self.tree
        for token in range(start, cue.token):
            if source is not None and tree.left(source.head) <= token <= tree.right(source.head):
                continue
            if not tree.is_word(token) and not tree.ends_sentence(token):
                continue
            if source is not None and token < source.start and tree.word[token][0].isupper():
                continue  # a title's first word that the parse left outside
            if source is None and tree.pos[token] in (
                "NOUN",
                "PROPN",
                "PRON",
                "DET",
                "ADJ",
                "ADP",
                "AUX",
                "ADV",
                "PART",
                "NUM",
            ):
                continue
            if tree.head[token] == cue.token and tree.dep[token] in _BEFORE_CUE:
                continue
            return False
        return True

    def _nearby_source(self, start: int, cue: Cue, limit: int) -> Source | None:
        """A noun phrase beside the cue, when the parse gives no subject."""
        tree = self.tree
        for token in range(cue.token - 1, start - 1, -1):
            if tree.pos[token] in ("NOUN", "PROPN", "PRON") and tree.dep[token] != "pobj":
                first, last = tree.trimmed(start, token + 1)
                return Source(first, last, token) if first < last else None
        for token in range(cue.token + 1, min(limit, cue.token + 8, tree.size)):
            if tree.pos[token] in ("NOUN", "PROPN", "PRON"):
                head = token
                while tree.dep[head] in ("compound", "poss", "nmod", "amod") and cue.token < tree.head[head] < limit:
                    head = tree.head[head]
                return phrase(tree, head)
            if not tree.is_word(token) or tree.pos[token] in ("VERB", "SCONJ", "CCONJ"):
                break
        return None

    def _sentence_start(self, token: int, paragraph: int) -> int:
        """Where the quotation's sentence begins: after a stop, a colon, or another quotation that ends with a stop."""
        tree = self.tree
        for position in range(token - 1, paragraph - 1, -1):
            if (
                tree.ends_sentence(position)
                or tree.word[position] == ":"
                or (position == token - 1 and tree.word[position] == "(")
            ):
                return position + 1
            if self.inside[position] and tree.ends_sentence(position - 1):
                return position + 1
        return paragraph

    def _left(self, quotation: Quotation, start: int, end: int) -> Direct | None:
        """A cue before the quotation: X said: "…", X told reporters on Monday, "…"."""
        tree = self.tree
        cues = self._speech_between(max(start, quotation.start - _COMPLEMENT), quotation.start)
        cue = next((cue for cue in reversed(cues) if cue.token not in self.used), None)
        if cue is None:
            return None
        if any(tree.ends_sentence(token) for token in range(cue.token, quotation.start)):
            return None
        weak = cue.entry.frames["quote"].weight < _WEAK and tree.words_between(cue.token + 1, quotation.start) > _NEAR
        weak = weak and tree.word[quotation.start - 1] != ":"
        if weak or not self._leads_to(cue, quotation, end):
            return None
        source = self._speaker(cue)
        if source is not None and self.inside[source.head]:
            source = None
        if source is None and (tree.tag[cue.token] in ("VB", "VBP") or is_passive(tree, cue.token)):
            return None  # "a pact called “The Long Road”"
        if source is None and tree.words_between(quotation.start, quotation.end) < _SHORT:
            return None  # a programme called “Be Kind”
        confidence = 0.9 if source is not None and not source.empty else 0.6
        return Direct([(quotation.start, quotation.end)], cue, source, True, confidence)

    def _leads_to(self, cue: Cue, quotation: Quotation, end: int) -> bool:
        """Whether the words between cue and quotation only complete the cue, and the quotation completes the sentence."""
        tree = self.tree
        first = quotation.start
        gap = range((cue.particle or cue.token) + 1, first)
        linked = first > 0 and tree.word[first - 1] in _LINKING
        words = [token for token in gap if tree.is_word(token)]
        if any(tree.pos[token] in _VERBS and tree.dep[token] in ("ccomp", "conj", "xcomp") for token in words):
            return False
        phrase_only = tree.word[first - 1] == "," and tree.word[first + 1].islower()
        if phrase_only and any(tree.lower(token) == "that" for token in words):
            return False  # "said that the dam, “as old as the town”, must go"
        if tree.dep[cue.token] == "advcl" and cue.token < tree.head[cue.token] < first:
            return False  # "When she was asked why, her answer was short: “…”"
        if any(tree.lower(token) in ("that", "whether", "if", "how", "why", "what", "as") for token in words) and not linked:
            return False
        follows = quotation.end < end and (tree.is_word(quotation.end))
        ended = quotation.closed and self._ends_like_speech(quotation, end)
        if follows and not (ended and tree.ends_sentence(self._last_inside(quotation))):
            return False
        if linked or not words:
            return True
        return ended and tree.word[first + 1][:1].isupper() and tree.words_between(first, quotation.end) > 3

    def _goes_on(self, last: Direct, quotation: Quotation) -> bool:
        """Whether a quotation goes on with the speaker of the one before: only its attribution stands between."""
        tree = self.tree
        start = last.pieces[-1][1]
        if not tree.words_between(start, quotation.start):
            return True
        if quotation.start - start > _LONGEST_ATTRIBUTION or last.cue.token < start or not self._is_speech(quotation):
            return False
        source = tree.subtree(last.source.head) if last.source is not None else (0, 0)
        for cue in self._speech_between(start, quotation.start):
            if cue.token != last.cue.token and not source[0] <= cue.token < source[1]:
                return False
        stops = [token for token in range(start, quotation.start) if tree.ends_sentence(token)]
        if not stops and tree.pos[quotation.start - 1] in _NAMING:
            return False  # “…,” Hall said on “The Late Show”, told “The Times”, wrote in a letter titled “War & Taxes”
        close = quotation.start - 1 - (tree.word[quotation.start - 1] in _MARKS)  # … told “Meet the Voters.” “…”
        return stops in ([], [close])

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence or more, not a phrase."""
        return self._ends_like_speech(quotation, quotation.end) or any(
            self.tree.ends_sentence(token) for token in range(quotation.start, quotation.end - 1)
        )

    def _after_colon(self, quotation: Quotation, paragraph: int) -> Direct | None:
        """A paragraph that is a quotation, after one that ends with a colon ("The mayor continued:")."""
        tree = self.tree
        if quotation.start != paragraph or paragraph < 2 or tree.word[paragraph - 1] != ":":
            return None
        sentence = next((t + 1 for t in range(paragraph - 2, self.line_before, -1) if tree.ends_sentence(t)), self.line_before)
        index = bisect_left(self.cues, paragraph, key=lambda cue: cue.token) - 1
        while index >= 0 and self.cues[index].token >= sentence:
            cue = self.cues[index]
            is_noun = cue.entry.part_of_speech == "noun"
            source = subject_of_light_verb(tree, cue.token) if is_noun else find_source(tree, cue)
            if source is None and cue.token == paragraph - 2 and "quote" in cue.entry.frames:
                source = self._nearby_source(sentence, cue, paragraph)
            if source is not None and not _is_of_mind(cue):
                return Direct([(quotation.start, quotation.end)], cue, source, True, 0.85, after_colon=True)
            index -= 1
        return None


def _is_of_mind(cue: Cue) -> bool:
    """Whether a cue tells what somebody plans or wants, which is no quotation: "a raid planned by the army, which failed:"."""
    return all(frame.cue_class in ("plan", "want", "expect", "decide") for frame in cue.entry.frames.values())


def _is_nickname(tree: Tree, quotation: Quotation) -> bool:
    """A quoted word inside a name: Robert "Bobby" Scott."""
    start, end = quotation.start, quotation.end
    inside_name = start > 0 and end < tree.size and tree.pos[start - 1] == tree.pos[end] == "PROPN"
    if inside_name and end - start <= 4 and not tree.ends_sentence(start - 1):
        return True
    return is_programme(tree, start, end)
