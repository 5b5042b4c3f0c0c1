"""Two versions of a judge's score file side by side: what differs is marked, and one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.domain.view import Fork
from judge_desktop.ui.chair.merge_lines import Version, closed_words, score_words, versions_of
from judge_desktop.ui.chair.wording import clock, criterion_words, figure, name_of, title_of
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card, Hairline, Panel
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.round_documents import RoundDocuments

_SHOWN_CARDS = 3
_LETTERS = {"th": "กขคงจ", "en": "ABCDE"}


class VersionsPanel(QWidget):
    """A fork in words and its versions. `version_requested(sha256)` when a person wants one of them to count."""

    version_requested = Signal(str)

    def __init__(self, fork: Fork, documents: RoundDocuments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        contest = documents.package.contest
        versions = versions_of(fork, documents)
        judge = name_of(contest.panel.judge(fork.judge), fork.judge)
        title = QHBoxLayout()
        title.setSpacing(SPACE_12)
        mark = ShapeMark(Shape.TRIANGLE, Tone.WARN, 20)
        mark.ground = Role.CANVAS
        title.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(TextLabel(tr("Two versions from {judge}", judge=judge), Type.TITLE), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(title)
        column.addWidget(TextLabel(_explanation(fork, versions), Type.BODY, Role.INK2))
        cards = QHBoxLayout()
        cards.setSpacing(SPACE_12)
        for place, version in enumerate(versions):
            cards.addWidget(self._card(place, version, documents), 1)
        column.addLayout(cards)
        hint = QHBoxLayout()
        hint.setSpacing(SPACE_8)
        hint.addWidget(IconMark("phone", Role.INK2, 18))
        advice = tr("Ask the judge before choosing; the reason is recorded")
        hint.addWidget(TextLabel(advice, Type.CAPTION, Role.INK2), 1)
        column.addLayout(hint)

    def _card(self, place: int, version: Version, documents: RoundDocuments) -> Card:
        contest = documents.package.contest
        letter = _LETTERS[current_language().value][place % 5]
        card = Card()
        body = card.use_body()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(4)
        body.addWidget(TextLabel(tr("Version {letter}", letter=letter), Type.TITLE))
        arrival = documents.arrivals.get(version.file.sha256)
        times = [tr("made {time}", time=clock(version.file.created))]
        if arrival is not None:
            times.append(tr("received {time}", time=clock(arrival.at)))
        body.addWidget(TextLabel("\n".join(times), Type.CAPTION, Role.INK2))
        for scorecard in version.cards[:_SHOWN_CARDS]:
            body.addSpacing(4)
            _add_scorecard(body, scorecard, version, contest)
        more = len(version.cards) - _SHOWN_CARDS
        if more > 0:
            words = trn("{n} more scorecard differs", "{n} more scorecards differ", more)
            body.addWidget(TextLabel(words, Type.CAPTION, Role.WARN))
        alike = trn("{n} other scorecard is the same", "{n} other scorecards are the same", version.alike)
        body.addWidget(TextLabel(alike, Type.CAPTION, Role.INK2))
        body.addStretch(1)
        use = Button(tr("Use this one"), icon="check")
        use.setObjectName(f"use_{place}")
        use.setAccessibleName(tr("Use version {letter}", letter=letter))
        use.clicked.connect(lambda _=False, sha256=version.file.sha256: self.version_requested.emit(sha256))
        use.set_disabled_reason(closed_words(documents))
        body.addWidget(use)
        return card


def _explanation(fork: Fork, versions: list[Version]) -> str:
    count = len(versions[0].differing) if versions else 0
    return trn(
        "Both are revision {revision}, but {n} score differs. Neither counts until one is chosen; the other is kept.",
        "Both are revision {revision}, but {n} scores differ. Neither counts until one is chosen; the other is kept.",
        count,
        revision=fork.revision,
    )


def _add_scorecard(body: QVBoxLayout, card: Scorecard, version: Version, contest: Contest) -> None:
    submission = contest.submission(card.submission)
    number = submission.number if submission is not None else ""
    body.addWidget(TextLabel(f"{number}  {title_of(submission, card.submission)}", Type.LABEL, max_lines=1))
    names = {}
    if submission is not None:
        names = {one.id: criterion_words(one) for one in contest.rubric_of(submission).criteria}
    for criterion, score in card.scores.items():
        differs = (card.submission, criterion) in version.differing
        body.addWidget(_score_row(names.get(criterion, criterion), score_words(score), differs))
    body.addWidget(Hairline())
    body.addWidget(_score_row(tr("Total"), figure(card.total), False, Type.NUMBER))


def _score_row(name: str, score: str, differs: bool, line: Type = Type.LABEL) -> Panel:
    row = Panel(Role.WARN_SOFT if differs else None, radius=RADIUS_CHIP)
    columns = QHBoxLayout(row)
    columns.setContentsMargins(SPACE_12, 3, SPACE_12, 3)
    columns.setSpacing(SPACE_8)
    columns.addWidget(TextLabel(name, Type.BODY, Role.INK2), 1)
    if differs:
        columns.addWidget(IconMark("pencil", Role.WARN, 18))
    ink = Role.WARN if differs else Role.INK
    columns.addWidget(TextLabel(score, Type.STRONG if differs else line, ink, wraps=False))
    return row
