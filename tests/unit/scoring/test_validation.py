"""The rulebook of scores and scorecards."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Rules
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.domain.text import Text
from judge_desktop.scoring.validation import canonical, check_scorecard, check_session, read_number, read_score
from tests.helpers.small_round import card, contest, rubric

HALVES = Criterion(id="D2", name=Text(th="มิติที่ 2"), full_mark=Decimal(30), step=Decimal("0.5"))


def codes(findings: tuple[Finding, ...]) -> list[FindingCode]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("7", "7"),
        ("๗", "7"),
        ("๒๘,๕", "28.5"),
        (" 8.5 ", "8.5"),
        ("8,50", "8.5"),
        ("\u00a030\u00a0", "30"),
        ("0", "0"),
        ("-0", "0"),
        ("8.", "8"),
        (".5", "0.5"),
        ("007", "7"),
    ],
)
def test_what_a_judge_types_is_understood(typed: str, score: str) -> None:
    assert read_score(typed, HALVES) == (Decimal(score), ())


@pytest.mark.parametrize(
    "typed",
    [
        "ฯ",
        "ดี",
        "1,000",
        "1e1",
        "inf",
        "nan",
        "NaN",
        "—",
        "-",
        ".",
        "7 8",
        "7..5",
        "+7",
        "٧",
        "７",
        "0x7",
        "1_0",
        "1" * 13,
    ],
)
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    score, findings = read_score(typed, HALVES)
    assert score is None
    assert codes(findings) == [FindingCode.SCORE_NOT_A_NUMBER]


def test_an_empty_field_is_no_score_and_no_finding() -> None:
    assert read_score("", HALVES) == (None, ())
    assert read_score(" \t\u00a0", HALVES) == (None, ())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-1", FindingCode.SCORE_BELOW_ZERO),
        ("−๑", FindingCode.SCORE_BELOW_ZERO),
        ("30.5", FindingCode.SCORE_ABOVE_FULL_MARK),
        ("๓๑", FindingCode.SCORE_ABOVE_FULL_MARK),
        ("7.25", FindingCode.SCORE_OFF_STEP),
    ],
)
def test_a_number_that_is_not_allowed_is_returned_with_what_blocks_it(typed: str, code: FindingCode) -> None:
    score, findings = read_score(typed, HALVES)
    assert score == read_number(typed)
    assert codes(findings) == [code]
    assert findings[0].blocks
    assert findings[0].where.criterion == "D2"
    assert findings[0].details == {"full_mark": "30", "step": "0.5"}


def test_steps_are_exact_where_binary_floats_are_not() -> None:
    tenths = Criterion(id="D1", name=Text(), full_mark=Decimal(10), step=Decimal("0.1"))
    assert read_score("0.3", tenths) == (Decimal("0.3"), ())
    thirds = Criterion(id="D1", name=Text(), full_mark=Decimal(10), step=Decimal("2.5"))
    assert read_score("7.5", thirds) == (Decimal("7.5"), ())
    assert codes(read_score("7", thirds)[1]) == [FindingCode.SCORE_OFF_STEP]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7.0", "7"),
        ("8.50", "8.5"),
        ("1E+2", "100"),
        ("-0.0", "0"),
        ("0.000", "0"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_score_has_one_spelling(value: str, text: str) -> None:
    assert canonical(Decimal(value)) == text


def test_what_is_not_finite_has_no_spelling() -> None:
    with pytest.raises(ValueError, match="NaN"):
        canonical(Decimal("NaN"))


@given(st.decimals(min_value=0, max_value=999_999, places=3))
def test_every_spelled_score_is_read_back(value: Decimal) -> None:
    if "." in canonical(value) or value < 1000:
        assert read_number(canonical(value)) == value
    assert canonical(Decimal(canonical(value))) == canonical(value)


@given(st.text(max_size=14))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    number = read_number(text)
    assert number is None or number.is_finite()


def test_missing_scores_block_the_seal_and_nothing_else() -> None:
    half_done = card("A1", 7, None, 30, None, state="draft")
    assert check_scorecard(half_done, rubric(), Rules(), sealing=False) == ()
    findings = check_scorecard(half_done, rubric(), Rules(), sealing=True)
    assert [(one.code, one.where.criterion, one.where.submission) for one in findings] == [
        (FindingCode.SCORE_MISSING, "D2", "A1"),
        (FindingCode.SCORE_MISSING, "D4", "A1"),
    ]


def test_an_optional_criterion_may_stay_empty_but_not_all_of_them() -> None:
    optional = rubric()
    criteria = tuple(
        Criterion(id=one.id, name=one.name, full_mark=one.full_mark, required=False) for one in optional.criteria
    )
    free = type(optional)(id="free", criteria=criteria, total=Decimal(100))
    assert check_scorecard(card("A1", 7, None, None, None), free, Rules(), sealing=True) == ()
    assert len(check_scorecard(card("A1", None, None, None, None), free, Rules(), sealing=True)) == 4


def test_a_score_for_an_unknown_criterion_blocks() -> None:
    strange = Scorecard(submission="A1", scores={**card("A1", 70).scores, "D9": Decimal(1)})
    assert codes(check_scorecard(strange, rubric(), Rules(), sealing=False)) == [
        FindingCode.SCORE_FOR_UNKNOWN_CRITERION
    ]


def test_a_recused_or_absent_judge_has_no_scores() -> None:
    assert check_scorecard(card("A1", None, None, None, None, state="recused"), rubric(), Rules(), sealing=True) == ()
    recused = check_scorecard(card("A1", 70, state="recused"), rubric(), Rules(), sealing=True)
    absent = check_scorecard(card("A1", 70, state="absent"), rubric(), Rules(), sealing=False)
    assert codes(recused) == [FindingCode.SCORES_FOR_RECUSED]
    assert codes(absent) == [FindingCode.SCORES_FOR_ABSENT]


def test_comments_are_asked_for_when_the_contest_says_so() -> None:
    rules = Rules(comment_required=True, comment_minimum=10)

    def commented(text: str) -> Scorecard:
        return Scorecard(submission="A1", scores=card("A1", 70).scores, comments={"overall": text})

    assert check_scorecard(commented(""), rubric(), rules, sealing=False) == ()
    assert codes(check_scorecard(commented("  "), rubric(), rules, sealing=True)) == [FindingCode.COMMENT_MISSING]
    (typing,) = check_scorecard(commented("สั้น"), rubric(), rules, sealing=False)
    assert (typing.code, typing.blocks, typing.details) == (
        FindingCode.COMMENT_TOO_SHORT,
        False,
        {"minimum": 10, "count": 4},
    )
    (sealing,) = check_scorecard(commented("สั้น"), rubric(), rules, sealing=True)
    assert sealing.blocks
    assert check_scorecard(commented("ดีมาก ชัดเจน ครบถ้วน"), rubric(), rules, sealing=True) == ()
    assert check_scorecard(commented(""), rubric(), rules, sealing=True, has_words=False) == ()


def test_equal_totals_warn_only_inside_a_category() -> None:
    cards = [card("A1", 70), card("A2", 70), card("B1", 70), card("B2", 7, 20, 30, None, state="draft")]
    findings = check_session(cards, contest())
    assert [(one.code, one.where.submission, one.details["others"], one.blocks) for one in findings] == [
        (FindingCode.SAME_TOTAL_IN_CATEGORY, "A1", "A2", False),
        (FindingCode.SAME_TOTAL_IN_CATEGORY, "A2", "A1", False),
    ]


def test_a_recused_scorecard_is_like_no_other() -> None:
    recused = Scorecard(submission="A2", state=ScorecardState.RECUSED, scores=card("A2", 70).scores)
    assert check_session([card("A1", 70), recused], contest()) == ()
