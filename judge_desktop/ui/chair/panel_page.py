"""The panel: who judges in which role, whose keys are known and how they were confirmed; cards are taken in here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import PersonDialog
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.check_words_field import ConfirmKeys
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import confirmation_words, name_of, role_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, Tone
from judge_desktop.workflow.build_package import (
    BuiltPackage,
    Encryption,
    PackageOptions,
    build_package,
    suggested_file_name,
)
from judge_desktop.workflow.hand_back import HandBack, HandBackOffer, offers_in
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.panel import PanelLine, add_card, confirm_judge


class PanelPage(ChairPage):
    """One row for each person; the row that waits for confirmation opens to type the six words."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Panel"))
        self.setObjectName("panel")
        self._state: ContestState | None = None
        self._open = ""
        self._offers: dict[str, HandBackOffer] = {}
        self.confirm: ConfirmKeys | None = None
        drop = DropZone(
            tr("Drag judge cards here"),
            tr("Choose cards"),
            detail=tr("The card a judge sent; it locks the package for her and confirms her score file"),
            icon="user-check",
        )
        drop.files_requested.connect(self.take_cards)
        drop.choose_requested.connect(self._choose)
        self.drop = drop
        self._rows = QVBoxLayout()
        self.body.setSpacing(SPACE_16)
        self.body.addWidget(drop)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        voting = len(state.contest.panel.voting)
        found = [_confirmation(line) for line in state.panel if line.judge.votes]
        confirmed = sum(one not in {None, Confirmation.UNHEARD} for one in found)
        parts = (trn("{n} judge", "{n} judges", voting), tr("{n} confirmed", n=confirmed))
        self.header.set_title(tr("Panel"), " · ".join(parts))
        clear_layout(self._rows)
        self.confirm = None
        known = state.documents
        offers = offers_in(known, state.contest) if known is not None else ()
        self._offers = {one.judge.id: one for one in offers if one.new_key is not None}
        card = Card()
        for line in state.panel:
            card.add_row(self._row(line))
            if line.judge.id == self._open:
                card.add_row(self._confirm_row(line))
        self._rows.addWidget(card)

    def take_cards(self, paths: tuple[Path, ...]) -> None:
        """Take in judge cards; one whose name fits nobody asks whose it is."""
        if not paths:
            return
        first, rest = paths[0], paths[1:]
        ws, where = self.desk.ws, self.where
        self._forget_notice()
        self.running.run(
            tr("Reading the judge card"),
            lambda _: add_card(ws, first, where=where),
            lambda line: self._taken(line, rest),
            lambda error: self._refused(error, first, rest),
        )

    def _choose(self) -> None:
        kinds = tr("Judge cards") + " (*.judgecard)"
        self.take_cards(choose_files.ask_open_many(self, self.desk, tr("Choose judge cards"), kinds))

    def _taken(self, line: PanelLine, rest: tuple[Path, ...]) -> None:
        self.say(tr("The card of {judge} is taken in", judge=name_of(line.judge)))
        self._open = line.judge.id if _confirmation(line) is Confirmation.UNHEARD else ""
        self.contest_changed.emit()
        self.take_cards(rest)

    def _refused(self, error: JudgeDesktopError, path: Path, rest: tuple[Path, ...]) -> None:
        if error.code is not Code.CARD_FITS_NOBODY or self._state is None:
            self.show_refusal(error)
            return
        people = [(one.id, name_of(one)) for one in self._state.contest.panel.judges]
        sentence = sentence_of_error(error, translator(current_language()))
        dialog = PersonDialog(tr("Whose card is this?"), sentence, people, self)
        ask(dialog, lambda: self._take_for(path, dialog.choice.choice(), rest))

    def _take_for(self, path: Path, judge: str, rest: tuple[Path, ...]) -> None:
        ws, where = self.desk.ws, self.where
        self.run(
            tr("Reading the judge card"),
            lambda _: add_card(ws, path, judge, where),
            lambda line: self._taken(line, rest),
        )

    def _row(self, line: PanelLine) -> StatusRow:
        judge = line.judge
        known = _confirmation(line)
        waits = bool(line.awaiting) or known is Confirmation.UNHEARD
        role = role_words(judge.role) if judge.votes else tr("{role}, without a vote", role=role_words(judge.role))
        detail = " · ".join(part for part in (role, judge.position) if part)
        if line.awaiting:
            outcome, shape, tone = tr("A score file waits for confirmation"), Shape.TRIANGLE, Tone.WARN
        elif known is None:
            outcome, shape, tone = (tr("No card yet") if judge.votes else ""), Shape.RING, Tone.NEUTRAL
        else:
            outcome = confirmation_words(known)
            shape, tone = (Shape.TRIANGLE, Tone.WARN) if known is Confirmation.UNHEARD else (Shape.TICK, Tone.OK)
        action = (tr("Close") if judge.id == self._open else tr("Confirm…")) if waits else ""
        row = StatusRow(shape, name_of(judge), tone, detail=detail, outcome=outcome, action=action)
        row.setObjectName(f"person_{judge.id}")
        if action:
            row.button().setAccessibleName(f"{action} {name_of(judge)}")
            row.action_requested.connect(lambda judge_id=judge.id: self._toggle(judge_id))
        if judge.id in self._offers:
            button = Button(tr("Hand scores back…"), size=ButtonSize.SMALL)
            button.setObjectName(f"hand_back_{judge.id}")
            button.setAccessibleName(f"{button.words()} {name_of(judge)}")
            button.clicked.connect(lambda _=False, judge_id=judge.id: self.hand_back(judge_id))
            row.add_trailing(button)
        return row

    def hand_back(self, judge: str) -> None:
        """Build a package update that takes a judge's received scores back to her new computer."""
        state = self._state
        if state is None or state.package is None:
            return
        offer = self._offers[judge]
        scorecards = trn("{n} scorecard", "{n} scorecards", offer.scorecards)
        dialog = Dialog(
            tr("Hand {scorecards} back to {judge}?", scorecards=scorecards, judge=name_of(offer.judge)),
            tr(
                "They travel in a package update that only her new computer can read. "
                "She opens the first package there, then this one, and sends her scores again."
            ),
            tr("Save the package update…"),
            tr("Cancel"),
            parent=self,
        )
        ask(dialog, lambda: self._choose_update(judge, state))

    def _choose_update(self, judge: str, state: ContestState) -> None:
        if state.package is None:
            return
        has_cards = all(one.known_keys for one in state.contest.panel.voting)
        options = PackageOptions(
            mode=state.package.mode,
            encryption=Encryption.CARDS if has_cards else Encryption.NO,
            is_update=True,
            hand_back=(HandBack(judge=judge),),
            without_backup=tr("Only received scores go back to a new computer"),
        )
        words = translator(current_language())
        name = suggested_file_name(state.contest, options, state.package.revision + 1, words)
        path = choose_files.ask_save(self, self.desk, tr("Save the package update"), name)
        if path is None:
            return
        ws, where = self.desk.ws, self.where
        self.run_with_keys(
            tr("Building the package"),
            lambda control: build_package(ws, path, options, where, control.report),
            self._handed_back,
        )

    def _handed_back(self, built: BuiltPackage) -> None:
        self.contest_changed.emit()
        self.say(
            tr("The package update is saved: {name}", name=built.path.name),
            tr("Send it to the judge; other judges need not open it"),
        )

    def _confirm_row(self, line: PanelLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(54, 12, SPACE_20, 16)
        self.confirm = ConfirmKeys(name_of(line.judge), unheard=bool(line.awaiting))
        judge = line.judge.id
        self.confirm.confirm_requested.connect(lambda way, words: self._confirm(judge, Confirmation(way), words))
        column.addWidget(self.confirm)
        return holder

    def _toggle(self, judge: str) -> None:
        self._open = "" if self._open == judge else judge
        if self._state is not None:
            self.show_state(self._state)
        if self.confirm is not None:
            self.confirm.field.setFocus()

    def _confirm(self, judge: str, way: Confirmation, words: str) -> None:
        if self._state is not None and self._state.documents is not None:
            when_unlocked(self.desk, self, lambda: self._record_confirmation(judge, way, words))
        else:
            self._record_confirmation(judge, way, words)

    def _record_confirmation(self, judge: str, way: Confirmation, words: str) -> None:
        ws, where = self.desk.ws, self.where
        self._forget_notice()
        self.running.run(
            tr("Confirming"),
            lambda _: confirm_judge(ws, judge, way, words, where),
            self._confirmed,
            self._not_confirmed,
        )

    def _confirmed(self, line: PanelLine) -> None:
        self._open = ""
        self.say(tr("{judge} is confirmed", judge=name_of(line.judge)))
        self.contest_changed.emit()

    def _not_confirmed(self, error: JudgeDesktopError) -> None:
        if self.confirm is not None:
            self.confirm.refuse(sentence_of_error(error, translator(current_language())))
        else:
            self.show_refusal(error)


def _confirmation(line: PanelLine) -> Confirmation | None:
    """The best confirmation among the keys of a person; None without a key."""
    found = {key.confirmation for key in line.known_keys}
    order = (Confirmation.VOICE, Confirmation.PAPER, Confirmation.UNHEARD)
    return next((one for one in order if one in found), None)
