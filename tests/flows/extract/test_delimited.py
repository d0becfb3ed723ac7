import pytest

from .conftest import Extracting


def test_rows_with_quoted_newlines(extracted: Extracting) -> None:
    content = (
        'id,Headline,Body,Published At\r\n7,"The ""old"" bridge","First line.\r\nSecond, line.",2024-03-01\r\n'
        "\r\n8,Next,Short.,\r\n"
    )
    found = extracted("a.csv", content)
    assert [(r["position"], r["external_id"], r["title"], r["text"], r["published_at"]) for r in found.records] == [
        (1, "7", 'The "old" bridge', "First line.\nSecond, line.", "2024-03-01"),
        (2, "8", "Next", "Short.", None),
    ]
    assert not found.rejects


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "-a"])
def test_dialects_are_recognised(extracted: Extracting, delimiter: str, newline: str, name: str) -> None:
    rows = [["url", "title", "text"], ["https://a.example/1", "One", "The text, it is; one | two."], ["", "Two", "B."]]
    content = newline.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    found = extracted(name, content)
    assert [(r["url"], r["title"], r["text"]) for r in found.records] == [
        ("https://a.example/1", "One", "The text, it is; one | two."),
        (None, "Two", "B."),
    ]


def test_a_declared_delimiter(extracted: Extracting) -> None:
    found = extracted("a.csv", "sep=;\nid;text\n1;One, two.\n")
    assert [(r["external_id"], r["text"]) for r in found.records] == [("1", "One, two.")]


def test_an_unclosed_quotation_costs_one_row(extracted: Extracting) -> None:
    content = 'id,title,text\n1,One,First.\n2,"Two,Second.\n3,Three,"Third, with a comma."\n4,Four,Fourth.\n'
    found = extracted("a.csv", content)
    assert [r["external_id"] for r in found.records] == ["1", "3", "4"]
    assert found.records[1]["text"] == "Third, with a comma."
    assert [(reject["position"], reject["excerpt"]) for reject in found.rejects] == [(2, '2,"Two,Second.')]
    found = extracted("b.csv", "\n".join(["id,text", '1,"Never closed', *(f"{n},Text {n}." for n in range(2, 50_000))]))
    assert len(found.records) == 49_998
    assert [reject["reason"] for reject in found.rejects] == ["A quotation mark that opens in this row is never closed."]


def test_rows_that_do_not_fit_the_header(extracted: Extracting) -> None:
    found = extracted("a.csv", "id,text\n1,One,too much\n2\n3,Three,,\n,\n4,Four\n")
    assert [(r["position"], r["external_id"]) for r in found.records] == [(3, "3"), (5, "4")]
    assert [reject["position"] for reject in found.rejects] == [1, 2]
    assert "3 cells, and the header only 2" in found.rejects[0]["reason"]
    assert "no text" in found.rejects[1]["reason"]


def test_joined_files_repeat_mark_and_header(extracted: Extracting) -> None:
    one = "\ufeffid,text\n1,One.\n"
    found = extracted("a.csv", one + one.replace("1,One", "2,Two"))
    assert [r["external_id"] for r in found.records] == ["1", "2"]
    assert not found.rejects


def test_null_words_are_no_values(extracted: Extracting) -> None:
    found = extracted("a.csv", "id,author,section,text\n1,NaN,null,One.\n2,None,N/A,nan\n")
    assert [(r["authors"], r["section"]) for r in found.records] == [([], None)]
    assert len(found.rejects) == 1


def test_authors_written_as_a_list(extracted: Extracting) -> None:
    found = extracted("a.csv", "author;text\n['Ada Novak', 'Bo Lind'];One.\nAda Novak, Bo Lind and Cy Moe;Two.\n")
    assert [r["authors"] for r in found.records] == [["Ada Novak", "Bo Lind"], ["Ada Novak, Bo Lind and Cy Moe"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "id,date\n1,2024\n",
            "No column of the table is a text; its first row must name one text, body, content or html, and has id, date.",
        ),
        ("id,text\n", "The table has no rows below its header."),
        ("", "The file is empty."),
        ("Just prose in a file of the wrong name.\n", "No column of the table is a text"),
    ],
)
def test_tables_without_articles(extracted: Extracting, content: str, reason: str) -> None:
    found = extracted("a.csv", content)
    assert not found.records
    assert [reject["reason"].startswith(reason) for reject in found.rejects] == [True]


def test_a_row_too_long(extracted: Extracting) -> None:
    found = extracted("a.csv", "id,text\n1,One.\n2," + "x" * 16_500_000 + "\n3,Three.\n")
    assert [r["external_id"] for r in found.records] == ["1", "3"]
    assert "longer than 16 MB" in found.rejects[0]["reason"]


def test_encodings_and_nul_bytes(extracted: Extracting) -> None:
    text = "Die Bürger von Köln wählen; schöne Grüße aus der Südstadt, müde Füße überall."
    found = extracted("a.csv", f'id;text\n1;Plain \0 one.\n2;"{text}"\n'.encode("cp1252"))
    assert [r["text"] for r in found.records] == ["Plain \0 one.", text]
    found = extracted("b.csv", f'id,text\n1,"{text}"\n'.encode("utf-16"))
    assert [r["text"] for r in found.records] == [text]
    found = extracted("c.csv", 'id,text\n1,"Déjà vu à Paris, '.encode() + b'\xff."\n')
    assert [r["flags"] for r in found.records] == [["undecodable_bytes"]]
