"""Every code has its sentence in both languages, with the same placeholders."""

import string
from decimal import Decimal

import pytest

from judge_desktop.config import phrases
from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.domain.statistics import Caution, CautionCode

THAI = translator(Language.TH)
ENGLISH = translator(Language.EN)
ALL_CODES: list[Code | FindingCode | CautionCode] = [*Code, *FindingCode, *CautionCode]


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_refusal_and_a_finding_of_one_name_keep_their_own_sentences() -> None:
    refusal, finding = Code.ATTACHMENT_CHANGED, FindingCode.ATTACHMENT_CHANGED
    assert refusal.value == finding.value
    assert phrases.english(refusal) != phrases.english(finding)


def code_and_type(code: Code | FindingCode | CautionCode) -> str:
    return f"{type(code).__name__} {code}"


@pytest.mark.parametrize("code", ALL_CODES, ids=code_and_type)
def test_every_code_has_a_sentence_in_both_languages(code: Code | FindingCode | CautionCode) -> None:
    english = phrases.english(code)
    thai = THAI(english)
    assert thai != english
    assert placeholders(thai) == placeholders(english)
    assert not thai.endswith(".")
    said = phrases.sentence(code, THAI, **dict.fromkeys(placeholders(english), "ก"))
    assert "{" not in said


def test_details_are_written_as_people_write_them() -> None:
    sentence = phrases.sentence(FindingCode.SCORE_ABOVE_FULL_MARK, ENGLISH, full_mark=Decimal("30.0"))
    assert sentence == "The score exceeds the full mark of 30"
    assert phrases.sentence(Code.JUDGE_UNKNOWN, ENGLISH, judge=("j1", "j2")).startswith("There is no judge “j1, j2”")


def test_a_detail_that_did_not_come_reads_as_a_dash() -> None:
    assert phrases.sentence(FindingCode.SCORE_ABOVE_FULL_MARK, THAI) == "คะแนนเกินคะแนนเต็ม – คะแนน"


def test_braces_in_a_detail_are_text() -> None:
    said = phrases.sentence(Code.SUBMISSION_UNKNOWN, ENGLISH, submission="{judge}")
    assert said == "There is no submission “{judge}” in this contest. Check the list of submissions."


def test_errors_and_findings_bring_their_details() -> None:
    error = JudgeDesktopError(Code.CATEGORY_UNKNOWN, category="smart-moon")
    finding = Finding(code=FindingCode.SCORE_OFF_STEP, severity=Severity.BLOCKS, details={"step": "0.5"})
    assert phrases.sentence_of_error(error, THAI).startswith("ไม่มีด้าน “smart-moon” ในการประกวดนี้")
    assert phrases.sentence_of_finding(finding, ENGLISH) == "The score must be a multiple of 0.5"


def test_cautions_name_figures_groups_and_shares_as_people_do() -> None:
    few = Caution(
        code=CautionCode.TOO_FEW_SUBMISSIONS, details={"figure": "krippendorff_alpha", "needed": 5, "found": 3}
    )
    assert phrases.sentence_of_caution(few, ENGLISH) == ("Krippendorff's alpha needs at least 5 submissions (found: 3)")
    assert phrases.sentence_of_caution(few, THAI) == (
        "ค่าแอลฟาของ Krippendorff ต้องมีผลงานอย่างน้อย 5 ผลงาน แต่มีเพียง 3 ผลงาน"
    )
    islands = [{"judges": ["x", "y"], "submissions": ["A", "B"]}, {"judges": ["z"], "submissions": ["C"]}]
    apart = Caution(code=CautionCode.GRAPH_NOT_CONNECTED, details={"islands": islands})
    assert phrases.sentence_of_caution(apart, ENGLISH).endswith("adjusted for it: x, y; z")
    assert "2 กลุ่ม" in phrases.sentence_of_caution(apart, THAI)
    left = Caution(code=CautionCode.PANELS_LEFT_OUT, details={"panels": 12, "share": 0.0125})
    assert "12 leave a submission without scores and were left out (1.2% of all)" in phrases.sentence_of_caution(
        left, ENGLISH
    )
