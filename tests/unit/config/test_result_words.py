"""How firm a winner is, in words for people in a terminal."""

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.result_words import firmness_sentences
from judge_desktop.domain.contest import Method
from judge_desktop.domain.statistics import LeftOut, Verdict, WinnerCheck

EQUAL = {"A1": 0.5, "A2": 0.5}


def left_out(*judges: str) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(judge=judge, category="A", winners=("A2",), changed=True) for judge in judges)


@pytest.mark.parametrize(
    ("verdict", "winners", "without", "english", "thai"),
    [
        (
            Verdict.TIED,
            ("A1",),
            (),
            "The scores are equal; a decision put A1 first",
            "คะแนนเท่ากัน อันดับ 1 คือ A1 ซึ่งมาจากมติ",
        ),
        (
            Verdict.TIED,
            ("A1", "A2"),
            (),
            "No single winner yet, so nothing can be said about how firm it is",
            "ยังไม่มีผลงานที่ได้อันดับ 1 เพียงผลงานเดียว จึงยังบอกไม่ได้ว่าผลการตัดสินมั่นคงเพียงใด",
        ),
        (
            Verdict.ONE_JUDGE,
            ("A1",),
            left_out("x"),
            "Depends on one judge: without x the first would be A2",
            "ผลการตัดสินขึ้นกับกรรมการเพียงหนึ่งคน: หากไม่มี x อันดับ 1 คือ A2",
        ),
        (
            Verdict.ONE_JUDGE,
            ("A1",),
            left_out("x", "y"),
            "Depends on single judges: without x the first would be A2; without y the first would be A2",
            "ผลการตัดสินขึ้นกับกรรมการบางท่าน: หากไม่มี x อันดับ 1 คือ A2; หากไม่มี y อันดับ 1 คือ A2",
        ),
    ],
)
def test_equal_scores_and_single_judges_are_called_what_they_are(
    verdict: Verdict, winners: tuple[str, ...], without: tuple[LeftOut, ...], english: str, thai: str
) -> None:
    check = WinnerCheck(category="A", winners=winners, verdict=verdict, without=without, shares=EQUAL)
    for language, sentence in ((Language.EN, english), (Language.TH, thai)):
        first, *_, last = firmness_sentences(check, Method.MEAN, translator(language))
        assert first == sentence
        assert last.endswith("A1 50.0%, A2 50.0%")
