"""What a contest, its rubric and its running order may be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from judge_desktop.domain.contest import (
    Assignment,
    Contest,
    Eligibility,
    Ground,
    Method,
    Recusal,
    RecusalScope,
    Round,
    Rules,
    TieBreakStep,
)
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.panel import Role
from judge_desktop.domain.rubric import Criterion, Level, Rubric
from judge_desktop.domain.schedule import Break, Schedule, Slot
from judge_desktop.domain.text import Text
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.ids import is_folder_name, is_id
from judge_desktop.scoring.rubric_validation import check_rubric
from judge_desktop.scoring.schedule_validation import check_schedule
from tests.helpers.small_round import contest, rubric, with_round

GOOD = contest()


def found(of: Contest) -> list[tuple[FindingCode, bool]]:
    return [(finding.code, finding.blocks) for finding in check_contest(of)]


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def test_a_good_contest_has_no_findings() -> None:
    assert check_contest(GOOD) == ()


def test_an_empty_contest_says_everything_that_is_missing() -> None:
    assert found(Contest(id="c0ffee", name=Text())) == [
        (FindingCode.CONTEST_NAME_MISSING, True),
        (FindingCode.NO_ROUND, True),
        (FindingCode.NO_CATEGORY, True),
        (FindingCode.NO_SUBMISSIONS, True),
        (FindingCode.NO_JUDGES, True),
        (FindingCode.NO_CHAIR, True),
    ]


@pytest.mark.parametrize("text", ["A1", "env-01", "a.b_c", "_x", "7", "A" * 64])
def test_allowed_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a.", ".a", "-a", "a b", "ก1", "a/b", "a\\b", "A" * 65, "a\n", "é", "A１"]
)
def test_ids_that_are_not_allowed(text: str) -> None:
    assert not is_id(text)


def test_windows_has_names_that_are_no_folders() -> None:
    assert is_id("CON")
    assert not is_folder_name("CON")
    assert not is_folder_name("nul.1")
    assert is_folder_name("CONSERVATION")


def test_ids_that_differ_only_in_capitals_are_the_same() -> None:
    twins = replace(GOOD, submissions=(*GOOD.submissions[:3], replace(GOOD.submissions[3], id="a1")))
    assert [(one.code, one.details["id"]) for one in check_contest(twins)] == [
        (FindingCode.DUPLICATE_ID, "A1"),
        (FindingCode.DUPLICATE_ID, "a1"),
    ]
    thai = replace(GOOD.submissions[3], id="ผลงาน")
    assert found(replace(GOOD, submissions=(*GOOD.submissions[:3], thai))) == [(FindingCode.ID_NOT_ALLOWED, True)]


def test_a_running_number_is_used_once() -> None:
    double = replace(GOOD, submissions=(*GOOD.submissions[:3], replace(GOOD.submissions[3], number=1)))
    findings = check_contest(double)
    assert [(one.code, one.where.submission, one.details["number"]) for one in findings] == [
        (FindingCode.DUPLICATE_NUMBER, "A1", 1),
        (FindingCode.DUPLICATE_NUMBER, "B2", 1),
    ]


def test_submissions_need_a_title_a_category_and_better_have_attachments() -> None:
    bare = replace(GOOD.submissions[0], title=Text(), category="Z", attachments=())
    assert found(replace(GOOD, submissions=(bare, *GOOD.submissions[1:]))) == [
        (FindingCode.SUBMISSION_CATEGORY_UNKNOWN, True),
        (FindingCode.SUBMISSION_TITLE_MISSING, True),
        (FindingCode.SUBMISSION_WITHOUT_ATTACHMENTS, False),
    ]


def test_categories_need_a_name_a_rubric_and_finalists() -> None:
    first = replace(GOOD.categories[0], name=Text(), rubric="other", awards=-1)
    none_left = tuple(replace(one, shortlisted=one.category != "A") for one in GOOD.submissions)
    assert found(replace(GOOD, categories=(first, GOOD.categories[1]), submissions=none_left)) == [
        (FindingCode.CATEGORY_NAME_MISSING, True),
        (FindingCode.CATEGORY_RUBRIC_UNKNOWN, True),
        (FindingCode.CATEGORY_WITHOUT_SUBMISSIONS, False),
        (FindingCode.RULE_NOT_POSSIBLE, True),
    ]


def with_judges(*changes: Mapping[str, object]) -> Contest:
    judges = GOOD.panel.judges
    changed = tuple(replace(judge, **change) for judge, change in zip(judges, changes, strict=False))  # type: ignore[arg-type]
    return replace(GOOD, panel=replace(GOOD.panel, judges=changed))


def test_a_panel_has_one_chair_names_and_enough_voting_judges() -> None:
    assert found(with_judges({"role": Role.JUDGE}, {}, {})) == [(FindingCode.NO_CHAIR, True)]
    assert found(with_judges({}, {"role": Role.CHAIR}, {})) == [(FindingCode.SEVERAL_CHAIRS, True)]
    assert found(with_judges({}, {"name": Text()}, {})) == [(FindingCode.JUDGE_NAME_MISSING, True)]
    assert found(with_judges({}, {"votes": False}, {})) == [(FindingCode.TOO_FEW_JUDGES, False)]
    nobody = {"votes": False}
    assert found(with_judges(nobody, nobody, nobody)) == [(FindingCode.NO_JUDGES, True)]
    silent_chair = replace(GOOD, rules=Rules(chair_may_judge=False))
    assert found(silent_chair) == [(FindingCode.CHAIR_MAY_NOT_JUDGE, True)]


def test_the_trimmed_mean_wants_five_judges() -> None:
    finding = only(check_contest(replace(GOOD, rules=Rules(method=Method.TRIMMED_MEAN))))
    assert (finding.code, finding.details) == (FindingCode.TOO_FEW_JUDGES, {"minimum": 5, "count": 3})


@pytest.mark.parametrize(
    ("rules", "setting"),
    [
        (Rules(decimals=-1), "decimals"),
        (Rules(minimum_scorecards=0), "minimum_scorecards"),
        (Rules(quorum_percent=101), "quorum_percent"),
        (Rules(severity_penalty=Decimal(-1)), "severity_penalty"),
        (Rules(discussion_spread=Decimal(-1)), "discussion_spread"),
        (Rules(tie_break_ladder=(TieBreakStep.MEDIAN, TieBreakStep.MEDIAN)), "tie_break_ladder"),
    ],
)
def test_rules_that_make_no_sense_block(rules: Rules, setting: str) -> None:
    finding = only(check_contest(replace(GOOD, rules=rules)))
    assert (finding.code, finding.details["setting"], finding.blocks) == (FindingCode.RULE_NOT_POSSIBLE, setting, True)


def test_assignments_and_recusals_name_people_and_works_that_exist() -> None:
    round_ = Round(
        id="final",
        name=Text(),
        assignments=(
            Assignment(judge="j1", submission="A1"),
            Assignment(judge="j1", submission="A2"),
            Assignment(judge="j9", submission="A1"),
            Assignment(judge="j9", submission="A2"),
        ),
        known_recusals=(
            Recusal(judge="j1", scope=RecusalScope.CATEGORY, target="A", ground=Ground.PARTY),
            Recusal(judge="j1", scope=RecusalScope.SUBMISSION, target="A", ground=Ground.PARTY),
        ),
    )
    findings = check_contest(with_round(GOOD, round_))
    assert [(one.code, one.details) for one in findings] == [
        (FindingCode.ASSIGNMENT_UNKNOWN, {"judge": "j1", "submission": "A"}),
        (FindingCode.ASSIGNMENT_UNKNOWN, {"judge": "j9", "submission": "A1"}),
        (FindingCode.ASSIGNMENT_UNKNOWN, {"judge": "j9", "submission": "A2"}),
    ]


def test_eligibility_is_part_of_it() -> None:
    rule = Eligibility(reference_date=date(2023, 8, 15))
    started = tuple(replace(one, start_date=date(2023, 2, 15)) for one in GOOD.submissions)
    assert check_contest(replace(GOOD, eligibility=rule, submissions=started)) == ()
    late = (replace(started[0], start_date=date(2023, 2, 16)), *started[1:])
    assert found(replace(GOOD, eligibility=rule, submissions=late)) == [
        (FindingCode.STARTED_TOO_LATE, False),
        (FindingCode.SHORTLISTED_THOUGH_INELIGIBLE, True),
    ]


def criterion(full_mark: str, step: str = "1", key: str = "D1") -> Criterion:
    return Criterion(id=key, name=Text(th="มิติ"), full_mark=Decimal(full_mark), step=Decimal(step))


def test_a_level_beyond_the_full_mark_is_told() -> None:
    first, *others = rubric().criteria
    levels = tuple(Level(lowest=Decimal(lowest), name=Text(th="ดี")) for lowest in ("0", "10", "10.5"))
    finding = only(check_rubric(replace(rubric(), criteria=(replace(first, levels=levels), *others))))
    assert (finding.code, finding.blocks, finding.where.criterion, finding.details) == (
        FindingCode.LEVEL_OUT_OF_REACH,
        False,
        "D1",
        {"lowest": "10.5", "full_mark": "10"},
    )


def test_full_marks_must_add_up() -> None:
    finding = only(check_rubric(replace(rubric(), total=Decimal(90))))
    assert (finding.code, finding.details) == (FindingCode.FULL_MARKS_DO_NOT_ADD_UP, {"sum": "100", "total": "90"})
    assert check_rubric(rubric()) == ()


def test_a_rubric_has_criteria_with_marks_steps_and_names() -> None:
    assert only(check_rubric(Rubric(id="r", criteria=(), total=Decimal(0)))).code is FindingCode.RUBRIC_WITHOUT_CRITERIA
    for full_mark, step, code in (
        ("0", "1", FindingCode.FULL_MARK_NOT_POSITIVE),
        ("-5", "1", FindingCode.FULL_MARK_NOT_POSITIVE),
        ("10", "3", FindingCode.STEP_DOES_NOT_FIT),
        ("10", "0", FindingCode.STEP_DOES_NOT_FIT),
        ("10", "-1", FindingCode.STEP_DOES_NOT_FIT),
        ("10", "NaN", FindingCode.STEP_DOES_NOT_FIT),
    ):
        one = Rubric(id="r", criteria=(criterion(full_mark, step),), total=Decimal(full_mark))
        assert only(check_rubric(one)).code is code
    halves = Rubric(id="r", criteria=(criterion("10", "0.5"),), total=Decimal(10))
    assert check_rubric(halves) == ()
    nameless = Rubric(id="r", criteria=(replace(criterion("10"), name=Text()),), total=Decimal(10))
    assert [(one.code, one.blocks) for one in check_rubric(nameless)] == [(FindingCode.CRITERION_NAME_MISSING, False)]


def test_criteria_ids_are_unique_and_overall_is_the_comments() -> None:
    twice = Rubric(id="r", criteria=(criterion("5", key="d1"), criterion("5", key="D1")), total=Decimal(10))
    assert [one.details["id"] for one in check_rubric(twice)] == ["D1", "d1"]
    taken = Rubric(id="r", criteria=(criterion("5", key="overall"),), total=Decimal(5))
    assert only(check_rubric(taken)).code is FindingCode.ID_NOT_ALLOWED


def slot(submission: str, at: str, minutes: int = 14) -> Slot:
    return Slot(submission=submission, starts_at=time.fromisoformat(at), talk_minutes=8, question_minutes=minutes - 8)


def test_a_running_order_without_gaps_or_overlaps_is_fine() -> None:
    slots = tuple(slot(one, at) for one, at in (("A1", "10:00"), ("A2", "10:14"), ("B1", "13:00"), ("B2", "13:14")))
    lunch = Break(starts_at=time(10, 28), ends_at=time(13, 0))
    assert check_schedule(GOOD, Schedule(slots=slots, breaks=(lunch,), ends_at=time(13, 28))) == ()
    assert check_schedule(GOOD, Schedule(ends_at=time(16, 0))) == ()


def test_overlaps_gaps_strangers_and_late_ends_are_found() -> None:
    slots = (slot("A1", "10:00"), slot("A2", "10:10"), slot("B1", "11:55"), slot("X9", "15:50"))
    lunch = Break(starts_at=time(12, 0), ends_at=time(13, 0))
    findings = check_schedule(GOOD, Schedule(slots=slots, breaks=(lunch,), ends_at=time(16, 0)))
    assert [(one.code, one.where.submission, one.blocks) for one in findings] == [
        (FindingCode.SCHEDULE_SUBMISSION_UNKNOWN, "X9", True),
        (FindingCode.SCHEDULE_OVERLAPS, "A2", False),
        (FindingCode.SCHEDULE_OVERLAPS, "B1", False),
        (FindingCode.SCHEDULE_INCOMPLETE, "", False),
        (FindingCode.SCHEDULE_RUNS_OVER, "", False),
    ]
    assert findings[3].details == {"submissions": "B2"}
    assert findings[4].details == {"time": "16:04", "ends_at": "16:00"}
