"""All papers at once, looked at and kept, with a line in the audit log for what left the program and for no more."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.store import audit_log
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.printing.preview_folder import PreviewFolder
from judge_desktop.workflow.printing.print_everything import keep_everything, print_everything, set_everything
from judge_desktop.workflow.printing.print_report import keep_report, print_report, set_report
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks

THAI = translator(Language.TH)


def noted(ws: Workspace) -> int:
    """How many prints the audit log tells of."""
    with ws.database.reading() as connection:
        return sum(one.event == AuditEvent.REPORT_PRINTED for one in audit_log.entries(connection, contest_in(ws)))


def contest_in(ws: Workspace) -> str:
    """The contest of the copy, the chair's or a judge's."""
    return find_contests(ws)[0].contest


def test_everything_but_what_is_secret(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    told: list[tuple[int, int]] = []
    done = set_everything(desks.chair, tmp_path / "pdf", THAI, progress=lambda at, of: told.append((at, of)))
    assert ReportKind.RECOVERY_SHEET not in {*done.files, *done.left_out}
    assert {ReportKind.SCHEDULE, ReportKind.BLANK, ReportKind.DECLARATION} <= set(done.files)
    assert sorted(done.paths) == sorted((tmp_path / "pdf").iterdir())
    assert list(dict.fromkeys(told)) == [(at, len(done.files)) for at in range(len(done.files))]
    assert len(told) > len(done.files)  # of each paper of several, too
    assert noted(desks.chair) == 0

    targets = {path: tmp_path / "kept" / path.name for path in done.paths}
    keep_everything(desks.chair, done, targets)
    assert {path.name: path.read_bytes() for path in (tmp_path / "kept").iterdir()} == {
        path.name: path.read_bytes() for path in done.paths
    }
    assert noted(desks.chair) == len(done.files)

    again = print_everything(desks.chair, tmp_path / "again", THAI, left_out=())
    assert set(again.files) == {*done.files, ReportKind.RECOVERY_SHEET}
    assert noted(desks.chair) == 2 * len(done.files) + 1


def test_what_is_looked_at_is_not_noted_and_goes(desks: Desks, tmp_path: Path) -> None:
    folder = PreviewFolder(desks.chair)
    (paper,) = set_report(desks.chair, ReportKind.SCHEDULE, folder.fresh(), THAI)
    other = folder.fresh()
    assert paper.is_relative_to(desks.chair.home)
    assert other != paper.parent
    assert noted(desks.chair) == 0

    (tmp_path / "old.pdf").write_text("old")
    keep_report(desks.chair, ReportKind.SCHEDULE, [(paper, tmp_path / "old.pdf")])
    (printed,) = print_report(desks.chair, ReportKind.SCHEDULE, tmp_path, THAI)
    assert (tmp_path / "old.pdf").read_bytes() == printed.read_bytes() == paper.read_bytes()
    assert noted(desks.chair) == 2

    folder.close()
    assert list((desks.chair.home / "staging").iterdir()) == []
    assert folder.fresh().is_dir()
    folder.close()


def test_a_judge_prints_her_own(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    session = desks.session("J2")
    session.set_score("ENV-01", "D1", "5")
    ws = desks.desk("J2")
    set_report(ws, ReportKind.SCORECARDS, tmp_path / "looked", THAI)
    assert noted(ws) == 0
    for kind in (ReportKind.SCORECARDS, ReportKind.CERTIFIED_SCORES, ReportKind.DECLARATION):
        assert len(print_report(ws, kind, tmp_path / kind.value, THAI)) == 1
    assert noted(ws) == 3
