"""How judges score and agree, in words; a share never says more than is so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.statistics_words import (
    alpha_bounds,
    alpha_words,
    order_words,
    question_words,
    reliability_words,
    severity_words,
    share_words,
    signed,
)
from judge_desktop.domain.statistics import JudgeFigures, Outlier

ENGLISH, THAI = translator(Language.EN), translator(Language.TH)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 %"), (0.004, "< 1 %"), (0.01, "1 %"), (0.5, "50 %"), (0.99, "99 %"), (0.999, "> 99 %"), (1.0, "100 %")],
)
def test_a_share_never_says_all_or_none_of_what_is_only_nearly_so(share: float, words: str) -> None:
    assert share_words(share) == words


@pytest.mark.parametrize(
    ("alpha", "words", "bounds"),
    [
        (0.8, "firm", "0.80 and above"),
        (0.667, "tentative", "0.667 to 0.80"),
        (0.66, "weak", "below 0.667"),
        (-0.1, "weak", "below 0.667"),
    ],
)
def test_agreement_is_read_with_its_bounds(alpha: float, words: str, bounds: str) -> None:
    assert (alpha_words(alpha, ENGLISH), alpha_bounds(alpha, ENGLISH)) == (words, bounds)


def test_a_judge_is_described_in_words() -> None:
    judge = JudgeFigures(judge="j1", scorecards=9, severity=3.24, spearman_rest=0.84)
    assert severity_words(judge, ENGLISH) == "Gives 3.2 points more on average"
    assert severity_words(replace(judge, severity=-3.24), ENGLISH).startswith("Gives 3.2 points less")
    assert severity_words(replace(judge, severity=-0.04), ENGLISH) == "Gives as much as the others on average"
    assert severity_words(replace(judge, severity=None), ENGLISH) == "Nobody else scored the same submissions"
    assert [signed(one) for one in (3.24, -3.24, 0.01, None)] == ["+3.2", "−3.2", "0.0", "—"]
    assert order_words(None, ENGLISH) == "all scores are equal"
    assert [order_words(one, ENGLISH, are_few=True) for one in (0.8, 0.5, 0.0, -1.0, None)] == [
        "much the same order",
        "a similar order",
        "a different order",
        "rather the opposite order",
        "needs 5 submissions scored by all",
    ]
    outlier = Outlier(judge="j1", submission="A1", category="A", residual=-18.2)
    assert question_words(outlier, ENGLISH) == (
        "This total lies 18 points below what was to be expected. Please ask about it"
    )
    assert question_words(replace(outlier, residual=18.2), THAI) == "คะแนนนี้สูงกว่าที่คาด 18 คะแนน กรุณาสอบถาม"


def test_agreement_is_put_in_words() -> None:
    assert [alpha_words(one, ENGLISH) for one in (0.8, 0.7, 0.6)] == ["firm", "tentative", "weak"]
    assert [reliability_words(one, ENGLISH) for one in (0.9, 0.8, 0.5, -0.2)] == [
        "excellent",
        "good",
        "moderate",
        "poor",
    ]
