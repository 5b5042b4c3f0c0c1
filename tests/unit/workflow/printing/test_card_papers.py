"""Scorecards, empty ones and certified lists as files: what is in which, from both sides of the contest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Contest, Ground, Mode, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.paper_code import PaperCode
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.known_recusals import with_recusal
from judge_desktop.workflow.packages_here import chair_package
from judge_desktop.workflow.paper_scorecards import PaperEntry, confirm_scorecard, type_scorecard
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.helpers.qr_codes import shows_code
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything

TH = Translator(Language.TH)
CARDS, BLANK, LIST = ReportKind.SCORECARDS, ReportKind.BLANK, ReportKind.CERTIFIED_SCORES


def printed(ws: Workspace, kind: ReportKind, folder: Path, **chosen: tuple[str, ...]) -> dict[str, list[str]]:
    """File name -> its pages as a reader copies them, without white space."""
    files = print_report(ws, kind, folder, TH, PrintOptions(**chosen))  # type: ignore[arg-type]
    return {path.name: pages_by_poppler(path) for path in files}


def refused(ws: Workspace, kind: ReportKind, folder: Path, **chosen: tuple[str, ...]) -> Code:
    with pytest.raises(JudgeDesktopError) as error:
        printed(ws, kind, folder, **chosen)
    assert not any(folder.glob("*")) or not folder.exists()
    return error.value.code


def codes(pages: list[str]) -> list[list[str]]:
    """The submissions named on each page."""
    return [[one for one in ("ENV-01", "ENV-02", "ENE-01") if one in page] for page in pages]


def recused_from_env(contest: Contest) -> Contest:
    """J2 is known to have an interest in a whole category."""
    recusal = Recusal(
        judge="J2", scope=RecusalScope.CATEGORY, target="ENV", ground=Ground.RELATIVE, reason="เป็นญาติของผู้สมัคร"
    )
    return with_recusal(contest, recusal)


@pytest.mark.parametrize("kind", [CARDS, BLANK])
def test_of_each_judge_one_file_in_the_order_of_the_panel(judged: Desks, tmp_path: Path, kind: ReportKind) -> None:
    found = printed(judged.chair, kind, tmp_path / "pdf")
    assert [name.split("-")[1] for name in found] == list(JUDGES)
    assert [codes(pages) for pages in found.values()] == [[["ENV-01"], ["ENV-02"], ["ENE-01"]]] * 3


@pytest.mark.parametrize("kind", [CARDS, BLANK])
def test_what_was_chosen_and_nothing_else_is_printed(judged: Desks, tmp_path: Path, kind: ReportKind) -> None:
    (of_work,) = printed(judged.chair, kind, tmp_path / "work", submissions=("ENV-02",)).items()
    assert of_work[0].split("-", 1)[1].startswith("ENV-02-")
    assert codes(of_work[1]) == [["ENV-02"]] * 3
    (single,) = printed(judged.chair, kind, tmp_path / "one", judges=("J3",), submissions=("ENV-02",)).items()
    assert (single[0].split("-")[1:4], codes(single[1])) == (["J3", "ENV", "02"], [["ENV-02"]])
    (category,) = printed(judged.chair, kind, tmp_path / "env", judges=("J1",), categories=("ENV",)).items()
    assert (category[0].split("-")[1:3], codes(category[1])) == (["J1", "ENV"], [["ENV-01"], ["ENV-02"]])


@pytest.mark.parametrize("kind", [CARDS, BLANK, LIST])
def test_what_is_not_there_is_refused_before_a_file_is_begun(judged: Desks, tmp_path: Path, kind: ReportKind) -> None:
    folder = tmp_path / "pdf"
    assert refused(judged.chair, kind, folder, judges=("J9",)) is Code.JUDGE_UNKNOWN
    assert refused(judged.chair, kind, folder, submissions=("ENV-99",)) is Code.SUBMISSION_UNKNOWN
    assert refused(judged.chair, kind, folder, categories=("NOT",)) is Code.CATEGORY_UNKNOWN
    assert (
        refused(judged.chair, kind, folder, submissions=("ENV-01",), categories=("ENE",)) is Code.CHOICE_PRINTS_NOTHING
    )


@pytest.mark.parametrize("kind", [CARDS, BLANK, LIST])
def test_without_a_package_there_is_nothing_to_score(desks: Desks, tmp_path: Path, kind: ReportKind) -> None:
    assert refused(desks.chair, kind, tmp_path / "pdf") is Code.NO_PACKAGE


def test_an_empty_scorecard_leads_to_its_form(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    package = chair_package(desks.chair)
    (path,) = print_report(desks.chair, BLANK, tmp_path / "pdf", TH, PrintOptions(judges=("J2",)))
    wanted = [
        PaperCode(manifest=package.manifest, round=package.round, judge="J2", submission=one.id).text
        for one in package.contest.finalists
    ]
    assert [shows_code(path, page, code) for page, code in enumerate(wanted, start=1)] == [True] * 3


def test_nobody_gets_an_empty_scorecard_of_what_she_is_recused_from(desks: Desks, tmp_path: Path) -> None:
    edit_contest(desks.chair, ContestSection.ASSIGNMENTS, recused_from_env)
    desks.package()
    found = printed(desks.chair, BLANK, tmp_path / "pdf", judges=("J2",))
    assert [codes(pages) for pages in found.values()] == [[["ENE-01"]]]
    assert (
        refused(desks.chair, BLANK, tmp_path / "none", judges=("J2",), categories=("ENV",))
        is Code.CHOICE_PRINTS_NOTHING
    )


def test_a_blind_contest_prints_no_applicant(desks: Desks, tmp_path: Path) -> None:
    edit_contest(desks.chair, ContestSection.RULES, lambda one: replace(one, rules=replace(one.rules, blind=True)))
    desks.package()
    (pages,) = printed(desks.chair, BLANK, tmp_path / "pdf", judges=("J1",)).values()
    assert ["ผู้สมัคร" in page for page in pages] == [False] * 3


def test_papers_of_a_rehearsal_are_marked(desks: Desks, tmp_path: Path) -> None:
    desks.package(options=PackageOptions(mode=Mode.REHEARSAL))
    (path,) = print_report(desks.chair, BLANK, tmp_path / "pdf", TH, PrintOptions(judges=("J1",)))
    for page in pypdf.PdfReader(path).pages:
        assert any("mark-" in name for name in page["/Resources"]["/XObject"])  # type: ignore[index]


def test_the_certified_list_says_what_was_sent(judged: Desks, tmp_path: Path) -> None:
    found = printed(judged.chair, LIST, tmp_path / "pdf")
    assert [name.split("-")[1] for name in found] == list(JUDGES)
    files = {one.judge: one for one in round_documents(judged.chair).score_files}
    for judge, pages in zip(JUDGES, found.values(), strict=True):
        (page,) = pages
        keys = show_identity(judged.desk(judge))
        wanted = (files[judge].sha256, keys.keys.judge_key, " ".join(keys.check_words["th"]), "ไฟล์คะแนน ครั้งที่ 1")
        assert [text for text in wanted if squeezed(text) not in page] == []
        assert page.count("1027371791") == 1  # ENV-01: 10, 27, 37, 17 and their sum
        assert page.count("727371788") == 2


def test_a_list_of_one_category_says_so_in_its_name(judged: Desks, tmp_path: Path) -> None:
    for ws in (judged.chair, judged.desk("J1")):
        ((name, (page,)),) = printed(ws, LIST, tmp_path / "pdf", judges=("J1",), categories=("ENE",)).items()
        assert (name.split("-")[1:3], codes([page])) == (["J1", "ENE"], [["ENE-01"]])


def test_a_scorecard_from_paper_says_so_and_needs_no_file(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    scores = {"D1": "7", "D2": "25", "D3": "30", "D4": "18"}
    for deed, by in ((type_scorecard, "สมศรี"), (confirm_scorecard, "สมชาย")):
        deed(desks.chair, PaperEntry(judge="J2", submission="ENV-01", by=by, scores=scores))
    ((name, (page,)),) = printed(desks.chair, LIST, tmp_path / "pdf").items()
    assert name.split("-")[1] == "J2"
    assert squeezed("จากกระดาษ พิมพ์ยืนยันสองครั้ง") in page
    assert squeezed("ยังไม่ครบถ้วน มีแบบให้คะแนน 2 ฉบับที่ยังไม่ได้ยืนยัน") in page
    assert "SHA-256" not in page


def test_a_judge_prints_the_same_list_from_her_own_copy(judged: Desks, tmp_path: Path) -> None:
    (of_chair,) = printed(judged.chair, LIST, tmp_path / "chair", judges=("J1",)).values()
    (own,) = printed(judged.desk("J1"), LIST, tmp_path / "own").values()
    assert own == of_chair
    with judged.desk("J1").database.reading() as connection:
        noted = [one for one in audit_log.entries(connection) if one.event is AuditEvent.REPORT_PRINTED]
    assert [(one.who, one.details["report"], one.details["count"]) for one in noted] == [("J1", LIST.value, 1)]


def test_before_she_sends_her_list_is_a_draft(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    (page,) = printed(desks.desk("J1"), LIST, tmp_path / "draft")["ใบรับรองคะแนน-J1-" + _name(session.judge) + ".pdf"]
    assert squeezed("มีแบบให้คะแนน 3 ฉบับที่ยังไม่ได้ยืนยัน") in page
    session.seal()
    (page,) = next(iter(printed(desks.desk("J1"), LIST, tmp_path / "sealed").values()))
    assert squeezed("คะแนนที่แสดงยังไม่ได้ส่ง กรุณาบันทึกไฟล์คะแนนก่อนพิมพ์") in page
    assert ("SHA-256" in page, squeezed("ขอรับรอง") in page) == (False, False)
    sent = desks.export("J1")
    (page,) = next(iter(printed(desks.desk("J1"), LIST, tmp_path / "sent").values()))
    assert (sent.sha256 in page, squeezed("ข้าพเจ้าขอรับรองว่า") in page) == (True, True)


def test_scores_changed_after_sending_are_a_draft_again(judged: Desks, tmp_path: Path) -> None:
    session = open_session(judged.desk("J1"))
    session.reopen("ENV-01", "อ่านอีกครั้ง")
    session.set_score("ENV-01", "D1", "9")
    session.seal()
    (page,) = next(iter(printed(judged.desk("J1"), LIST, tmp_path / "own").values()))
    assert squeezed("คะแนนที่แสดงยังไม่ได้ส่ง") in page


def test_a_judge_chooses_among_her_own_scorecards(judged: Desks, tmp_path: Path) -> None:
    own = judged.desk("J2")
    ((name, pages),) = printed(own, CARDS, tmp_path / "one", submissions=("ENE-01",)).items()
    assert (name.split("-")[1:4], codes(pages)) == (["J2", "ENE", "01"], [["ENE-01"]])
    (pages,) = printed(own, CARDS, tmp_path / "env", categories=("ENV",)).values()
    assert codes(pages) == [["ENV-01"], ["ENV-02"]]
    assert refused(own, CARDS, tmp_path / "x", judges=("J1",)) is Code.JUDGE_UNKNOWN
    assert refused(own, LIST, tmp_path / "x", judges=("J1",)) is Code.JUDGE_UNKNOWN
    assert refused(own, ReportKind.DECLARATION, tmp_path / "x", judges=("J1",)) is Code.JUDGE_UNKNOWN
    assert refused(own, CARDS, tmp_path / "x", submissions=("ENV-99",)) is Code.SUBMISSION_UNKNOWN
    chosen = {"submissions": ("ENV-01",), "categories": ("ENE",)}
    assert refused(own, CARDS, tmp_path / "x", **chosen) is Code.CHOICE_PRINTS_NOTHING


def _name(judge: object) -> str:
    return judge.full_name("th").replace(".", " ").replace("  ", " ")  # type: ignore[attr-defined,no-any-return]
