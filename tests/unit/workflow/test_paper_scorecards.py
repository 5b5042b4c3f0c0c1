"""Scorecards on paper and in sheets: typed twice by two people, or they count for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.domain.view import CellState, Origin
from judge_desktop.exchange.spreadsheets import read_table
from judge_desktop.exchange.table_writing import write_table
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.paper_scorecards import (
    PaperEntry,
    confirm_scorecard,
    forget_typing,
    papers_wanted,
    save_sheet,
    take_sheet,
    type_scorecard,
    waiting_scorecards,
)
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, clock, prepare_stage

SCORES = {"D1": "๗", "D2": "25", "D3": " 30 ", "D4": "18"}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A contest with its package and score files."""
    return prepare_stage(tmp_path_factory.mktemp("stage"))


@pytest.fixture
def ws(stage: Stage, tmp_path: Path) -> Iterator[Workspace]:
    """The chair's copy after the files of J1 and J3 came; J2 and J4 wrote on paper."""
    with Workspace(stage.copied(tmp_path / "chair"), clock=clock) as opened:
        merge_scores(opened, [stage.j1, stage.j3])
        yield opened


def entry(by: str, submission: str = "GOV-01", **changed: str) -> PaperEntry:
    """What somebody typed of J2's paper."""
    return PaperEntry(
        judge="J2", submission=submission, by=by, scores={**SCORES, **changed}, comments={OVERALL: "ชัดเจนดี"}
    )


def refusal(error: pytest.ExceptionInfo[JudgeDesktopError]) -> tuple[Code, str]:
    """Code and Thai sentence."""
    return error.value.code, sentence_of_error(error.value, translator(Language.TH))


def test_two_people_type_the_same_and_it_counts(ws: Workspace) -> None:
    type_scorecard(ws, entry("สมศรี"))
    assert cell_state(ws) == (CellState.MISSING, Origin.FILE)
    decision = confirm_scorecard(ws, entry("สมชาย", D1="7"))
    assert cell_state(ws) == (CellState.COUNTED, Origin.PAPER)
    assert (decision.kind, decision.values["scores"]) == (DecisionKind.PAPER_SCORECARD, "D1=7 D2=25 D3=30 D4=18")
    assert waiting_scorecards(ws) == ()
    cell = round_documents(ws).view.cell("J2", "GOV-01")
    assert cell is not None
    assert cell.scorecard is not None
    assert (cell.document, cell.scorecard.comments) == (decision.sha256, {OVERALL: "ชัดเจนดี"})
    assert [one.submission for one in papers_wanted(round_documents(ws), "J2")] == ["GOV-02", "LIV-01", "LIV-02"]


def test_the_same_person_cannot_confirm(ws: Workspace) -> None:
    type_scorecard(ws, entry("สมศรี ใจดี"))
    with pytest.raises(JudgeDesktopError) as refused:
        confirm_scorecard(ws, entry("  สมศรี   ใจดี"))
    assert refusal(refused) == (
        Code.SECOND_PERSON_NEEDED,
        "สมศรี ใจดี เป็นผู้พิมพ์แบบให้คะแนนนี้ครั้งแรก กรุณาให้อีกท่านหนึ่งพิมพ์จากกระดาษอีกครั้ง",
    )
    assert cell_state(ws)[0] is CellState.MISSING


def test_what_differs_is_named_and_nothing_counts(ws: Workspace) -> None:
    type_scorecard(ws, entry("สมศรี"))
    with pytest.raises(JudgeDesktopError) as refused:
        confirm_scorecard(ws, entry("สมชาย", D2="26", D4="17"))
    assert (refused.value.code, refused.value.details) == (Code.TYPED_DIFFERENTLY, {"criteria": "D2, D4"})
    assert cell_state(ws)[0] is CellState.MISSING
    forget_typing(ws, "J2", "GOV-01")
    with pytest.raises(JudgeDesktopError) as refused:
        confirm_scorecard(ws, entry("สมชาย"))
    assert refused.value.code is Code.NOTHING_TYPED


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"D1": "11"}, FindingCode.SCORE_ABOVE_FULL_MARK),
        ({"D1": ""}, FindingCode.SCORE_MISSING),
        ({"D1": "ดี"}, FindingCode.SCORE_NOT_A_NUMBER),
        ({"D1": "7.5"}, FindingCode.SCORE_OFF_STEP),
    ],
)
def test_the_rulebook_runs_while_typing(ws: Workspace, changed: dict[str, str], code: FindingCode) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        type_scorecard(ws, entry("สมศรี", **changed))
    findings = refused.value.details["findings"]
    assert isinstance(findings, tuple)
    assert (refused.value.code, findings[0].code) == (Code.SCORECARD_HAS_FINDINGS, code)


def test_a_judge_who_came_to_none_of_it(ws: Workspace) -> None:
    absent = [PaperEntry(judge="J2", submission="GOV-01", by=by, is_absent=True) for by in ("สมศรี", "สมชาย")]
    type_scorecard(ws, absent[0])
    confirm_scorecard(ws, absent[1])
    assert cell_state(ws) == (CellState.ABSENT, Origin.PAPER)


