"""Declarations of interest from draft, package and own copy; the recovery sheet, whose commands are tried out."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.deputies import enrol_deputy
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.known_recusals import with_recusal
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.restore_backup import restore_backup
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import as_set, pages_by_poppler, squeezed
from tests.unit.workflow.conftest import Desks, clock, confirm_by_decision, score_everything, small

TH = Translator(Language.TH)
DECLARATION, RECOVERY = ReportKind.DECLARATION, ReportKind.RECOVERY_SHEET
PHRASE = "five quiet words for chair"


def printed(ws: Workspace, kind: ReportKind, folder: Path, *judges: str) -> dict[str, str]:
    """File name -> its text as a reader copies it, without white space."""
    files = print_report(ws, kind, folder, TH, PrintOptions(judges=judges))
    return {path.name: "".join(pages_by_poppler(path)) for path in files}


def known_relative(contest: Contest) -> Contest:
    recusal = Recusal(
        judge="J2", scope=RecusalScope.CATEGORY, target="ENV", ground=Ground.RELATIVE, reason="น้องสาวเป็นปลัดเทศบาล"
    )
    return with_recusal(contest, recusal)


def test_before_the_package_declarations_come_from_the_draft(desks: Desks, tmp_path: Path) -> None:
    edit_contest(desks.chair, ContestSection.ASSIGNMENTS, known_relative)
    found = printed(desks.chair, DECLARATION, tmp_path / "pdf")
    assert [name.split("-")[1] for name in found] == ["J1", "J2", "J3"]
    assert [squeezed("น้องสาวเป็นปลัดเทศบาล") in text for text in found.values()] == [False, True, False]
    assert [squeezed("กรรมการได้แสดงไว้ในโปรแกรมแล้ว") in text for text in found.values()] == [False] * 3
    assert all(text.count("ENV-01") == text.count("ENE-01") == 1 for text in found.values())
    with desks.chair.database.reading() as connection:
        noted = [one for one in audit_log.entries(connection) if one.event is AuditEvent.REPORT_PRINTED]
    assert [(one.details["report"], one.details["count"]) for one in noted] == [(DECLARATION.value, 3)]


def test_what_a_judge_declared_and_sent_is_on_her_paper(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    session = desks.session("J3")
    session.declare()
    session.recuse("ENE-01", RecusalScope.SUBMISSION, Ground.OTHER, "เคยเป็นที่ปรึกษาของโครงการ")
    own = printed(desks.desk("J3"), DECLARATION, tmp_path / "own")
    desks.export("J3")
    confirm_by_decision(desks, "J3")
    merge_scores(desks.chair, [desks.root / "J3.judgescore"])
    of_chair = printed(desks.chair, DECLARATION, tmp_path / "chair", "J3")
    assert of_chair == own
    (text,) = own.values()
    for words in ("เคยเป็นที่ปรึกษาของโครงการ", "กรรมการได้แสดงไว้ในโปรแกรมแล้ว"):
        assert squeezed(words) in text
    with desks.desk("J3").database.reading() as connection:
        noted = [one for one in audit_log.entries(connection) if one.event is AuditEvent.REPORT_PRINTED]
    assert [(one.who, one.details["report"]) for one in noted] == [("J3", DECLARATION.value)]


def test_declarations_of_nobody_are_refused(desks: Desks, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as error:
        printed(desks.chair, DECLARATION, tmp_path / "pdf", "J9")
    assert error.value.code is Code.JUDGE_UNKNOWN
    with Workspace(tmp_path / "fresh", clock=clock) as fresh, pytest.raises(JudgeDesktopError) as error:
        printed(fresh, DECLARATION, tmp_path / "pdf")
    assert error.value.code is Code.NO_PACKAGE


@pytest.fixture
def locked(tmp_path: Path) -> Workspace:
    """A chair's copy with a passphrase, before anything was built."""
    ws = Workspace(tmp_path / "locked", passphrase=PHRASE, clock=clock)
    create_identity(ws, "ฝ่ายเลขานุการ", PHRASE)
    create_contest(ws, resource(DEMO_FOLDER), choose=small)
    return ws


