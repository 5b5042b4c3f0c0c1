"""Attachments of many submissions from one folder: which folder goes where is shown first, then all or none taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.ui.chair.bulk_dialog import BulkDialog
from judge_desktop.ui.chair.wording import size_words, title_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.add_attachments import AttachmentPlan, FileOutcome, plan_folder, take_attachments
from judge_desktop.workflow.packages_here import Where


class AttachmentFolderDialog(BulkDialog):
    """Looks at the folder when it is opened, and takes the files when asked."""

    def __init__(self, desk: Desk, where: Where, contest: Contest, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Attachments from a folder"), tr("Folders"), parent)
        self.setObjectName("attachment_folder")
        self._where, self._contest, self._folder = where, contest, folder
        self._submissions = {one.id: one for one in contest.submissions}
        self.plan: AttachmentPlan | None = None
        self.answer.clicked.connect(self.take)
        self.sentence.setText(tr("Every folder is looked at first; nothing is kept yet."))
        self.offer("")
        self.fit_rows()

    def look_at_folder(self) -> None:
        """Read the folder and show what taking it would do."""
        ws, where, folder = self.desk.ws, self._where, self._folder
        self.run(
            tr("Looking at the folder"),
            lambda control: plan_folder(ws, folder, where, control.report),
            self._show_plan,
        )

    def take(self) -> None:
        """Take what was shown."""
        plan, ws, where = self.plan, self.desk.ws, self._where
        if plan is not None and plan.changing:
            self.run(
                tr("Taking in the files"),
                lambda control: take_attachments(ws, plan, where, control.report),
                self._tell_taken,
            )

    def _show_plan(self, plan: AttachmentPlan) -> None:
        self.plan = plan
        size = sum(one.attachment.size for one in plan.changing)
        count = len(plan.changing)
        matched = sum(bool(one.submission) for one in plan.matches)
        parts = [trn("{n} folder belongs to a submission", "{n} folders belong to a submission", matched)]
        if count:
            words = trn("{n} file changes something", "{n} files change something", count)
            parts.append(f"{words} ({size_words(size)})")
        else:
            parts.append(tr("no file that would change anything"))
        if plan.without:
            words = trn("{n} finalist still without files", "{n} finalists still without files", len(plan.without))
            parts.append(words)
        self.sentence.setText(" · ".join(parts))
        self.rows.set_rows([*self._folder_rows(plan), *self._without_rows(plan)])
        self.fit_rows()
        shown = {match.folder for match in plan.matches}  # a row says already which folder belongs to nobody
        self.findings.show_findings(
            [one for one in plan.findings if one.details.get("folder") not in shown], self._contest
        )
        self.offer(trn("Take {n} file", "Take {n} files", count) if count else "")

    def _folder_rows(self, plan: AttachmentPlan) -> list[ListRow]:
        rows = []
        outcomes: dict[str, list[FileOutcome]] = {}
        for file in plan.files:
            outcomes.setdefault(file.submission, []).append(file.outcome)
        for match in plan.matches:
            submission = self._submissions.get(match.submission)
            if submission is None:
                words = tr("belongs to no submission; rename it to an id")
                if match.fits:
                    words = tr("fits several submissions; rename it to an id")
                rows.append(
                    ListRow(f"folder {match.folder}", "", match.folder, words, Shape.OCTAGON, Tone.BAD, icon="folder")
                )
                continue
            words, shape, tone = _outcome(outcomes.get(submission.id, []))
            title = f"{match.folder} → {submission.number} {title_of(submission)}"
            rows.append(ListRow(f"folder {match.folder}", "", title, words, shape, tone, icon="folder"))
        return rows

    def _without_rows(self, plan: AttachmentPlan) -> list[ListRow]:
        rows = []
        for one in plan.without:
            submission = self._submissions.get(one)
            title = f"{submission.number} {title_of(submission)}" if submission is not None else one
            words = tr("still without files")
            rows.append(ListRow(f"without {one}", "", title, words, Shape.TRIANGLE, Tone.WARN, icon="files"))
        return rows

    def _tell_taken(self, _contest: Contest) -> None:
        count = len(self.plan.changing) if self.plan is not None else 0
        self.plan = None
        self.offer("")
        words = trn("{n} file is attached", "{n} files are attached", count)
        self.notices.show_notice(Notice(Weight.FINE, words))
        self.sentence.hide()
        self.contest_changed.emit()
        self.close_button.setFocus()


def _outcome(outcomes: list[FileOutcome]) -> tuple[str, Shape, Tone]:
    """What becomes of the files of a folder: words, shape and tone."""
    counts = {outcome: outcomes.count(outcome) for outcome in FileOutcome}
    parts = []
    if counts[FileOutcome.NEW]:
        parts.append(trn("{n} new file", "{n} new files", counts[FileOutcome.NEW]))
    if counts[FileOutcome.REPLACES]:
        parts.append(trn("{n} new version", "{n} new versions", counts[FileOutcome.REPLACES]))
    if counts[FileOutcome.SAME]:
        parts.append(trn("{n} there already", "{n} there already", counts[FileOutcome.SAME]))
    if not parts:
        return tr("nothing that can be taken"), Shape.TRIANGLE, Tone.WARN
    return " · ".join(parts), Shape.TICK, Tone.OK
