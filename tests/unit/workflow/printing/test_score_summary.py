"""The summary of scores of a category: figures as they were counted, who signs, what is not printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Contest, Ground, Method, RecusalScope
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.panel import Role
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.reports.score_summary_report import SummarySheet
from judge_desktop.scoring.attendance import PresenceState
from judge_desktop.workflow.attendance import note_judge
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.score_summary import print_score_summary, sheet_of_category
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.unit.workflow.conftest import Desks, confirm_by_decision, judge_everything, score_everything

REASON = "ที่ประชุมเห็นชอบ"


def job(ws: Workspace, folder: Path, **chosen: tuple[str, ...]) -> PrintJob:
    folder.mkdir(parents=True, exist_ok=True)
    options = PrintOptions(**chosen)  # type: ignore[arg-type]
    return PrintJob(ws=ws, kind=ReportKind.SUMMARY, folder=folder, tr=Translator(Language.TH), options=options)


def summary(ws: Workspace, category: str, folder: Path) -> SummarySheet:
    """The paper of a category as it would be set."""
    made = job(ws, folder)
    found = made.contest.category(category)
    assert found is not None
    return sheet_of_category(made, found)


def by_median(contest: Contest) -> Contest:
    return replace(contest, rules=replace(contest.rules, method=Method.MEDIAN))


def test_every_category_is_a_file_with_its_figures(judged: Desks, tmp_path: Path) -> None:
    made = job(judged.chair, tmp_path / "pdf")
    files = print_score_summary(made)
    assert ["สิ่งแวดล้อม" in path.name for path in files] == [True, False]
    text = "".join(pages_by_poppler(files[0]))
    official = {one.submission: one.tally.score for one in made.results.standings}
    sheet = summary(judged.chair, "ENV", tmp_path / "pdf")
    assert {one.submission: one.official for one in sheet.works} == {key: official[key] for key in ("ENV-01", "ENV-02")}
    assert [str(one.mean) for one in sheet.works[0].rows] == ["10.00", "27.00", "37.00", "17.00"]
    assert [str(one.official) for one in sheet.works] == ["91.00", "88.00"]
    assert (text.count("91.00"), text.count("88.00"), text.count("(ลงชื่อ)")) == (1, 1, 3)
    assert made.known.view_sha256 in text


def test_a_category_alone_is_printed_when_it_was_chosen(judged: Desks, tmp_path: Path) -> None:
    (path,) = print_score_summary(job(judged.chair, tmp_path / "pdf", categories=("ENE",)))
    assert "ENE-01" in "".join(pages_by_poppler(path))


def test_until_the_round_is_closed_it_is_a_draft(judged: Desks, tmp_path: Path) -> None:
    assert summary(judged.chair, "ENV", tmp_path / "a").is_draft
    close_round(judged.chair, REASON)
    assert not summary(judged.chair, "ENV", tmp_path / "b").is_draft


def test_scores_stay_covered_until_the_judging_chair_handed_in_hers(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    for judge in ("J2", "J3"):
        session = desks.session(judge)
        score_everything(session)
        session.seal()
        desks.export(judge)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in ("J2", "J3")])
    sheet = summary(desks.chair, "ENV", tmp_path / "pdf")
    assert (sheet.works, sheet.instead) == ((), "ยังไม่แสดงคะแนน จนกว่าประธานจะส่งคะแนนของตนเอง")


def test_a_blind_contest_names_applicants_only_once_it_is_closed(desks: Desks, tmp_path: Path) -> None:
    edit_contest(desks.chair, ContestSection.RULES, lambda one: replace(one, rules=replace(one.rules, blind=True)))
    desks.package()
    judge_everything(desks)
    assert {one.applicant for one in summary(desks.chair, "ENV", tmp_path / "open").works} == {""}
    close_round(desks.chair, REASON)
    assert "" not in {one.applicant for one in summary(desks.chair, "ENV", tmp_path / "closed").works}


def test_nothing_counts_nothing_is_printed(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    assert print_score_summary(job(desks.chair, tmp_path / "pdf")) == ()


def test_who_was_absent_does_not_sign_who_left_early_does(judged: Desks, tmp_path: Path) -> None:
    note_judge(judged.chair, "J1", PresenceState.JOINED, REASON, time(9, 0))
    note_judge(judged.chair, "J2", PresenceState.ABSENT, REASON)
    note_judge(judged.chair, "J3", PresenceState.JOINED, REASON, time(9, 0))
    note_judge(judged.chair, "J3", PresenceState.LEFT, REASON, time(12, 0))
    sheet = summary(judged.chair, "ENV", tmp_path / "pdf")
    assert [one.name for one in sheet.signers] == [sheet.judges[0], sheet.judges[2]]


def test_the_chair_signs_first(judged: Desks, tmp_path: Path) -> None:
    made = job(judged.chair, tmp_path / "pdf")
    chair = next(one for one in made.contest.panel.judges if one.role is Role.CHAIR)
    assert summary(judged.chair, "ENV", tmp_path / "pdf").signers[0].name == chair.full_name("th")


def test_a_recused_judge_has_no_column_and_no_line_but_a_note(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    for judge in ("J1", "J2"):
        session = desks.session(judge)
        if judge == "J2":
            session.recuse("ENV", RecusalScope.CATEGORY, Ground.RELATIVE, "")
        else:
            score_everything(session)
        if judge == "J1":
            session.seal()
        desks.export(judge)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in ("J1", "J2")])
    sheet = summary(desks.chair, "ENV", tmp_path / "pdf")
    recused = desks.session("J2").judge.full_name("th")
    nothing = job(desks.chair, tmp_path / "pdf").contest.panel.judge("J3")
    assert nothing is not None
    assert len(sheet.judges) == 1
    assert sheet.notes == (
        f"ถอนตัวจากการพิจารณาด้านนี้: {recused}",
        f"ไม่มีแบบให้คะแนนของ: {nothing.full_name('th')}",
    )
    assert recused not in [one.name for one in sheet.signers]
    assert [(one.rank, one.official) for one in sheet.works] == [("ไม่จัดลำดับ", None)] * 2


def test_another_method_than_the_mean_is_named(desks: Desks, tmp_path: Path) -> None:
    edit_contest(desks.chair, ContestSection.RULES, by_median)
    desks.package()
    for judge, first in (("J1", "10"), ("J2", "4"), ("J3", "9")):
        session = desks.session(judge)
        score_everything(session, {"D1": first})
        session.seal()
        desks.export(judge)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in ("J1", "J2", "J3")])
    sheet = summary(desks.chair, "ENE", tmp_path / "pdf")
    assert (sheet.official, str(sheet.works[0].mean), str(sheet.works[0].official)) == ("ค่ามัธยฐาน", "88.67", "90.00")


def test_a_judge_set_aside_by_decision_does_not_count(judged: Desks, tmp_path: Path) -> None:
    decide(judged.chair, DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J2", category="ENV", reason=REASON))
    sheet = summary(judged.chair, "ENV", tmp_path / "pdf")
    assert len(sheet.judges) == 2
    assert sheet.notes[0].startswith("ไม่นับคะแนนในด้านนี้ตามมติ: ")
    (path,) = print_score_summary(job(judged.chair, tmp_path / "pdf", categories=("ENV",)))
    assert squeezed("ไม่นับคะแนนในด้านนี้ตามมติ") in "".join(pages_by_poppler(path))
