"""Corrections: each kind moves what it says, in every table, and taken out again leaves the tables as they were."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.annotate.tables import TABLES, empty
from flows.frames import REJECTS
from tests.warehouse.conftest import VERSIONS, Store, article, frame
from warehouse.correcting import applied
from warehouse.corrections import CorrectionError, corrections_folder, read_corrections
from warehouse.fingerprints import fingerprints
from warehouse.identifiers import stable_id
from warehouse.loading import Batch, load
from warehouse.marts import refresh
from warehouse.migrations import migrate
from warehouse.planning import plan
from warehouse.removal import remove
from warehouse.settling import resolve, settle_corrections

HEADERS = {
    "merges": "entity,entity_kind,into,into_kind,note",
    "splits": "entity,entity_kind,article,into,into_kind,note",
    "names": "entity,entity_kind,name,note",
    "kinds": "entity,entity_kind,kind,note",
    "rejected_roles": "article,number,text,note",
    "rejected_statements": "article,number,text,note",
    "source_countries": "source,country_code,note",
}
NAMES = ("Ada Byron", "A. Byron", "Ben Castle", "Castle", "Acme Works")
Corrections = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Corrections:
    """Make a folder hold just these lines: `write(merges=["…", "…"])`."""
    folder = tmp_path / "corrections"
    folder.mkdir()

    def run(**files: list[str]) -> Path:
        for name, header in HEADERS.items():
            (folder / f"{name}.csv").write_text("\n".join([header, *files.get(name, [])]) + "\n", "utf-8")
        return folder

    return run


def key(name: str, article_id: int) -> str:
    """A single word joins nothing across articles."""
    return f"PERSON|{name.lower()}" + ("" if " " in name else f"|article {article_id}")


def said(store: Store, identity: str, *names: str, **columns: Any) -> None:
    """Load an article in which each of `names` holds an office, says something at an event and is in the place of one."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in empty()}
    body, start = "\n".join(f"{name} spoke." for name in names), 0
    incoming = article(identity, body, source_id=7, source_name="The Example", source_domain="example.com", **columns)
    own = {"article_id": incoming["article_id"]}
    for number, name in enumerate(names):
        span = {"text": name, "start_char": start, "end_char": start + len(name)}
        place, entity = {**own, "sentence_no": number}, {"entity_no": number}
        link = {"link_key": key(name, incoming["article_id"]), "name": name, "label": "PERSON", "reason": "full name"}
        rows["entity_links"].append({**own, **entity, **link})
        rows["mentions"].append({**place, **entity, **span, "mention_no": number, "label": "PERSON", "method": "name"})
        rows["roles"].append({**place, **span, "role_no": number, "person_no": number, "organisation_no": 0, "title": "mayor"})
        rows["statements"].append(
            {**place, "statement_no": number, "speaker_no": number, "content": f"content {number}", "speaker_status": "named"}
        )
        rows["statement_speakers"].append({**own, **entity, "statement_no": number})
        rows["events"].append({**place, "event_no": number, "kind": "CONSULT", "place_no": number})
        rows["event_participants"].append({**own, **entity, "event_no": number, "participant_no": 0, "role": "actor"})
        rows["article_places"].append({**own, **entity, "rank": number + 1})
        start += len(name) + len(" spoke.") + 1
    planned = plan(store.con, frame(incoming))
    annotations = {name: pl.DataFrame(entries, schema=TABLES[name]) for name, entries in rows.items()}
    load(store.con, "run", Batch(0, planned, annotations, pl.DataFrame(schema=REJECTS)), VERSIONS)


ENTITY_COLUMNS = (
    ("mentions", "entity_id"), ("roles", "person_id"), ("statements", "speaker_id"), ("statement_speakers", "entity_id"),
    ("events", "place_id"), ("event_participants", "entity_id"), ("article_places", "entity_id"), ("entity_links", "entity_id"),
)  # fmt: skip


def counts(store: Store, entity_id: int) -> set[int]:
    """How many rows of each table that names entities are this one's."""
    return {store.rows(f"SELECT count(*) FROM {table} WHERE {column} = {entity_id}")[0][0] for table, column in ENTITY_COLUMNS}


def tables(store: Store) -> dict[str, tuple[int, int]]:
    refresh(store.con)
    return fingerprints(store.con) | {f"marts.{name}": found for name, found in fingerprints(store.con, "marts").items()}


ADA, SHORT = stable_id("PERSON|ada byron"), stable_id("PERSON|a. byron")


