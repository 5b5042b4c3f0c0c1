"""Renditions are made where one is missing, kept one by one, and failures are named; no LibreOffice is said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange.renditions import PROGRAM_VARIABLE
from judge_desktop.store import data_folder
from judge_desktop.workflow.add_attachments import add_attachments
from judge_desktop.workflow.care import examine
from judge_desktop.workflow.edit_attachments import remove_attachment
from judge_desktop.workflow.make_renditions import (
    RenditionState,
    can_make_renditions,
    make_renditions,
    missing_renditions,
    rendition_state,
)
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.office_stand_in import OfficeStandIn, make_office_stand_in
from tests.unit.workflow.conftest import Desks


class CancelledError(Exception):
    """What a person's cancel raises inside work."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfficeStandIn:
    made = make_office_stand_in(tmp_path / "office")
    monkeypatch.setenv(PROGRAM_VARIABLE, str(made.program))
    return made


def rtf(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_bytes(b"{\\rtf1 " + words.encode() + b"}")
    return path


def listed(contest: Contest, submission: str) -> list[tuple[str, bool]]:
    found = contest.submission(submission)
    assert found is not None
    return [(one.name, bool(one.rendition_of)) for one in found.attachments]


def three_letters(ws: Workspace, folder: Path) -> None:
    """Two submissions share one letter, and one has two more."""
    add_attachments(ws, "ENV-01", [rtf(folder, "ก.rtf", "one"), rtf(folder, "ข.rtf", "bad"), rtf(folder, "ค.rtf", "3")])
    add_attachments(ws, "ENE-01", [rtf(folder, "ง.rtf", "one")])


def test_what_is_missing_is_made_once_and_kept_beside_its_original(
    desks: Desks, tmp_path: Path, office: OfficeStandIn
) -> None:
    ws = desks.chair
    before = listed(chair_contest(ws), "ENV-01")
    three_letters(ws, tmp_path)
    office.plays("works_unless_bad")
    assert [(submission, one.name) for submission, one in missing_renditions(chair_contest(ws))] == [
        ("ENV-01", "ก.rtf"), ("ENV-01", "ข.rtf"), ("ENV-01", "ค.rtf"), ("ENE-01", "ง.rtf"),
    ]  # fmt: skip
    seen: list[tuple[int, int]] = []
    done = make_renditions(ws, progress=lambda *at: seen.append(at))
    assert len(done.made) == 2
    assert len(office.calls()) == 3
    assert [(finding.code, finding.where.submission, finding.details["file"]) for _, finding in done.failed] == [
        (FindingCode.RENDITION_FAILED, "ENV-01", "ข.rtf")
    ]
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert listed(chair_contest(ws), "ENV-01") == [
        *before, ("ก.rtf", False), ("ก.rtf.pdf", True), ("ข.rtf", False), ("ค.rtf", False), ("ค.rtf.pdf", True),
    ]  # fmt: skip
    assert listed(chair_contest(ws), "ENE-01")[-1] == ("ง.rtf.pdf", True)
    assert examine(ws.home) == ()
    assert list((ws.home / data_folder.STAGING).iterdir()) == []

    again = make_renditions(ws)
    assert again.made == ()
    assert len(again.failed) == 1
    assert len(office.calls()) == 4
    contest = remove_attachment(ws, "ENV-01", "ก.rtf.pdf")
    found = contest.submission("ENV-01")
    assert found is not None
    letter = next(one for one in found.attachments if one.name == "ก.rtf")
    assert rendition_state(letter, found) is RenditionState.MISSING


def test_judges_get_the_office_file_and_its_rendition(desks: Desks, tmp_path: Path, office: OfficeStandIn) -> None:
    three_letters(desks.chair, tmp_path)
    make_renditions(desks.chair)
    desks.package()
    seen = desks.session("J1").submission("ENE-01").attachments
    assert [(one.name, one.media_type) for one in seen][-2:] == [
        ("ง.rtf", "application/rtf"), ("ง.rtf.pdf", "application/pdf"),
    ]  # fmt: skip
    assert desks.session("J1").attachment_path(seen[-1].sha256).read_bytes().startswith(b"%PDF-")


def test_a_cancel_keeps_what_was_made_and_nothing_of_the_rest(
    desks: Desks, tmp_path: Path, office: OfficeStandIn
) -> None:
    ws = desks.chair
    three_letters(ws, tmp_path)

    def progress(done: int, total: int) -> None:
        if len(office.calls()) == 1:
            office.plays("hangs")
        if len(office.calls()) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        make_renditions(ws, progress=progress)
    assert len(missing_renditions(chair_contest(ws))) == 2
    assert list((ws.home / data_folder.STAGING).iterdir()) == []
    assert examine(ws.home) == ()


def test_without_libreoffice_it_is_said_and_nothing_is_changed(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = desks.chair
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path / "nowhere"))
    assert not can_make_renditions()
    assert make_renditions(ws).made == ()  # nothing is missing, so nobody needs it
    three_letters(ws, tmp_path)
    before = chair_contest(ws)
    with pytest.raises(JudgeDesktopError) as refused:
        make_renditions(ws)
    assert refused.value.code is Code.OFFICE_NOT_FOUND
    assert chair_contest(ws) == before


def test_only_the_submissions_that_were_named_are_done(desks: Desks, tmp_path: Path, office: OfficeStandIn) -> None:
    three_letters(desks.chair, tmp_path)
    assert len(make_renditions(desks.chair, submissions=("ENE-01",)).made) == 1
    assert len(office.calls()) == 1