def test_what_is_not_assigned_is_refused(ws: Workspace) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        type_scorecard(ws, PaperEntry(judge="J9", submission="GOV-01", by="สมศรี", scores=SCORES))
    assert refused.value.code is Code.NOT_ASSIGNED


def test_a_sheet_goes_out_empty_and_comes_back_filled(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "J2.xlsx"
    assert save_sheet(ws, "J2", path, "th") == 4
    fill(path, {"GOV-01": ("7", "25", "30", "18"), "LIV-02": ("๑๐", "30", "40", "20")})
    typed = take_sheet(ws, path, "สมศรี")
    assert [(one.submission, one.origin, one.scores) for one in typed] == [
        ("GOV-01", Origin.SHEET, "D1=7 D2=25 D3=30 D4=18"),
        ("LIV-02", Origin.SHEET, "D1=10 D2=30 D3=40 D4=20"),
    ]
    confirm_scorecard(ws, entry("สมชาย"))
    assert cell_state(ws) == (CellState.COUNTED, Origin.SHEET)


def test_one_bad_row_of_a_sheet_takes_nothing_in(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "J2.xlsx"
    save_sheet(ws, "J2", path, "th")
    fill(path, {"GOV-01": ("7", "25", "30", "18"), "LIV-02": ("11", "30", "40", "20")})
    with pytest.raises(JudgeDesktopError) as refused:
        take_sheet(ws, path, "สมศรี")
    assert refused.value.code is Code.SCORECARD_HAS_FINDINGS
    assert waiting_scorecards(ws) == ()


def test_a_sheet_of_another_contest_is_refused(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "J2.xlsx"
    save_sheet(ws, "J2", path, "th")
    fill(path, {"GOV-01": ("7", "25", "30", "18")}, contest="f" * 32)
    with pytest.raises(JudgeDesktopError) as refused:
        take_sheet(ws, path, "สมศรี")
    assert refusal(refused) == (
        Code.SHEET_OF_OTHER_CONTEST,
        "“J2.xlsx” เป็นตารางให้คะแนนของการประกวดอื่น หรือไม่ใช่ของกรรมการในคณะนี้ จึงไม่ได้รับข้อมูลใดเข้ามา",
    )


def test_after_closing_it_comes_too_late(ws: Workspace) -> None:
    type_scorecard(ws, entry("สมศรี"))
    confirm_scorecard(ws, entry("สมชาย"))
    close_round(ws, "ครบแล้ว")
    assert cell_state(ws)[0] is CellState.COUNTED
    type_scorecard(ws, entry("สมศรี", "GOV-02"))
    late = confirm_scorecard(ws, entry("สมชาย", "GOV-02"))
    view = round_documents(ws).view
    assert (cell_state(ws, "GOV-02")[0], late.sha256 in view.not_counted) == (CellState.MISSING, True)


def test_setting_the_decision_aside_takes_it_out(ws: Workspace) -> None:
    type_scorecard(ws, entry("สมศรี"))
    sha256 = confirm_scorecard(ws, entry("สมชาย")).sha256
    decide(ws, DecisionRequest(kind=DecisionKind.SET_ASIDE, reason="ส่งไฟล์มาแล้ว", documents=(sha256,)))
    assert cell_state(ws)[0] is CellState.MISSING


def cell_state(ws: Workspace, submission: str = "GOV-01") -> tuple[CellState, Origin]:
    """State and origin of J2's cell."""
    cell = round_documents(ws).view.cell("J2", submission)
    assert cell is not None
    return cell.state, cell.origin


def fill(path: Path, scores: dict[str, tuple[str, ...]], contest: str = "") -> None:
    """Fill the sheet in as a judge would, cell by cell."""
    table = read_table(path)
    assert table.header is not None
    rows = []
    for row in table.body:
        cells = [row.cell(place) for place in range(len(table.header.cells))]
        cells[0] = contest or cells[0]
        if cells[3] in scores:
            cells[5:9] = scores[cells[3]]
        rows.append(cells)
    write_table(path, table.header.cells, rows)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({}, Code.DECISION_INCOMPLETE),
        ({"_typed_by": "สมศรี"}, Code.DECISION_INCOMPLETE),
        ({"_typed_by": "สมศรี", "_confirmed_by": " สมศรี "}, Code.SECOND_PERSON_NEEDED),
    ],
)
def test_no_decision_brings_a_paper_in_past_the_second_person(ws: Workspace, texts: dict[str, str], code: Code) -> None:
    request = DecisionRequest(
        kind=DecisionKind.PAPER_SCORECARD,
        reason="รีบ",
        judge="J2",
        submissions=("GOV-01",),
        values={"state": "sealed", "origin": "paper", "scores": "D1=7 D2=25 D3=30 D4=18"},
        texts=texts,
    )
    with pytest.raises(JudgeDesktopError) as refused:
        decide(ws, request)
    assert refused.value.code is code
    assert cell_state(ws)[0] is CellState.MISSING
