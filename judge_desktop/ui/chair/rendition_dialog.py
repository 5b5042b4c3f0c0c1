"""PDF renditions of all office files of a contest: which are missing, made with progress and cancel, failures named."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.bulk_dialog import BulkDialog
from judge_desktop.ui.chair.wording import title_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.document_items import icon_of
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.make_renditions import (
    Renditions,
    can_make_renditions,
    make_renditions,
    missing_renditions,
)
from judge_desktop.workflow.packages_here import Where, chair_contest


class RenditionDialog(BulkDialog):
    """Lists what is missing; the answer makes it. What was made before a cancel is kept."""

    def __init__(self, desk: Desk, where: Where, contest: Contest, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("PDF of the office files"), tr("Office files without a PDF"), parent)
        self.setObjectName("renditions")
        self._where, self._contest = where, contest
        self.failed: dict[str, Finding] = {}
        self.answer.clicked.connect(self.make)
        self.running.running_changed.connect(self._read_again)
        self._show()

    def make(self) -> None:
        """Make every PDF that is missing."""
        ws, where = self.desk.ws, self._where
        self.run(
            tr("Making the PDF of the office files"),
            lambda control: make_renditions(ws, where, (), control.report),
            self._tell_made,
        )

    def _show(self) -> None:
        missing = missing_renditions(self._contest)
        count = len({one.sha256 for _, one in missing})
        rows = []
        known = {one.id: one for one in self._contest.submissions}
        for submission_id, one in missing:
            submission = known.get(submission_id)
            words, shape, tone = tr("No PDF yet"), Shape.TRIANGLE, Tone.WARN
            if one.sha256 in self.failed:
                words, shape, tone = tr("PDF failed"), Shape.OCTAGON, Tone.BAD
            group = f"{submission.number} {title_of(submission)}" if submission is not None else submission_id
            key = f"{submission_id} {one.sha256}"
            rows.append(ListRow(key, "", one.name, words, shape, tone, group=group, icon=icon_of(one.media_type)))
        self.rows.set_rows(rows)
        self.fit_rows()
        self.findings.show_findings(tuple(self.failed.values()), self._contest)
        if not count:
            self.sentence.setText(tr("Every office file has its PDF; judges see it instead of the file."))
            self.offer("")
        elif can_make_renditions():
            self.sentence.setText(
                tr("LibreOffice makes them on this computer; the office files stay as they are and travel, too.")
            )
            self.offer(trn("Make {n} PDF", "Make {n} PDFs", count))
        else:
            refused = JudgeDesktopError(Code.OFFICE_NOT_FOUND)
            self.sentence.setText(said_of_error(refused))
            self.offer("")

    def _tell_made(self, renditions: Renditions) -> None:
        self.failed = dict(renditions.failed)
        made, failed = len(renditions.made), len({sha256 for sha256, _ in renditions.failed})
        words = trn("{n} PDF was made", "{n} PDFs were made", made)
        if failed:
            words += " · " + trn("{n} failed", "{n} failed", failed)
        weight = Weight.WARNS if failed else Weight.FINE
        self.notices.show_notice(Notice(weight, words))
        self._show()

    def _read_again(self, running: bool) -> None:
        """After the work, and after a cancel, too, which keeps what was made before."""
        if running:
            return
        ws, where = self.desk.ws, self._where
        self.desk.tasks.run(lambda _: chair_contest(ws, where), self._show_again, self.refuse)

    def _show_again(self, contest: Contest) -> None:
        if contest != self._contest:
            self._contest = contest
            self.contest_changed.emit()
        self._show()
