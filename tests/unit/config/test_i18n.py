"""Two languages: English is the key, Thai comes from the catalogs, a missing Thai sentence never stops anyone."""

from judge_desktop.config.i18n import Language, Translator, current_language, mark, set_language, tr, translator, trn

THAI = translator(Language.TH)
ENGLISH = translator(Language.EN)


def test_a_sentence_is_said_in_either_language() -> None:
    assert ENGLISH("Please enter a score") == "Please enter a score"
    assert THAI("Please enter a score") == "กรุณากรอกคะแนน"


def test_placeholders_are_filled() -> None:
    sentence = "The score must be between 0 and {full_mark}"
    assert ENGLISH(sentence, full_mark=30) == "The score must be between 0 and 30"
    assert THAI(sentence, full_mark=30) == "คะแนนต้องอยู่ระหว่าง 0 ถึง 30"


def test_braces_of_a_sentence_without_values_stay() -> None:
    assert ENGLISH("A set is written {1, 2}") == "A set is written {1, 2}"


def test_what_has_no_thai_yet_is_said_in_english() -> None:
    assert THAI("This sentence is in no catalog") == "This sentence is in no catalog"
    assert THAI.n("{n} unheard-of thing", "{n} unheard-of things", 2) == "2 unheard-of things"


def test_english_counts_one_and_many() -> None:
    counted = [ENGLISH.n("{n} file of {name}", "{n} files of {name}", n, name="Ann") for n in (0, 1, 2)]
    assert counted == ["0 files of Ann", "1 file of Ann", "2 files of Ann"]


def test_windows_change_language_as_they_stand() -> None:
    assert (current_language(), tr("Please enter a score")) == (Language.EN, "Please enter a score")
    set_language(Language.TH)
    assert (current_language(), tr("Please enter a score")) == (Language.TH, "กรุณากรอกคะแนน")
    assert trn("{n} unheard-of thing", "{n} unheard-of things", 1) == "1 unheard-of thing"


def test_translators_of_one_language_are_equal() -> None:
    assert translator(Language.TH) == Translator(Language.TH)
    assert Language("th") is Language.TH


def test_a_marked_sentence_is_itself() -> None:
    assert mark("Please enter a score") == "Please enter a score"
