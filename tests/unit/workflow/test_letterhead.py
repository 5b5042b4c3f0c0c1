"""The letterhead on all its ways: into the draft, to judges and deputies, onto paper, and never to the public."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.workflow.begin_contest import FromContest, begin_contest
from judge_desktop.workflow.create_contest import update_contest
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.letterhead import with_logo, with_signatories, without_logo
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.read_audit_log import read_log
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.take_over_contest import take_over_contest
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.write_contest import write_contest
from tests.helpers.logos import logo
from tests.helpers.published import PUBLIC, entries_of, publish
from tests.unit.workflow.conftest import Desks, judge_everything
from tests.unit.workflow.test_sharing import with_deputy

PLANTED = Signatory(
    name=Text(th="นายปลูกไว้ ให้ค้นพบ", en="Planted Tobefound"),
    position=Text(th="ผู้อำนวยการที่ปลูกไว้", en="Planted director"),
)
WORDS = tuple(word.encode() for text in (PLANTED.name, PLANTED.position) for word in (text.th, text.en))


def settle(ws: Workspace, picture: Path, *people: Signatory) -> Letterhead:
    """The contest gets that logo and these people."""
    picture.write_bytes(logo())

    def change(contest: Contest) -> Contest:
        return with_signatories(with_logo(contest, picture), people)

    return edit_contest(ws, ContestSection.LETTERHEAD, change).letterhead


def test_it_is_kept_in_the_draft_and_noted(desks: Desks, tmp_path: Path) -> None:
    settle(desks.chair, tmp_path / "ตรา.png", PLANTED)
    assert chair_contest(desks.chair).letterhead == Letterhead(logo=logo(), signatories=(PLANTED,))
    (line,) = read_log(desks.chair, translator(Language.TH), contains="ตราสัญลักษณ์").lines
    assert "ตราสัญลักษณ์และผู้ลงนาม" in line.details
    after = edit_contest(desks.chair, ContestSection.LETTERHEAD, without_logo)
    assert after.letterhead == Letterhead(signatories=(PLANTED,))


def test_what_is_refused_changes_nothing(desks: Desks, tmp_path: Path) -> None:
    before = settle(desks.chair, tmp_path / "logo.png", PLANTED)
    (tmp_path / "letter.png").write_bytes(b"no picture")
    with pytest.raises(JudgeDesktopError) as caught:
        edit_contest(desks.chair, ContestSection.LETTERHEAD, lambda one: with_logo(one, tmp_path / "letter.png"))
    assert caught.value.code is Code.LOGO_IS_NO_PICTURE
    with pytest.raises(JudgeDesktopError) as caught:
        edit_contest(desks.chair, ContestSection.LETTERHEAD, lambda one: with_signatories(one, (PLANTED,) * 5))
    assert (caught.value.code, caught.value.details) == (Code.TOO_MANY_SIGNATORIES, {"most": 4})
    assert chair_contest(desks.chair).letterhead == before


def test_a_folder_brings_it_and_takes_it_away(desks: Desks, tmp_path: Path) -> None:
    before = settle(desks.chair, tmp_path / "logo.png", PLANTED)
    folder = tmp_path / "folder"
    assert folder / "logo.png" in write_contest(desks.chair, folder, translator(Language.TH))
    assert update_contest(desks.chair, folder).contest.letterhead == before
    (folder / "logo.png").unlink()
    with pytest.raises(JudgeDesktopError) as caught:
        update_contest(desks.chair, folder)
    assert caught.value.code is Code.CONTEST_HAS_FINDINGS
    assert chair_contest(desks.chair).letterhead == before
    settings = folder / "contest.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('logo = "logo.png"', ""), encoding="utf-8")
    assert update_contest(desks.chair, folder).contest.letterhead == Letterhead(signatories=(PLANTED,))


def test_judges_deputies_and_the_next_edition_have_it(desks: Desks, tmp_path: Path) -> None:
    before = settle(desks.chair, tmp_path / "logo.png", PLANTED)
    deputy = with_deputy(desks)
    assert take_over_contest(deputy, desks.root / "one.judgepack").package.contest.letterhead == before
    assert chair_contest(deputy).letterhead == before
    assert desks.session("J1").contest.letterhead == before
    again = begin_contest(desks.chair, FromContest(chair_contest(desks.chair).id), Naming(name=Text(th="ปีหน้า")))
    assert again.contest.letterhead == before


def test_the_public_never_gets_it(desks: Desks, tmp_path: Path) -> None:
    settle(desks.chair, tmp_path / "logo.png", PLANTED)
    desks.package()
    judge_everything(desks)
    publish(desks.chair, tmp_path / "internal")
    publish(desks.chair, tmp_path / "public", PUBLIC)
    internal = b"".join(entries_of((tmp_path / "internal").read_bytes()).values())
    public = b"".join(entries_of((tmp_path / "public").read_bytes()).values())
    planted = (*WORDS, b64encode(logo()), logo())
    assert [word in internal for word in planted] == [True] * 5 + [False]
    assert [word in public for word in planted] == [False] * 6


def test_the_chairs_prints_follow_the_draft_and_those_of_a_judge_her_package(judged: Desks, tmp_path: Path) -> None:
    settle(judged.chair, tmp_path / "logo.png", PLANTED)
    tr = translator(Language.TH)
    job = PrintJob(ws=judged.chair, kind=ReportKind.CERTIFICATES, folder=tmp_path, tr=tr)
    assert job.letterhead.signatories == (PLANTED,)
    assert job.imprint().logo == logo()
    assert job.imprint(replace(job.draft, letterhead=Letterhead())).logo == b""
    assert open_session(judged.desk("J1")).contest.letterhead == job.contest.letterhead != job.letterhead
