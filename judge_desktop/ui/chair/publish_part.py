"""Publishing the results: what stands in the way, which versions, where to; then the files and how to verify them; and
what is kept of the round: tables and the archive.

A tab of the page that finishes the day. What blocks is answered by `workflow`; publishing an open round closes it,
which is asked for with its reason before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.audience_card import AudienceCard
from judge_desktop.ui.chair.closing import ask_to_close_and_publish
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.explained_choice import ExplainedChoice
from judge_desktop.ui.chair.keeping_card import KeepingCard
from judge_desktop.ui.chair.keeping_deeds import KeepingDeeds
from judge_desktop.ui.chair.publish_steps import earlier_rows, page_of_obstacle, rows_before
from judge_desktop.ui.chair.publish_wording import listed_words
from judge_desktop.ui.chair.published_card import PublishedCard, PublishedFile, VerifyingCard
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import copy_file
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout, stacked
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28, Role
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.publish_results import PublishOptions, obstacles_to_publishing, publish_results
from judge_desktop.workflow.results_file_name import next_path, results_file_name
from judge_desktop.workflow.workspace import Workspace


class PublishPart(ScrollArea):
    """Choices at the left, what was published and how to verify it at the right. `contest_changed` when something was
    published or the round was closed for it; `page_requested(name)` for the page that solves what blocks.
    """

    contest_changed = Signal()
    page_requested = Signal(str)

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(Role.CANVAS, parent=parent)
        self.setObjectName("publish_part")
        self._desk, self._where = desk, where
        self._state: ContestState | None = None
        self._obstacles: tuple[Finding, ...] = ()
        self.files: tuple[PublishedFile, ...] = ()
        self.cards = {audience: AudienceCard(audience) for audience in Audience}
        self.listed = ExplainedChoice("listed", tr("Which submissions the public version spells out"))
        self.listed.set_choices([(one.value, *listed_words(one)) for one in Listed], Listed.ALL.value)
        self.publish = Button(tr("Publish…"), ButtonKind.PRIMARY, icon="megaphone")
        self.publish.setObjectName("publish")
        self.publish.clicked.connect(self.begin)
        self._none = FindingRow(Weight.BLOCKS, tr("Please choose at least one version"))
        self._none.setObjectName("no_version")
        self._none.hide()
        self._news, self._before, self._after = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.notices = NoticePlace(self._news)
        self.running = Running(desk.tasks, self._news, self)
        self.running.running_changed.connect(self._rest)
        self.keeping = KeepingCard()
        deeds = KeepingDeeds(self, desk, where, self.running, self._say, self._refuse)
        self.keeping.tables_requested.connect(lambda: self._state and deeds.ask_for_tables(self._state))
        self.keeping.archive_requested.connect(lambda: self._state and deeds.ask_for_archive(self._state))
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show what stands in the way now, and what was published. Files that no longer say what holds now are handed
        out no more: they are listed with those published earlier.
        """
        self._state = state
        if not any(one.holds for one in state.published):
            self.files = ()
        self._show_before(state)
        self._show_after()

    def _show_before(self, state: ContestState) -> None:
        """What blocks depends on the versions that are chosen."""
        documents, found = state.documents, []
        if documents is not None:
            for audience in self.chosen():
                found += [one for one in obstacles_to_publishing(documents, audience) if one not in found]
        self._obstacles = tuple(found)
        clear_layout(self._before)
        rows = rows_before(state, self._obstacles)
        if rows:
            card = Card()
            card.setObjectName("before_publishing")
            for row, target in rows:
                row.action_requested.connect(lambda target=target: self.page_requested.emit(target))
                card.add_row(row)
            _show_in(self._before, card)
        is_next = not self._obstacles and not state.is_published
        self.publish.set_kind(ButtonKind.PRIMARY if is_next else ButtonKind.SECONDARY)

    def chosen(self) -> tuple[Audience, ...]:
        """The versions that are ticked."""
        return tuple(one.audience for one in self.cards.values() if one.is_chosen())

    def begin(self) -> None:
        """Go to what blocks; else ask what has to be asked, then where to, and publish."""
        state = self._state
        if state is None or state.view is None:
            return
        if self._obstacles:  # the button stays enabled and leads to the first thing that blocks
            self.page_requested.emit(page_of_obstacle(self._obstacles[0]))
            return
        if not self.chosen():
            self._none.show()
            next(iter(self.cards.values())).tick.setFocus()
        elif state.view.is_closed:
            self._ask_folder()
        else:
            ask_to_close_and_publish(self, state, self._ask_folder)

    def _ask_folder(self, reason: str = "") -> None:
        title = tr("Folder for the results files")
        folder = choose_files.ask_folder(self, self._desk, title, Purpose.SAVE)
        if folder is not None:
            when_unlocked(self._desk, self, lambda: self.publish_into(folder, reason))

    def publish_into(self, folder: Path, reason: str = "") -> None:
        """Make the chosen versions in that folder; an open round is closed first, for that `reason`."""
        if self._state is None or self._state.package is None:
            return
        ws, where, package, language = self._desk.ws, self._where, self._state.package, translator(current_language())
        wished = [
            (
                PublishOptions(audience=audience, listed=self._listed_of(audience)),
                results_file_name(package.contest, package.mode, audience, language),
            )
            for audience in self.chosen()
        ]
        self.notices.clear()
        self.running.run(
            tr("Publishing the results"),
            lambda control: _publish(ws, where, folder, wished, reason, control),
            self._tell,
            self._refuse,
        )

    def _listed_of(self, audience: Audience) -> Listed:
        return Listed(self.listed.choice()) if audience is Audience.PUBLIC else Listed.ALL

    def _tell(self, files: Sequence[PublishedFile]) -> None:
        self.files = tuple(files)
        self._show_after()
        sentence = trn("{n} results file is saved", "{n} results files are saved", len(files))
        self._say(Notice(Weight.FINE, sentence, detail=str(files[0].published.path.parent), leaves=True))

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.notices.show_refusal(error)
        self.verticalScrollBar().setValue(0)

    def _copy(self, path: Path) -> None:
        copy_file(path)
        self._say(
            Notice(Weight.FINE, tr("The file is in the clipboard; paste it into the chat or a mail"), leaves=True)
        )

    def _say(self, notice: Notice) -> None:
        notice.setObjectName("success")
        self.notices.show_notice(notice)
        self.verticalScrollBar().setValue(0)

    def _rest(self, running: bool) -> None:
        self.publish.setEnabled(not running)
        self.keeping.rest(running)
        if not running:  # also when it was refused or cancelled: the round may have been closed before
            self.contest_changed.emit()

    def _show_after(self) -> None:
        clear_layout(self._after)
        if self.files:
            card = PublishedCard(self.files)
            card.copy_requested.connect(self._copy)
            _show_in(self._after, card)
        elif self._state is not None and self._state.published:
            earlier = Card(tr("Published from this computer"))
            earlier.setObjectName("earlier")
            for row in earlier_rows(self._state):
                earlier.add_row(row)
            _show_in(self._after, earlier)
        own = self._desk.ws.own_name
        if own is not None:
            _show_in(self._after, VerifyingCard(own.keys.judge_key))
        if self.isVisible():
            self.settle()

    def _choose(self) -> None:
        self._none.hide()
        self.listed.setVisible(self.cards[Audience.PUBLIC].is_chosen())
        if self._state is not None:
            self._show_before(self._state)

    def _lay_out(self) -> None:
        for card in self.cards.values():
            card.choice_changed.connect(self._choose)
        self.cards[Audience.PUBLIC].more.addWidget(self.listed)
        self.column.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_16)
        self._news.setSpacing(SPACE_12)
        self.column.addLayout(self._news)
        button = StackingRow(self.publish)
        left = stacked(self._before, *self.cards.values(), self._none, button, spacing=SPACE_12)
        right = stacked(self._after, self.keeping, spacing=SPACE_12)
        self._after.setSpacing(SPACE_12)
        self.column.addWidget(TwoColumns(left, right, stretches=(3, 2)))
        self.column.addStretch(1)


def _publish(
    ws: Workspace,
    where: Where,
    folder: Path,
    wished: Sequence[tuple[PublishOptions, str]],
    reason: str,
    control: Control,
) -> tuple[PublishedFile, ...]:
    """Makes one file after the other; the first closes an open round."""
    made = []
    for place, (options, name) in enumerate(wished):
        control.report(place, len(wished))
        published = publish_results(ws, next_path(folder, name), options, where, reason)
        made.append(PublishedFile(options.audience, published))
    return tuple(made)


def _show_in(place: QVBoxLayout, card: Card) -> None:
    """At once, so that the page has its height before it is painted: Qt shows what was put in a moment later."""
    place.addWidget(card)
    holder = card.parentWidget()
    if holder is not None and holder.isVisible():
        card.show()
