"""Selection: which content a cue has, whether it is a statement at all, and the outermost of those that nest."""

from bisect import bisect_left
from dataclasses import dataclass, field

from flows.annotate.statements.contents import Candidate, contents
from flows.annotate.statements.cues import Cue
from flows.annotate.statements.cut_short import is_cut_short
from flows.annotate.statements.doubtful import is_doubtful
from flows.annotate.statements.plausibility import plausibility
from flows.annotate.statements.quotations import is_programme
from flows.annotate.statements.senses import is_other_sense
from flows.annotate.statements.sources import Source, find_source, subject_of_light_verb
from flows.annotate.statements.torn import is_torn
from flows.annotate.statements.tree import Tree

# What scores no more isn't read as a statement at all. Up to TRUSTED it keeps what stands inside it from being one ("expected
# to reject the plan" rejects nothing), but is no row itself: of such readings three in ten were wrong.
THRESHOLD = 0.5
TRUSTED = 0.6
_CLOSED = frozenset(("”", '"', "''"))
_PROGRAMME = 9  # tokens of a programme's name with its marks
_CLOSING = 2  # a stop and a closing mark after the last word of a clause


@dataclass(slots=True)
class Reading:
    """A statement in the making: pieces of content, cue, source, class of cue and score."""

    pieces: list[tuple[int, int]]
    cue: Cue | None
    source: Source | None
    cue_class: str
    score: float
    kind: str = "indirect"
    cue_span: tuple[int, int] | None = None
    lemma: str | None = None
    frame: str = field(default="")

    @property
    def start(self) -> int:
        return min(start for start, _ in self.pieces)

    @property
    def end(self) -> int:
        return max(end for _, end in self.pieces)

    @property
    def cue_start(self) -> int:
        """The start of the cue, of the content without one."""
        return self.cue_span[0] if self.cue_span is not None else self.cue.token if self.cue is not None else self.start

    @property
    def cue_end(self) -> int:
        """The end of the cue, 0 without one."""
        return self.cue_span[1] if self.cue_span is not None else self.cue.token + 1 if self.cue is not None else 0


def indirect_reading(tree: Tree, cue: Cue, quoted: list[bool]) -> Reading | None:
    """The best reading of a cue that introduces no direct quotation, or None. A source inside a quotation is none."""
    source = find_source(tree, cue)
    if source is not None and quoted[source.head]:
        source = None
    if source is None and cue.entry.part_of_speech == "noun":
        source = subject_of_light_verb(tree, cue.token)
    candidates = contents(tree, cue, source)
    if not candidates:
        return None
    best = max(candidates, key=lambda c: (round(_weight(cue, c), 4), c.end - c.start, -c.start))
    frame = cue.entry.frames[best.frame]
    score = _weight(cue, best) * plausibility(tree, cue, source, frame.cue_class, best.frame)
    if is_other_sense(tree, cue, source, frame.cue_class, best.frame, best.start):
        score = min(score, TRUSTED)
    if score <= THRESHOLD:
        return None
    start, end = _after_label(tree, best.start), best.end
    if source is not None and start < source.end and source.start < end:
        if source.start <= start:
            start = min(source.end, end)
            start += start == cue.token  # But, Hall said, it was late
        elif source.end >= end:
            end = source.start
        start, end = tree.trimmed(start, end)
        if start >= end:
            return None
    if (
        is_torn(tree, cue, source, start, end)
        or is_cut_short(tree, cue, best.frame, start, end)
        or is_doubtful(tree, cue, source, best.frame, start, end)
    ):
        score = min(score, TRUSTED)
    if best.frame == "clause" and end <= cue.token:
        end = _with_later_condition(tree, cue, end)
    return Reading([(start, end)], cue, source, frame.cue_class, score, frame=best.frame)


def _after_label(tree: Tree, start: int) -> int:
    """The start after a page's label that the parse took into the sentence: "Story highlights / The dam holds, she says"."""
    if tree.word[start] in ("“", '"', "``"):
        close = next((t for t in range(start + 3, min(start + _PROGRAMME, tree.size)) if tree.word[t] in _CLOSED), start)
        if close > start and is_programme(tree, start, close + 1):
            return close + 1  # "said on “Coast Today” / the dam holds"
    if tree.word[start] in _CLOSED and start > 0 and not tree.doc[start - 1].whitespace_:
        return start + 1  # … and where the parse begins at the mark that closes the name
    labelled = start + 2 < tree.size and [tree.lower(start), tree.lower(start + 1)] == ["story", "highlights"]
    return start + 2 if labelled else start


