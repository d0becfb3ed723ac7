import pytest

from flows.extract.encoding import codec_of, detect

from .conftest import Extracting

ENGLISH = "The mayor said the harbour would reopen on Monday after repairs to the pier. " * 5


def test_a_text_is_one_article(extracted: Extracting) -> None:
    found = extracted("news/2024/Harbour reopens.txt", "Harbour reopens\r\n\r\nThe mayor said so.\n")
    (record,) = found.records
    assert record["input"] == "news/2024/Harbour reopens.txt"
    assert (record["position"], record["external_id"], record["relative_path"]) == (1, "Harbour reopens", "Harbour reopens.txt")
    assert (record["text"], record["html"]) == ("Harbour reopens\r\n\r\nThe mayor said so.\n", None)


def test_a_page_is_one_article(extracted: Extracting) -> None:
    page = "<!-- saved -->\n<!DOCTYPE html><html><head><title>Harbour</title></head><body><p>Open.</p></body></html>"
    for name in ("a.html", "a.txt", "a", "a.json"):
        (record,) = extracted(name, page).records
        assert (record["html"], record["text"], record["external_id"]) == (page, None, "a")


@pytest.mark.parametrize("name", ["a.txt", "Notes of 3. May", "story.text", "README"])
def test_texts_by_name(extracted: Extracting, name: str) -> None:
    assert len(extracted(name, ENGLISH).records) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "The file is empty."),
        ("a.txt", b" \n\xef\xbb\xbf\0\0", "The file is empty."),
        ("a.txt", bytes(range(256)) * 20, "This is a binary file"),
        ("a.jsonl", b"\x00\x01\x02\x03" * 100, "This is a binary file"),
        ("a.pdf", b"%PDF-1.4\n%\xe2\xe3", "This is a PDF document, which newsloom does not read"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", "This is a document of an older Office program"),
        ("a.txt", b"SQLite format 3\0", "This is an SQLite database"),
        ("a.gz", ENGLISH.encode(), "The file is named .gz and holds no such data"),
        ("a.bz2", b"BZh91AY&SY", "This is a bzip2 archive"),
        ("README.md", ENGLISH.encode(), "Newsloom does not know files named .md"),
        ("a.yaml", ENGLISH.encode(), "Newsloom does not know files named .yaml; rename it to .txt if it is an article"),
        ("feed.xml", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "The feed has no items"),
        ("a.html", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "The feed has no items"),
        ("sitemap.xml", b'<?xml version="1.0"?><!-- x --><urlset></urlset>', "This is a sitemap, which names 0 pages"),
        ("a.xml", b'<?xml version="1.0"?><doc></doc>', "This is XML of a kind newsloom does not know"),
        ("a.txt", b"x" * 1_234_567, "The text has 1,234,567 characters, over the limit of 1,000,000"),
        ("a.html", b"<p>" + b"x" * 10_000_000, "The HTML has 10,000,003 characters, over the limit of 10,000,000"),
        ("a.txt", b"x" * 41_000_000, "The file is one text of more than 40 MB"),
    ],
)
def test_what_is_no_article(extracted: Extracting, name: str, content: bytes, reason: str) -> None:
    found = extracted(name, content)
    assert not found.records
    assert [reject["reason"][: len(reason)] for reject in found.rejects] == [reason]


def test_the_longest_text_is_loaded(extracted: Extracting) -> None:
    assert len(extracted("a.txt", "é" * 1_000_000).records) == 1