def test_a_merge_moves_all_rows_and_taken_out_gives_the_tables_back(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Ben Castle", published_at="2024-03-01")
    said(store, "url:2", "A. Byron", published_at="2024-03-02")
    before = tables(store)
    resolve(store.con, write(merges=["A. Byron,PERSON,PERSON|ada byron,,the same"]))
    assert counts(store, ADA) == {2}
    assert counts(store, SHORT) == {0}
    assert store.rows("SELECT reason FROM entity_links WHERE name = 'A. Byron'") == [("correction",)]
    assert store.rows("SELECT name FROM entities ORDER BY name") == [("Ada Byron",), ("Ben Castle",)]
    assert store.rows(f"SELECT alias FROM entity_aliases WHERE entity_id = {ADA} ORDER BY ALL") == [
        ("A. Byron",),
        ("Ada Byron",),
    ]
    assert store.rows("SELECT kind, file, line, rows_moved, message FROM ops.corrections") == [
        ("merge", "merges.csv", 2, 1, None)
    ]
    merged = tables(store)
    resolve(store.con, write(merges=["A. Byron,PERSON,PERSON|ada byron,,the same"]))
    assert tables(store) == merged
    resolve(store.con, write())
    assert tables(store) == before
    assert store.rows("SELECT count(*) FROM ops.corrections") == [(0,)]


def test_merges_of_merges_end_at_one_entity_and_a_circle_is_told(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "A. Byron", "Ben Castle")
    lines = [f"{SHORT},,PERSON|ada byron,", "PERSON|ada byron,,PERSON|ben castle,", f"PERSON|ben castle,,{SHORT},"]
    resolve(store.con, write(merges=lines))
    assert counts(store, stable_id("PERSON|ben castle")) == {3}
    assert [message is None for (message,) in store.rows("SELECT message FROM ops.corrections ORDER BY line")] == [
        True,
        True,
        False,
    ]


def test_a_split_gives_an_article_its_own_entity(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron")
    said(store, "url:2", "Ada Byron")
    before = tables(store)
    resolve(store.con, write(splits=["Ada Byron,PERSON,url:2,Ada Byron (poet),,"], names=["Ada Byron (poet),,Ada the Poet,"]))
    assert counts(store, ADA) == {1}
    assert store.rows("SELECT name FROM entities ORDER BY ALL") == [("Ada Byron",), ("Ada the Poet",)]
    assert store.rows("SELECT rows_moved FROM ops.corrections ORDER BY kind") == [(1,), (1,)]
    resolve(store.con, write())
    assert tables(store) == before


def test_names_kinds_and_words_that_are_no_name(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Acme Works", "Castle", published_at="2024-03-01")
    before = tables(store)
    resolve(
        store.con,
        write(names=["PERSON|ada byron,,Ada Lovelace,"], kinds=["Acme Works,PERSON,org,", "Castle,PERSON,NONE,a label"]),
    )
    assert store.rows("SELECT name, kind FROM entities ORDER BY ALL") == [("Acme Works", "ORG"), ("Ada Lovelace", "PERSON")]
    assert store.rows("SELECT entity_id FROM mentions WHERE text = 'Castle'") == [(None,)]
    assert store.rows("SELECT count(*) FROM entity_aliases WHERE alias_key = 'ada lovelace'") == [(1,)]
    resolve(store.con, write())
    assert tables(store) == before


def test_rejected_rows_leave_their_tables_and_come_back(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Ben Castle", published_at="2024-03-01")
    said(store, "url:2", "A. Byron")
    before = tables(store)
    rejecting = {"rejected_roles": ["url:1,0,,"], "rejected_statements": ["url:1,,content 1,", "url:2,0,,"]}
    resolve(store.con, write(**rejecting, merges=["A. Byron,PERSON,PERSON|ada byron,,"]))
    assert store.rows("SELECT article_id, statement_no FROM statements") == [(stable_id("url:1"), 0)]
    assert store.rows("SELECT statement_no FROM statement_speakers") == [(0,)]
    assert store.rows(f"SELECT count(*) FROM roles WHERE person_id = {ADA}") == [(1,)]
    assert store.rows(f"SELECT count(*) FROM ops.rejected_statements WHERE speaker_id = {ADA}") == [(1,)]
    resolve(store.con, write())
    assert tables(store) == before


def test_a_sources_country(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", source_country="US")
    before = tables(store)
    settle_corrections(store.con, write(source_countries=["the example,gb,"]))
    said(store, "url:2", "Ben Castle", source_country="ZA")
    assert store.rows("SELECT country_code FROM sources") == [("GB",)]
    remove(store.con, "url:2")
    settle_corrections(store.con, write())
    assert tables(store) == before


def test_every_load_applies_them_whatever_the_order(store: Store, write: Corrections) -> None:
    folder = write(
        merges=["A. Byron,PERSON,PERSON|ada byron,,"],
        splits=["Ben Castle,PERSON,url:3,Ben Castle (singer),,"],
        rejected_statements=["url:2,0,,"],
    )
    loads = [("url:1", "Ada Byron"), ("url:2", "A. Byron"), ("url:3", "Ben Castle"), ("url:4", "Ben Castle", "A. Byron")]
    settle_corrections(store.con, folder)
    assert all(message for (message,) in store.rows("SELECT message FROM ops.corrections"))
    for given in loads:
        said(store, *given)
    done = tables(store)
    corrected = fingerprints(store.con, "ops")["corrected_links"]
    for identity, *_ in loads:
        remove(store.con, identity)
    store.con.execute("DELETE FROM ops.removals")
    for given in reversed(loads):
        said(store, *given)
    assert tables(store) == done
    assert fingerprints(store.con, "ops")["corrected_links"] == corrected
    resolve(store.con, folder)
    assert tables(store) == done


def test_a_new_version_of_a_corrected_article_is_corrected_and_leaves_nothing_behind(store: Store, write: Corrections) -> None:
    settle_corrections(store.con, write(merges=["A. Byron,PERSON,PERSON|ada byron,,"], rejected_statements=["url:1,1,,"]))
    said(store, "url:1", "A. Byron", "Ada Byron", modified_at="2024-01-01")
    said(store, "url:1", "Ben Castle", "A. Byron", "Ada Byron", modified_at="2024-01-02")
    assert store.rows("SELECT entity_no FROM ops.corrected_links") == [(1,)]
    assert store.rows("SELECT speaker_no FROM ops.rejected_statements") == [(1,)]
    assert store.rows(f"SELECT count(*) FROM mentions WHERE entity_id = {ADA}") == [(2,)]
    remove(store.con, "url:1")
    assert store.rows("SELECT count(*) FROM ops.corrected_links UNION ALL SELECT count(*) FROM ops.rejected_statements") == [
        (0,),
        (0,),
    ]


@pytest.mark.parametrize("seed", range(2))
def test_any_corrections_taken_back_give_equal_tables(store: Store, write: Corrections, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(8):
        day = chance.choice(["2024-03-01", "2024-03-02", None])
        said(store, f"url:{number}", *chance.sample(NAMES, chance.randint(1, 4)), published_at=day)
    before = tables(store)
    names = [f"PERSON|{name.lower()}" for name in NAMES if " " in name]
    for _ in range(2):
        some: dict[str, list[str]] = {
            "merges": [f"{chance.choice(NAMES)},PERSON,{chance.choice(names)},," for _ in range(chance.randint(0, 3))],
            "splits": [
                f"{chance.choice(names)},,url:{chance.randrange(8)},{chance.choice(['Other', *names])},," for _ in range(3)
            ],
            "names": [f"{chance.choice(names)},,Newly Named,"],
            "kinds": [f"{chance.choice(names)},,{chance.choice(['ORG', 'NONE'])},"],
            "rejected_roles": [f"url:{chance.randrange(8)},{chance.randint(0, 3)},,"],
            "rejected_statements": [f"url:{chance.randrange(8)},,content {chance.randint(0, 3)},"],
        }
        settle_corrections(store.con, write(**{name: sorted(set(lines)) for name, lines in some.items()}))
        corrected = tables(store)
        resolve(store.con, write(**{name: sorted(set(lines)) for name, lines in some.items()}))
        assert tables(store) == corrected
        check_ids_follow_links(store)
    settle_corrections(store.con, write())
    assert tables(store) == before


def check_ids_follow_links(store: Store) -> None:
    numbers = {"roles": "person_no", "statements": "speaker_no", "events": "place_no"}
    for table, column in ENTITY_COLUMNS:
        wrong = store.rows(
            f"SELECT count(*) FROM {table} t JOIN entity_links l ON l.article_id = t.article_id "
            f"AND l.entity_no = t.{numbers.get(table, 'entity_no')} WHERE l.entity_id IS DISTINCT FROM t.{column}"
        )
        assert wrong == [(0,)], table


def test_what_is_ambiguous_or_unknown_is_told_with_the_nearest_name(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Castle")
    said(store, "url:2", "Castle")
    resolve(store.con, write(merges=["Castle,PERSON,Ada Byrom,PERSON,", "PERSON|ada byron,,Castle,PERSON,"]))
    unknown, ambiguous = applied(store.con)
    assert "merges.csv:2" in unknown
    assert f"Did you mean Ada Byron (PERSON {ADA})?" in unknown
    assert "means 2 entities" in ambiguous


def test_what_is_ambiguous_is_told_the_most_reported_first(store: Store, write: Corrections) -> None:
    castles = [key("Castle", stable_id(url)) for url in ("url:1", "url:2", "url:3")]
    for url in ("url:1", "url:2", "url:3"):
        said(store, url, "Castle")
    # The second to come is made the third: it is in two articles then.
    store.con.execute("UPDATE entity_links SET entity_id = 7 WHERE link_key IN (?, ?)", castles[1:])
    resolve(store.con, write(names=["Castle,PERSON,Castle the Elder,"]))
    [ambiguous] = applied(store.con)
    assert "means 2 entities (7 in 2 articles; " in ambiguous
    assert " in 1 article); give the entity_id" in ambiguous


def test_an_article_or_row_that_is_not_there_or_not_one_is_told(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron")
    said(store, "url:2", "Ben Castle")
    store.con.execute("UPDATE articles SET external_id = 'same'")
    resolve(store.con, write(rejected_statements=["nowhere,0,,", "same,0,,", f"{stable_id('url:1')},9,,"]))
    nowhere, several, no_row = applied(store.con)
    assert "No article has the id or URL 'nowhere'" in nowhere
    assert "2 articles are called 'same'" in several
    assert "has no statement that is so numbered and worded" in no_row
    assert store.rows("SELECT count(*) FROM statements") == [(2,)]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("merges.csv", "entity,entity_kid,into\n", "line 1: there is no column 'entity_kid', did you mean 'entity_kind'?"),
        ("merges.csv", "entity,note\n", "line 1: the column 'into' is missing"),
        ("merges.csv", "# only comments\n", "has no header"),
        ("merges.csv", "# one\nentity,into\nAda,\n", "line 3: 'into' is empty"),
        ("merges.csv", "entity,into\nAda Byron,5\n", "line 2: 'Ada Byron' is a name"),
        ("merges.csv", "entity,into\n1,2,3\n", "line 2: there are 3 fields under 2 columns"),
        ("merges.csv", "entity,into\n1,2\n1,2\n", "line 3: this repeats line 2"),
        ("merges.csv", 'entity,into\n1,"2\n', "double quote"),
        ("kinds.csv", "entity,kind\n1,PERSEN\n", "line 2: there is no kind 'PERSEN', did you mean 'PERSON'?"),
        ("source_countries.csv", "source,country_code\nX,Untied Kingdom\n", "did you mean GB (United Kingdom)?"),
        ("rejected_statements.csv", "article,number,text\na,,\n", "give the number or the text"),
        ("rejected_statements.csv", "article,number\na,one\n", "'one' is no number"),
        ("merge.csv", "entity,into\n", "is no file of corrections, did you mean 'merges.csv'?"),
    ],
)
def test_a_line_that_means_nothing_is_named(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(CorrectionError) as error:
        read_corrections(tmp_path)
    assert sentence in str(error.value)
    assert name in str(error.value)


def test_the_shipped_files_say_nothing_and_their_examples_are_valid(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "seeds" / "corrections"
    assert read_corrections(shipped) == []
    examples = 0
    for path in shipped.glob("*.csv"):
        comments, header = path.read_text("utf-8").splitlines()[:-1], path.read_text("utf-8").splitlines()[-1]
        lines = [header, *(line.removeprefix("# ") for line in comments[1:])]
        (tmp_path / path.name).write_text("\n".join(lines), "utf-8")
        examples += len(lines) - 1
    assert len(read_corrections(tmp_path)) == examples == 9


def test_where_they_are_looked_for(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    (project / "corrections").mkdir(parents=True)
    elsewhere.mkdir()
    assert corrections_folder(elsewhere, project / "news.duckdb") == project / "corrections"
    assert corrections_folder(project, elsewhere / "news.duckdb").parent.name == "seeds"
    (project / "newsloom.toml").touch()
    assert corrections_folder(project, elsewhere / "news.duckdb") == project / "corrections"


def test_rejected_rows_keep_all_columns(store: Store) -> None:
    migrate(store.con, "test")
    for table in ("roles", "statements", "statement_speakers"):
        (own,) = store.rows(
            f"SELECT list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE table_name = '{table}'"
        )
        (kept,) = store.rows(
            f"SELECT list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE table_name = 'rejected_{table}'"
        )
        assert set(own[0]) <= set(kept[0])
