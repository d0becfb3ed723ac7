"""What the annotator knows of one article while its components work: a `Story`, at `doc._.story`.

The Doc covers the whole body, token offsets are body offsets. Spans are token spans (`start`, `end`, end exclusive), so that a
component can ask the parse; `rows.py` turns them into characters. Entities are numbered by their place in `Story.entities`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from spacy.tokens import Doc


@dataclass(slots=True)
class Mention:
    """Words that name or refer to an entity. `entity` is its number in `Story.entities`, None while unresolved."""

    start: int
    end: int
    label: str  # OntoNotes label
    method: str = "name"  # name, acronym, nominal, pronoun
    entity: int | None = None
    rule: str = "model"  # what decided: model, gazetteer, consistency, …
    confidence: float = 0.8
    within: "Mention | None" = None  # the name that it stands inside of


@dataclass(slots=True)
class Entity:
    """One person, body, place or thing in this article, however often and however named."""

    label: str
    name: str  # as the article gives it in full
    link_key: str = ""  # what joins it across articles; a pure function of the article
    reason: str = "new"  # reference, full name, alias, acronym, new, …
    reference_id: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: str | None = None  # m, f, from the article's own evidence and first names
    plural: bool = False
    confidence: float = 0.8


@dataclass(slots=True)
class Role:
    """Who holds which office of which organisation or country. `start` and `end` cover the words of the title."""

    person: int
    title: str
    start: int
    end: int
    organisation: int | None = None
    office: str | None = None  # kind of office, seeds/offices.csv
    status: str = "holds"  # holds, held, will_hold
    starts_at: date | None = None
    ends_at: date | None = None
    method: str = "apposition"  # title, apposition, copula, verb, …
    confidence: float = 0.8


@dataclass(slots=True)
class Statement:
    """Who said (thought, asked, promised …) what: speaker's words, cue and content, as token spans."""

    cue: tuple[int, int] | None
    content: tuple[int, int]
    source: tuple[int, int] | None = None
    kind: str = "indirect"  # direct, indirect, mixed
    cue_lemma: str | None = None
    cue_class: str | None = None  # say, think, ask, promise, …
    speakers: list[int] = field(default_factory=list)  # entity numbers
    speaker_status: str = "unknown"  # named, pronoun, nominal, unknown
    negated: bool = False
    confidence: float = 0.7


@dataclass(slots=True)
class TimeExpression:
    """A TIMEX3: `value` as in TimeML; `starts_at` and `ends_at` (exclusive) are null when the anchor is unknown."""

    start: int
    end: int
    type: str  # DATE, TIME, DURATION, SET
    value: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    anchor: str | None = None  # publication, narrative, absolute
    rule: str = ""
    confidence: float = 0.8


@dataclass(slots=True)
class Quantity:
    """An amount: `unit` is an ISO 4217 code, "percent" or a unit's name; `counted` the noun that a cardinal counts."""

    start: int
    end: int
    kind: str  # MONEY, PERCENT, QUANTITY, CARDINAL
    value: float | None
    upper_value: float | None = None
    unit: str | None = None
    counted: str | None = None
    modifier: str | None = None  # about, more_than, less_than, …
    confidence: float = 0.8


@dataclass(slots=True)
class Participant:
    """Somebody or something in an event, in a role: actor, recipient, attendee, …"""

    start: int
    end: int
    role: str
    entity: int | None = None


@dataclass(slots=True)
class Event:
    """One PLOVER event; told twice in an article it is one event with `told` = 2. `start`, `end`: its trigger."""

    kind: str
    start: int
    end: int
    trigger_lemma: str
    participants: list[Participant] = field(default_factory=list)
    place: int | None = None  # entity number
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    negated: bool = False
    modality: str | None = None  # possible, planned, demanded, conditional; null: told as fact
    is_background: bool = False
    told: int = 1
    confidence: float = 0.7


@dataclass(slots=True)
class Place:
    """A place that the article is about: rank 1 is its focus."""

    entity: int
    score: float


@dataclass(slots=True)
class Story:
    """An article and everything annotated in it. Components fill the lists in the pipeline's order."""

    article_id: int
    published_at: datetime | None = None
    published_precision: str | None = None
    title: str | None = None
    source_name: str | None = None
    source_domain: str | None = None
    source_country: str | None = None
    paragraph_starts: frozenset[int] = frozenset()  # body offsets
    paragraphs: list[tuple[int, int]] = field(default_factory=list)  # token spans
    sentences: list[tuple[int, int]] = field(default_factory=list)  # token spans
    sentence_of: list[int] = field(default_factory=list)  # sentence number of each token
    paragraph_of: list[int] = field(default_factory=list)  # paragraph number of each sentence
    datelines: dict[int, int] = field(default_factory=dict)  # paragraph's first token -> token after its dateline
    mentions: list[Mention] = field(default_factory=list)
    titled: list[Mention] = field(default_factory=list)  # "the President", in capitals: whom it means, for speakers; no rows
    nested: list[Mention] = field(default_factory=list)  # names inside the names in `mentions`
    entities: list[Entity] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    topics: list[tuple[str, float]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    keyphrases: list[tuple[str, float]] = field(default_factory=list)
    tones: list[tuple[int, float]] = field(default_factory=list)  # sentence number, score


Doc.set_extension("story", default=None, force=True)
