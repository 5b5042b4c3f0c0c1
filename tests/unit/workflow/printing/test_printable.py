"""What can be printed as things stand: the reasons tell the truth, for every report and at every stage of a contest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import Choice, ReportKind, choices_of
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.kinds import MODULES, PrintOptions
from judge_desktop.workflow.printing.print_report import print_report, set_report
from judge_desktop.workflow.printing.printable import printable, read_sight
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import JUDGES, Desks, confirm_by_decision, score_everything

THAI = translator(Language.TH)
POINTS = {"J1": "8", "J2": "7", "J3": "6"}


def reasons(ws: Workspace) -> dict[ReportKind, Code | None]:
    """Report -> the code of its reason."""
    found = printable(read_sight(ws, Where()))
    return {kind: why.code if why is not None else None for kind, why in found.items()}


def outcomes(ws: Workspace, folder: Path) -> dict[ReportKind, Code | None]:
    """Report -> the code with which printing it is refused, None when files came."""
    found: dict[ReportKind, Code | None] = {}
    for kind in MODULES:
        try:
            files = print_report(ws, kind, folder / kind.value, THAI)
        except JudgeDesktopError as refused:
            found[kind] = refused.code
        else:
            assert files
            assert sorted(files) == sorted((folder / kind.value).iterdir())
            found[kind] = None
    return found


def two_are_enough(contest: Contest) -> Contest:
    """Two scorecards are enough to be ranked."""
    return replace(contest, rules=replace(contest.rules, minimum_scorecards=2))


def scored(desks: Desks) -> None:
    """Everybody scores differently and sends; the files are counted."""
    edit_contest(desks.chair, ContestSection.RULES, two_are_enough)
    desks.package()
    paths = []
    for judge in JUDGES:
        session = desks.session(judge)
        session.declare()
        score_everything(session, {"D1": POINTS[judge]})
        session.set_score("ENV-01", "D2", POINTS[judge])
        session.set_comment("ENV-01", f"ควรขยายผล {POINTS[judge]}")
        session.seal()
        paths.append(desks.export(judge).path)
    for judge in JUDGES:
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, paths)


def decided(desks: Desks) -> None:
    """Both categories get their award, the round is closed."""
    for category, winner in (("ENV", "ENV-02"), ("ENE", "ENE-01")):
        request = DecisionRequest(kind=DecisionKind.AWARD, category=category, submissions=(winner,), reason="คะแนนสูงสุด")
        decide(desks.chair, request)
    close_round(desks.chair, "ครบ")


def test_before_a_package_only_what_needs_none(desks: Desks, tmp_path: Path) -> None:
    found = reasons(desks.chair)
    assert {kind for kind, why in found.items() if why is None} == {
        ReportKind.SHORTLIST,
        ReportKind.SCHEDULE,
        ReportKind.DECLARATION,
        ReportKind.RECOVERY_SHEET,
    }
    assert set(found.values()) == {None, Code.NO_PACKAGE}
    assert outcomes(desks.chair, tmp_path / "pdf") == found


def test_an_empty_running_order_and_an_empty_shortlist_are_said(desks: Desks) -> None:
    def without_slots(contest: Contest) -> Contest:
        rounds = tuple(replace(one, schedule=replace(one.schedule, slots=())) for one in contest.rounds)
        submissions = tuple(replace(one, shortlisted=False) for one in contest.submissions)
        return replace(contest, rounds=rounds, submissions=submissions)

    sight = read_sight(desks.chair, Where())
    found = printable(replace(sight, draft=without_slots(sight.draft), round=without_slots(sight.draft).rounds[0]))
    codes = {kind: why.code for kind, why in found.items() if why is not None}
    assert codes[ReportKind.SCHEDULE] is Code.NOTHING_PLANNED
    assert codes[ReportKind.SHORTLIST] is Code.NOBODY_SHORTLISTED


def test_while_the_round_is_open_drafts_only(desks: Desks, tmp_path: Path) -> None:
    scored(desks)
    found = reasons(desks.chair)
    assert {kind: why for kind, why in found.items() if why is not None} == {
        ReportKind.ANNOUNCEMENT: Code.ANNOUNCED_BEFORE_CLOSING,
        ReportKind.CERTIFICATES: Code.NO_AWARD_DECIDED,
        ReportKind.FEEDBACK: Code.ROUND_STILL_OPEN,
    }
    assert outcomes(desks.chair, tmp_path / "pdf") == found


def test_after_closing_everything(desks: Desks, tmp_path: Path) -> None:
    scored(desks)
    decided(desks)
    found = reasons(desks.chair)
    assert set(found.values()) == {None}
    assert outcomes(desks.chair, tmp_path / "pdf") == found
    assert changed_by_choices(desks.chair, tmp_path) == {kind: set(choices_of(kind)) for kind in MODULES}


def changed_by_choices(ws: Workspace, folder: Path) -> dict[ReportKind, set[Choice]]:
    """Report -> what makes other papers of it when it is chosen."""
    chosen = {
        Choice.JUDGE: PrintOptions(judges=("J2",)),
        Choice.SUBMISSION: PrintOptions(submissions=("ENV-02",)),
        Choice.CATEGORY: PrintOptions(categories=("ENV",)),
    }
    found: dict[ReportKind, set[Choice]] = {}
    for kind in MODULES:
        whole = contents(set_report(ws, kind, folder / "whole" / kind.value, THAI))
        found[kind] = {
            choice
            for choice, options in chosen.items()
            if contents(set_report(ws, kind, folder / choice.value / kind.value, THAI, options)) != whole
        }
    return found


def contents(files: tuple[Path, ...]) -> list[bytes]:
    """What is in the files, whatever they are called."""
    return [path.read_bytes() for path in files]


def test_a_category_may_be_announced_before_the_others_are_decided(desks: Desks, tmp_path: Path) -> None:
    scored(desks)
    request = DecisionRequest(kind=DecisionKind.AWARD, category="ENE", submissions=("ENE-01",), reason="คะแนนสูงสุด")
    decide(desks.chair, request)
    close_round(desks.chair, "ครบ")
    assert reasons(desks.chair)[ReportKind.ANNOUNCEMENT] is Code.ANNOUNCED_BEFORE_AWARDS
    only = PrintOptions(categories=("ENE",))
    assert len(set_report(desks.chair, ReportKind.ANNOUNCEMENT, tmp_path / "one", THAI, only)) == 1
    with pytest.raises(JudgeDesktopError) as refused:
        set_report(desks.chair, ReportKind.ANNOUNCEMENT, tmp_path / "all", THAI)
    assert (refused.value.code, refused.value.details) == (Code.ANNOUNCED_BEFORE_AWARDS, {"categories": ["ENV"]})
    assert not (tmp_path / "all").exists()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (PrintOptions(judges=("J9",)), Code.JUDGE_UNKNOWN),
        (PrintOptions(submissions=("ENV-09",)), Code.SUBMISSION_UNKNOWN),
        (PrintOptions(categories=("NOT",)), Code.CATEGORY_UNKNOWN),
    ],
)
def test_what_the_contest_does_not_have_is_refused_for_every_report(
    desks: Desks, tmp_path: Path, options: PrintOptions, code: Code
) -> None:
    desks.package()
    for kind in MODULES:
        with pytest.raises(JudgeDesktopError) as refused:
            set_report(desks.chair, kind, tmp_path / "pdf", THAI, options)
        assert (kind, refused.value.code) == (kind, code)
    assert not (tmp_path / "pdf").exists()