def _with_later_condition(tree: Tree, cue: Cue, end: int) -> int:
    """The end of a content before its cue with its condition after it: "They would pay, he argued, if they knew"."""
    after, sentence_end = cue.token + 1, tree.doc[cue.token].sent.end
    if after + 2 >= sentence_end or tree.word[after] != "," or tree.lower(after + 1) not in ("if", "unless", "because"):
        return end
    return tree.trimmed(after, sentence_end)[1]


def _weight(cue: Cue, candidate: Candidate) -> float:
    return cue.entry.frames[candidate.frame].weight * candidate.factor


def cut_at_direct(tree: Tree, readings: list[Reading]) -> None:
    """Ends an indirect content before a direct quotation's own attribution, where the parse ran on into it."""
    direct = {piece[0]: reading for reading in readings if reading.kind == "direct" for piece in reading.pieces}
    if not direct:
        return
    for reading in readings:
        if reading.kind != "indirect" or reading.cue is None:
            continue
        start, end = reading.pieces[0]
        for token in range(start, end):
            other = direct.get(token)
            if other is None or other.cue is None or other.end <= end + _CLOSING:
                continue
            first = min(other.cue.token, other.source.start if other.source else other.cue.token, token)
            if start < first and reading.cue.token < first:
                reading.pieces = [tree.trimmed(start, first)]
            break


def without_second_hand(readings: list[Reading]) -> list[Reading]:
    """The readings without indirect ones that are made of somebody's direct speech: what he said is his.

    "“We tested it,” the mayor said, according to the Herald" is the mayor's; so is "What they say: “We tested it,” she said".
    """
    direct = [(piece, reading) for reading in readings if reading.kind == "direct" for piece in reading.pieces]
    direct.sort(key=lambda pair: pair[0])
    starts = [piece[0] for piece, _ in direct]

    def repeats(reading: Reading) -> bool:
        if reading.kind == "direct" or reading.cue is None:
            return False
        number = bisect_left(starts, reading.start)
        if number == len(direct) or starts[number] != reading.start:
            return False
        piece, other = direct[number]
        spoken = other.cue is not None and other.cue is not reading.cue
        return spoken and (piece[1] + _CLOSING >= reading.end or reading.start <= other.cue_start < reading.end)

    return [reading for reading in readings if not repeats(reading)]


def is_trusted(reading: Reading) -> bool:
    """Whether a reading becomes a row: direct speech always does."""
    return reading.kind == "direct" or reading.score > TRUSTED


def _without_crossing(readings: list[Reading]) -> list[Reading]:
    """The readings without those that a speech of somebody holds but for their end: the parse ran on.

    "She says her view is that they may stay / and says …": the view stands in what she says.
    """
    told = [
        r
        for r in readings
        if r.cue is not None and is_trusted(r) and r.cue.entry.part_of_speech == "verb" and r.frame == "clause"
    ]
    told.sort(key=lambda r: r.start)
    starts = [r.start for r in told]

    def crosses(reading: Reading) -> bool:
        if reading.kind == "direct" or reading.cue is None:
            return False
        number = bisect_left(starts, reading.cue_start)
        return any(
            other is not reading and other.cue_start < other.start <= reading.cue_start < other.end < reading.end
            for other in told[max(number - 2, 0) : number]
        )

    return [reading for reading in readings if not crosses(reading)]


def outermost(readings: list[Reading], size: int) -> list[Reading]:
    """The readings without those that lie in another one's content."""
    owner = [-1] * size
    kept: list[Reading] = []
    readings = _without_crossing(readings)
    for reading in sorted(readings, key=lambda r: (r.start - r.end, -r.score, r.start)):
        inside = {owner[start] for start, _ in reading.pieces} & {owner[end - 1] for _, end in reading.pieces}
        if inside - {-1} and len(inside) == 1:
            continue
        if reading.cue is not None and owner[reading.cue.token] != -1:
            continue
        for start, end in reading.pieces:
            for token in range(start, end):
                if owner[token] == -1:
                    owner[token] = len(kept)
        kept.append(reading)
    return kept
