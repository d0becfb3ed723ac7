import os
from pathlib import Path

import pytest

from flows.extract import InputError, NothingFoundError, extract
from flows.extract.inputs import expand

from .conftest import read_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "inbox/b.txt",
        "inbox/a.txt",
        "inbox/deep/er/c.txt",
        "inbox/.hidden.txt",
        "inbox/.git/d.txt",
        "inbox/page_files/x.css",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path


def found(folder: Path, *inputs: str) -> list[tuple[str, str | None]]:
    return [(source.label, source.relative_path) for source in expand(inputs, folder)]


def test_a_folder_is_read_to_its_depth_in_order(folder: Path) -> None:
    files = [("inbox/a.txt", "a.txt"), ("inbox/b.txt", "b.txt"), ("inbox/deep/er/c.txt", "deep/er/c.txt")]
    assert found(folder, "inbox") == found(folder, "inbox/") == files
    assert found(folder, str(folder / "inbox")) == [(f"{folder}/{label}", relative) for label, relative in files]


def test_patterns(folder: Path) -> None:
    assert found(folder, "inbox/*.txt") == [("inbox/a.txt", "a.txt"), ("inbox/b.txt", "b.txt")]
    assert found(folder, "inbox/**/*.txt") == found(folder, "inbox")
    assert found(folder, "inbox/**") == found(folder, "inbox")
    assert found(folder, "inbox/dee*") == [("inbox/deep/er/c.txt", "er/c.txt")]
    assert found(folder, "inbox/[b-z].txt") == [("inbox/b.txt", "b.txt")]


def test_a_name_with_a_wildcard_in_it_is_a_name(folder: Path) -> None:
    (folder / "inbox" / "[a].txt").write_text("Brackets.")
    assert found(folder, "inbox/[a].txt") == [("inbox/[a].txt", "[a].txt")]


def test_the_same_file_is_read_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to("inbox/b.txt")
    assert found(folder, "inbox/b.txt", "inbox", "inbox/*.txt", "link.txt") == [
        ("inbox/b.txt", "b.txt"),
        ("inbox/a.txt", "a.txt"),
        ("inbox/deep/er/c.txt", "deep/er/c.txt"),
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("inbox/aa.txt", "inbox/aa.txt does not exist (there is inbox/a.txt); check the name"),
        ("nowhere/at/all.txt", "nowhere/at/all.txt does not exist; check the name"),
        ("", "an input is empty"),
        ("a\0b", "an input is empty"),
        ("ftp://a.example/x.txt", "ftp://a.example/x.txt is no http or https address; download it and give the file"),
        ("s3://me:secret@bucket/x", "s3://bucket/x is no http"),
        ("http:///path", "http:///path is not a complete address"),
        ("x" * 5000, "xxx"),
    ],
)
def test_mistakes_are_one_sentence_before_anything_is_read(folder: Path, given: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        extract(["inbox", given], base=folder)
    assert str(caught.value).startswith(message)
    assert not isinstance(caught.value, NothingFoundError)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("inbox/*.jsonl", "no file matches inbox/*.jsonl"),
        ("empty", "empty is a folder without files that newsloom reads"),
        ("inbox/page_files", "inbox/page_files is a folder without files that newsloom reads"),
    ],
)
def test_nothing_found_is_told_from_a_mistake(folder: Path, given: str, message: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(NothingFoundError, match="^" + message.replace("*", r"\*")):
        extract([given], base=folder)


def test_no_inputs_at_all() -> None:
    with pytest.raises(InputError, match="no inputs are given"):
        extract([])


def test_names_that_are_not_unicode(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/inbox/caf\xe9.txt")).write_text("Odd name.")
    records, _ = read_all("inbox", base=folder)
    assert [r["input"] for r in records] == ["inbox/a.txt", "inbox/b.txt", "inbox/caf\ufffd.txt", "inbox/deep/er/c.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "inbox" / "pipe")
    assert len(read_all("inbox", base=folder).records) == 3


def test_what_cannot_be_opened_costs_one_row(folder: Path) -> None:
    (folder / "inbox" / "gone.txt").symlink_to("nowhere")
    batches = extract(["inbox"], base=folder)
    (folder / "inbox" / "b.txt").unlink()
    rejects = [reject for batch in batches for reject in batch.rejects.to_dicts()]
    assert [(reject["input"], "cannot be read" in reject["reason"]) for reject in rejects] == [
        ("inbox/b.txt", True),
        ("inbox/gone.txt", True),
    ]
