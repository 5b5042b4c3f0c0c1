"""Words are found however they were written, and each place is told with the text around it."""

import pytest

from judge_desktop.ui.viewers.search_folding import find_spans, fold_words, shown_text
from judge_desktop.ui.viewers.search_index import Hit, SearchIndex


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("โครงการน\u0e4d\u0e49าเสีย", "น้ำเสีย", "น\u0e4d\u0e49าเสีย"),  # the vowel in two letters
        ("ระบบน\u0e49\u0e4dาเสีย", "น้ำ", "น\u0e49\u0e4dา"),
        ("ท\u0e48\u0e35นี่", "ที่นี่", "ท\u0e48\u0e35นี่"),  # the tone before the vowel
        ("ปี ๒๕๖๖", "2566", "๒๕๖๖"),
        ("พ.ศ. 2566", "๒๕๖๖", "2566"),
        ("งบของเทศ\r\nบาลเมือง", "เทศบาล", "เทศ\r\nบาล"),
        ("คะแนน รวม", "คะแนนรวม", "คะแนน รวม"),
        ("หน้า 7", "หน้า7", "หน้า 7"),
        ("ผล\u200bงาน", "ผลงาน", "ผล\u200bงาน"),
        ("เเสงอาทิตย์", "แสงอาทิตย์", "เเสงอาทิตย์"),
        (f"ป{chr(0xF702)}", "ปี", f"ป{chr(0xF702)}"),  # a mark of an old font
        ("Smart\n  City", "smart city", "Smart\n  City"),
        ("STRASSE", "straße", "STRASSE"),
        ("e\u0301tude", "Étude", "e\u0301tude"),
        ("ef\ufb01cient", "efficient", "ef\ufb01cient"),
        ("e\ufb03cient", "efficient", "e\ufb03cient"),
    ],
)
def test_the_same_word_in_another_spelling_is_found(text: str, words: str, found: str) -> None:
    assert [text[start:end] for start, end in find_spans(text, words)] == ([found] if found else [])


def test_other_words_are_not_found() -> None:
    assert find_spans("ข้าวปลา", "ขาว") == []
    assert find_spans("smartcity", "smart city") == []
    assert find_spans("ก", "ก") == [], "one letter is not looked for"
    assert fold_words(" \u200b\n") == ""
    assert find_spans("aaaa", "aa") == [(0, 2), (2, 4)]


def test_hits_come_in_the_order_of_documents_and_pages() -> None:
    index = SearchIndex()
    index.set_keys(["b", "a"])
    index.add_text("a", 1, "ขยะ")
    index.add_text("b", 2, "ขยะ และขยะ")
    index.add_text("b", 1, "ลดขยะ")
    index.add_text("gone", 1, "ขยะ")

    assert [(one.key, one.page, one.nth) for one in index.find("ขยะ")] == [
        ("b", 1, 0),
        ("b", 2, 0),
        ("b", 2, 1),
        ("a", 1, 0),
    ]
    assert len(index.find("ขยะ", most=2)) == 2
    assert index.find("ข") == ()

    index.set_keys(["a"])
    assert [one.key for one in index.find("ขยะ")] == ["a"]
    index.set_keys([])
    assert (index.find("ขยะ"), index.keys(), index.has_text("a")) == ((), (), False)


def test_a_snippet_says_where_in_it_the_match_stands() -> None:
    index = SearchIndex()
    index.set_keys(["a"])
    text = "The water of the canal was tested every week and the\r\nwater level was published for all " + "x" * 200
    index.add_text("a", 3, text)

    first, second = index.find("WATER")
    assert first == Hit("a", 3, 0, first.snippet, (4, 9))
    assert first.snippet.startswith("The water of the canal")
    assert first.snippet.endswith("…")
    assert second.snippet[slice(*second.match)] == "water"
    assert second.snippet.startswith("…every week and the water")


def test_a_snippet_never_begins_inside_a_letter() -> None:
    index = SearchIndex()
    index.set_keys(["a"])
    index.add_text("a", 1, "กี่" * 40 + "น้ำ" + "กี่" * 3)

    (hit,) = index.find("น้ำ")
    assert hit.snippet[:2] == "…ก"
    assert hit.snippet[slice(*hit.match)] == "น้ำ"
    assert hit.snippet.endswith("กี่กี่กี่")


def test_a_scanned_document_has_no_text() -> None:
    index = SearchIndex()
    index.set_keys(["scan", "text"])
    index.add_text("scan", 1, "")
    index.add_text("scan", 2, " \r\n\u200b")
    index.add_text("text", 1, "a b")

    assert (index.has_text("scan"), index.has_text("text")) == (False, True)
    assert index.page_count("scan") == 2
    assert shown_text("ผล\r\nงาน  a\nb\u0002") == "ผลงาน a b"