def test_the_sheet_needs_no_passphrase_and_never_shows_one(locked: Workspace, tmp_path: Path) -> None:
    home, own = locked.home, show_identity(locked)
    locked.close()
    with Workspace(home, clock=clock) as ws:
        ((_, text),) = printed(ws, RECOVERY, tmp_path / "pdf").items()
    assert own.keys.judge_key in text
    assert own.keys.age_recipient in text
    assert squeezed(" ".join(own.check_words["th"])) in text
    assert [word in text for word in ("quiet", squeezed(PHRASE))] == [False, False]
    assert squeezed("ยังไม่มีไฟล์สำรองนอกเครื่องนี้") in text
    assert squeezed("ยังไม่มีผู้ปฏิบัติหน้าที่แทน") in text


def test_it_says_when_the_contest_was_last_saved_elsewhere(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    monkeypatch.setenv("OneDrive", str(cloud))
    backup(desks.chair, cloud / "backup.zip")
    (text,) = printed(desks.chair, RECOVERY, tmp_path / "saved").values()
    assert squeezed("ครั้งล่าสุดเมื่อ 8 กันยายน 2566 และข้อมูลการประกวดยังเหมือนเดิม") in text
    edit_contest(desks.chair, ContestSection.ASSIGNMENTS, known_relative)
    (text,) = printed(desks.chair, RECOVERY, tmp_path / "changed").values()
    assert squeezed("แต่หลังจากนั้นมีการแก้ไขข้อมูลการประกวด") in text


def test_deputies_are_named_and_whether_they_may_act(desks: Desks, tmp_path: Path) -> None:
    with Workspace(tmp_path / "deputy", clock=clock) as deputy:
        create_identity(deputy, "เครื่องสำรองของเลขานุการ", None)
        save_judge_card(deputy, tmp_path / "deputy.judgecard")
        key = show_identity(deputy).keys.judge_key
    enrol_deputy(desks.chair, tmp_path / "deputy.judgecard")
    said = []
    for name in ("before", "after"):
        (text,) = printed(desks.chair, RECOVERY, tmp_path / name).values()
        assert (squeezed("เครื่องสำรองของเลขานุการ") in text, key in text) == (True, True)
        said.append((squeezed("ตั้งแต่ชุดผลงานครั้งถัดไป") in text, squeezed("ได้ทันที") in text))
        desks.package()
    assert said == [(True, False), (False, True)]


def test_a_copy_that_runs_no_contest_has_no_sheet(tmp_path: Path) -> None:
    with Workspace(tmp_path / "fresh", clock=clock) as fresh, pytest.raises(JudgeDesktopError) as error:
        printed(fresh, RECOVERY, tmp_path / "pdf")
    assert error.value.code is Code.NO_CONTEST


def test_the_commands_on_the_sheet_do_what_it_says(desks: Desks, tmp_path: Path) -> None:
    """A copy without a passphrase: what ``age -d`` asks for by hand is left out there."""
    desks.package()
    score_everything(desks.session("J1"))
    desks.desk("J1")
    from judge_desktop.workflow.scoring_session import open_session

    open_session(desks.desk("J1")).seal()
    work = tmp_path / "work"
    work.mkdir()
    desks.export("J1").path.rename(work / "J1.judgescore")
    backup(desks.chair, work / "backup.judgebackup")
    for command in _commands(desks.chair, tmp_path):
        if not command.startswith("judge-desktop"):
            done = subprocess.run(["bash", "-ec", command], cwd=work, capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, b""), command
    names = subprocess.run(["unzip", "-Z1", work / "scores.zip"], capture_output=True, text=True, check=True).stdout
    assert "scores.json" in names.split()
    key = show_identity(desks.chair).keys.judge_key
    restore_backup(tmp_path / "elsewhere", work / "backup.judgebackup")
    with Workspace(tmp_path / "elsewhere", clock=clock) as again:
        assert show_identity(again).keys.judge_key == key


def _commands(ws: Workspace, folder: Path) -> list[str]:
    """What the sheet tells people to type, from its printed lines."""
    (path,) = print_report(ws, RECOVERY, folder / "pdf", Translator(Language.EN))
    lines = [line.strip() for line in as_set(path).splitlines()]
    tools = ("judge-desktop ", "unzip ", "age -d ", "tail ")
    found = [tool + line.partition(tool)[2] for line in lines for tool in tools if tool in line and "(age)" not in line]
    assert [shlex.split(one)[0] for one in found] == ["judge-desktop", "judge-desktop", "unzip", "tail", "age"]
    return found