SPANISH = "El señor Muñoz, alcalde de la ciudad, declaró que la reforma del muelle costará más de lo previsto. "
SAMPLES = {
    "cp1252": SPANISH,
    "cp1250": "Burmistrz powiedział, że długo oczekiwana przebudowa nabrzeża będzie kosztować więcej, niż się spodziewano. ",
    "cp1251": "Мэр заявил, что долгожданная перестройка набережной обойдётся дороже, чем ожидалось. ",
    "koi8_r": "Мэр заявил, что долгожданная перестройка набережной обойдётся дороже, чем ожидалось. ",
    "cp1253": "Ο δήμαρχος δήλωσε ότι η αναμενόμενη ανακατασκευή της προβλήτας θα κοστίσει περισσότερο. ",
    "cp1254": "Belediye başkanı, uzun süredir beklenen rıhtım onarımının bütçeye beklenenden pahalıya"
    " mal olacağını söyledi; çığır açıcı değişiklik. ",
    "cp1256": "وقال رئيس البلدية إن إعادة بناء الرصيف ستكلف أكثر مما كان متوقعا. ",
    "gb18030": "市长表示，期待已久的码头重建工程将比预期花费更多。",
    "big5": "市長表示，期待已久的碼頭重建工程將比預期花費更多。",
    "cp932": "市長は、待望の埠頭の改修には予想以上の費用がかかると述べた。",
    "euc_jp": "市長は、待望の埠頭の改修には予想以上の費用がかかると述べた。",
    "cp949": "시장은 오랫동안 기다려온 부두 재건에 예상보다 많은 비용이 들 것이라고 말했다. ",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_encodings_are_detected(extracted: Extracting, encoding: str) -> None:
    text = ENGLISH * 100 + SAMPLES[encoding] * 4  # the first tens of kilobytes say nothing
    (record,) = extracted("a.txt", text.encode(encoding)).records
    assert (record["text"], record["flags"]) == (text, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_unicode_with_and_without_a_mark(extracted: Extracting, encoding: str) -> None:
    for name in ("a.txt", "a.html"):
        text = ("<p>" if name == "a.html" else "") + ENGLISH + SPANISH
        (record,) = extracted(name, text.encode(encoding)).records
        assert (record["text"] or record["html"], record["flags"]) == (text, [])


def test_one_accent_in_english_is_western() -> None:
    assert detect([b"A caf\xe9 on the quay, for \xa33."]) == "cp1252"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Une fête à Besançon, déjà.".encode() + b" \xff\xfe", "Une fête à Besançon, déjà. \ufffd\ufffd"),
        ("The café".encode()[:-1], "The caf\ufffd"),
    ],
)
def test_undecodable_bytes_are_flagged(extracted: Extracting, content: bytes, text: str) -> None:
    (record,) = extracted("a.txt", content).records
    assert (record["text"], record["flags"]) == (text, ["undecodable_bytes"])


def test_a_replacement_character_of_the_source_is_not_ours(extracted: Extracting) -> None:
    (record,) = extracted("a.txt", "A \ufffd here.").records
    assert record["flags"] == []


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("latin-1", "cp1252", "“Quoted” – £3"),
        ("ISO-8859-1", "cp1252", "“Quoted” – £3"),
        ("gb2312", "gb18030", "镕基说"),
        ("koi8-r", "koi8_r", "Я"),
        ("windows-1250", "cp1250", "Łódź"),
        ("Shift_JIS", "cp932", "①東京"),
        ("iso-2022-jp", "iso2022_jp", "東京"),
    ],
)
@pytest.mark.parametrize(
    "form", ['<meta charset="{}">', "<meta http-equiv=Content-Type content='text/html; charset={}'>", "<META CHARSET={} />"]
)
def test_pages_declare_their_encoding(extracted: Extracting, label: str, encoding: str, text: str, form: str) -> None:
    page = f"<html><head>{form.format(label)}</head><body><p>{text}</p></body></html>"
    (record,) = extracted("a.html", page.encode(encoding)).records
    assert (record["html"], record["flags"]) == (page, [])


def test_an_xml_declaration_counts(extracted: Extracting) -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><body><p>Łódź</p></body></html>'
    (record,) = extracted("a.xhtml", page.encode("iso-8859-2")).records
    assert record["html"] == page


@pytest.mark.parametrize("label", ["windows-1252", "utf-16", "no-such-label", "utf-8"])
def test_a_false_label_does_not_spoil_utf_8(extracted: Extracting, label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>Fête à Nîmes</p></body></html>'
    (record,) = extracted("a.html", page.encode()).records
    assert (record["html"], record["flags"]) == (page, [])


def test_labels_mean_what_browsers_take_them_for() -> None:
    assert codec_of("latin-1") == codec_of("ISO-8859-1") == codec_of("us-ascii") == "cp1252"
    assert codec_of("gb2312") == codec_of("GBK") == "gb18030"
    assert codec_of("no-such") is codec_of("") is codec_of(None) is None
