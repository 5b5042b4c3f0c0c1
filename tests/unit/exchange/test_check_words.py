"""Six words stand for one file and no other, in either language, however they are typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import resource
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.check_words import completions, generate_passphrase, matches, parse, words

THIS = hashlib.sha256(b"manifest").hexdigest()
OTHER = hashlib.sha256(b"another").hexdigest()


def listed(language: Language) -> list[str]:
    return resource(f"check_words/{language.value}.txt").read_text(encoding="utf-8").splitlines()


def refusal(text: str) -> tuple[Code, object]:
    with pytest.raises(JudgeDesktopError) as caught:
        parse(text)
    return caught.value.code, caught.value.details.get("word", caught.value.details.get("count"))


def test_the_words_of_a_file_never_change() -> None:
    """Frozen: another version of the program must read out the same."""
    assert words(THIS, Language.EN) == ("cigar", "night", "surround", "enrich", "make", "adult")
    assert words(THIS, Language.TH) == ("ชะตา", "วาจา", "เป่า", "ธิดา", "รายได้", "กระทบ")
    assert parse(" ".join(words(THIS, Language.EN))) == parse(" ".join(words(THIS, Language.TH)))


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_this_file_match_it_and_no_other(language: Language) -> None:
    typed = " ".join(words(THIS, language))
    assert (matches(typed, THIS), matches(typed, OTHER)) == (True, False)
    assert matches(" ".join(reversed(typed.split())), THIS) is False


@pytest.mark.parametrize("separator", [" ", "  ", "\n", ", ", "-", " – ", "\u00a0", "\u200b ", ". "])
def test_separators_and_capitals_do_not_matter(separator: str) -> None:
    for language in Language:
        assert matches(f" {separator.join(words(THIS, language)).upper()} ", THIS)


def test_thai_words_may_be_typed_without_spaces_and_as_keyboards_spell_them() -> None:
    assert matches("".join(words(THIS, Language.TH)), THIS)
    for word in listed(Language.TH):
        typed = word.replace("แ", "เเ").replace("ำ", "\u0e4d\u0e32")
        typed = re.sub("([\u0e31\u0e34-\u0e39])([\u0e48-\u0e4b])", r"\2\1", typed)
        assert parse(" ".join([typed] * 6)) == parse(" ".join([word] * 6))


def test_a_word_on_no_list_and_a_wrong_number_of_words_are_told() -> None:
    english, thai = words(THIS, Language.EN), words(THIS, Language.TH)
    assert refusal(" ".join([*english[:5], "Xylophones"])) == (Code.CHECK_WORD_UNKNOWN, "xylophones")
    assert refusal(" ".join([*thai[:5], "ไซโลโฟน"])) == (Code.CHECK_WORD_UNKNOWN, "ไซโลโฟน")
    assert refusal("".join(english)) == (Code.CHECK_WORD_UNKNOWN, "".join(english))
    assert refusal(" ".join([thai[0], *english[1:]])) == (Code.CHECK_WORD_UNKNOWN, english[1])
    assert refusal(" ".join(english[:5])) == (Code.CHECK_WORDS_COUNT, 5)
    assert refusal(" ".join([*english, english[0]])) == (Code.CHECK_WORDS_COUNT, 7)
    assert refusal("") == (Code.CHECK_WORDS_COUNT, 0)
    assert refusal("word " * 1000) == (Code.CHECK_WORDS_COUNT, 1000)


def test_typing_is_completed() -> None:
    assert completions("ab", Language.EN, 3) == ("abandon", "ability", "able")
    assert completions("ZOO", Language.EN) == ("zoo",)
    assert completions("zzz", Language.EN) == ()
    assert all(word in completions(word, Language.TH) for word in listed(Language.TH))


@pytest.mark.parametrize("language", list(Language))
def test_the_lists_are_2048_different_plain_words_in_order(language: Language) -> None:
    found = listed(language)
    letters = "[a-z]{3,8}" if language is Language.EN else "[\u0e01-\u0e2e\u0e30-\u0e39\u0e40-\u0e44\u0e47-\u0e4b]{4,7}"
    assert len(set(found)) == 2048
    assert found == sorted(found)
    assert [word for word in found if not re.fullmatch(letters, word)] == []
    assert [word for word in found if unicodedata.normalize("NFC", word) != word] == []
    assert [parse(" ".join([word] * 6))[0] for word in found] == list(range(2048))


def test_no_two_thai_words_differ_by_tone_or_length_alone() -> None:
    def heard(word: str) -> str:
        same = str.maketrans("ะิึุศษสซณนรลฬทธฑฒพภคฆขฃใ", "าีืูสสสสนนลลลททททพพคคคคไ")
        return re.sub("[\u0e47-\u0e4b]", "", word).translate(same)

    found = listed(Language.TH)
    assert len({heard(word) for word in found}) == len(found)


def test_a_passphrase_is_five_words_and_never_the_same() -> None:
    for language in Language:
        first, second = generate_passphrase(language), generate_passphrase(language)
        assert first != second
        assert [word in listed(language) for word in first.split(" ")] == [True] * 5
