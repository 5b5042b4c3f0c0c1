"""The check words of an identity and of a package."""

import pytest

from judge_desktop.config.i18n import Language
from judge_desktop.exchange import check_words
from judge_desktop.workflow.identity import words_of


def test_the_words_of_a_digest_are_there_in_both_languages() -> None:
    digest = "0f" * 32
    words = words_of(digest)
    assert dict(words) == {language.value: check_words.words(digest, language) for language in Language}
    assert len(words) == 2
    with pytest.raises(KeyError):
        words["la"]
