"""What is asked and recorded about judge cards and the computers of judges, and the invitation to send a card.

Each deed calls one verb of ``workflow``; it is about the person the list of people stands at, unless another is named.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.hand_back_question import ask_to_hand_back
from judge_desktop.ui.chair.people_list import best_confirmation
from judge_desktop.ui.chair.people_tab import PeopleTab
from judge_desktop.ui.chair.take_cards import CardTaker
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.build_package import BuiltPackage
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.hand_back import HandBackOffer, offers_in
from judge_desktop.workflow.invitation import invitation
from judge_desktop.workflow.panel import PanelLine, confirm_judge, forget_key
from judge_desktop.workflow.replace_laptop import replace_key

CARD_ENDING = ENDINGS[FileType.CARD]


class KeyDeeds(QObject):
    """`recorded` after each deed that changed a key: no change made before it can be taken back any more."""

    recorded = Signal()

    def __init__(self, page: ChairPage, people: PeopleTab) -> None:
        super().__init__(page)
        self._page, self._people = page, people
        self._state: ContestState | None = None
        self.offers: dict[str, HandBackOffer] = {}
        self._cards = CardTaker(page)
        self._cards.taken.connect(self._card_taken)
        card = people.keys
        card.confirm_requested.connect(lambda way, words: self._confirm(Confirmation(way), words))
        card.replace_requested.connect(self.replace_laptop)
        card.forget_requested.connect(self._forget_card)
        card.hand_back_requested.connect(lambda: self.hand_back(people.current()))
        card.card_requested.connect(self._choose_card_of_current)
        card.invitation_requested.connect(self._copy_invitation)

    def show_state(self, state: ContestState) -> None:
        """What the deeds are about from now on; `offers` holds, by judge, what can be handed back to a computer."""
        self._state = state
        known = state.documents
        offers = offers_in(known, state.contest) if known is not None else ()
        self.offers = {one.judge.id: one for one in offers if one.new_key is not None}

    def take_cards(self, paths: tuple[Path, ...]) -> None:
        """Take in judge cards, one after the other; one whose name fits nobody asks whose it is."""
        self._page.forget_notice()
        people = self._state.contest.panel.judges if self._state is not None else ()
        self._cards.take(paths, [(one.id, name_of(one) or one.id) for one in people])

    def choose_cards(self) -> None:
        """Ask for judge cards and take them in."""
        self.take_cards(
            choose_files.ask_open_many(self._page, self._page.desk, tr("Choose judge cards"), _card_kinds())
        )

    def replace_laptop(self, judge_key: str) -> None:
        """Ask for the reason and decide that this computer of the judge is the newest."""
        judge = self._people.current()
        name = self._name(judge)
        dialog = ReasonDialog(
            tr("Does this computer of {judge} count from now on?", judge=name),
            tr(
                "Where both computers sealed a scorecard, the one of this computer counts; where only the earlier one "
                "did, that stays. The decision is signed and can be taken back by another one."
            ),
            tr("This one counts now"),
            parent=self._page,
        )
        ws, where = self._page.desk.ws, self._page.where

        def decide() -> None:
            reason = dialog.reason()
            self._page.run_with_keys(
                tr("Recording the decision"),
                lambda _: replace_key(ws, judge, judge_key, reason, where),
                lambda _: self._record(tr("The new computer of {judge} counts now", judge=name)),
            )

        ask(dialog, decide)

    def hand_back(self, judge: str) -> None:
        """Build a package update that takes a judge's received scores back to her new computer."""
        if self._state is not None and judge in self.offers:
            ask_to_hand_back(self._page, self._state, self.offers[judge], self._handed_back)

    def _record(self, sentence: str) -> None:
        self._page.say(sentence)
        self.recorded.emit()

    def _choose_card_of_current(self) -> None:
        path = choose_files.ask_open(self._page, self._page.desk, tr("Choose the judge card"), _card_kinds())
        if path is not None:
            self._page.forget_notice()
            self._cards.take_for(path, self._people.current())

    def _card_taken(self, line: PanelLine) -> None:
        """Whoever's card it is is shown, with the question for the check words open."""
        unheard = best_confirmation(line) is Confirmation.UNHEARD
        self._people.await_person(line.judge.id, lambda: self._people.keys.open_confirm(unheard))
        self._record(tr("The card of {judge} is taken in", judge=name_of(line.judge)))

    def _confirm(self, way: Confirmation, words: str) -> None:
        """With a package out, what is confirmed is a signed decision: the passphrase is asked first."""
        judge = self._people.current()
        if self._state is not None and self._state.documents is not None:
            when_unlocked(self._page.desk, self._page, lambda: self._record_confirmation(judge, way, words))
        else:
            self._record_confirmation(judge, way, words)

    def _record_confirmation(self, judge: str, way: Confirmation, words: str) -> None:
        ws, where = self._page.desk.ws, self._page.where
        self._page.forget_notice()
        self._page.running.run(
            tr("Confirming"),
            lambda _: confirm_judge(ws, judge, way, words, where),
            self._confirmed,
            self._not_confirmed,
        )

    def _confirmed(self, line: PanelLine) -> None:
        self._people.keys.open_confirm(False)
        self._record(tr("{judge} is confirmed", judge=name_of(line.judge)))

    def _not_confirmed(self, error: JudgeDesktopError) -> None:
        confirm = self._people.keys.confirm
        if confirm is not None:
            confirm.refuse(said_of_error(error))
        else:
            self._page.show_refusal(error)

    def _forget_card(self, judge_key: str) -> None:
        judge, ws, where = self._people.current(), self._page.desk.ws, self._page.where
        self._page.run(
            tr("Taking the card away"),
            lambda _: forget_key(ws, judge, judge_key, where),
            lambda line: self._record(tr("The card is no longer that of {judge}", judge=name_of(line.judge))),
        )

    def _handed_back(self, built: BuiltPackage) -> None:
        self._page.contest_changed.emit()
        self._page.say(
            tr("The package update is saved: {name}", name=built.path.name),
            tr("Send it to the judge; other judges need not open it"),
        )

    def _copy_invitation(self) -> None:
        if self._state is None:
            return
        judge = self._people.current()
        text = invitation(self._state.contest, judge, translator(current_language()))
        QGuiApplication.clipboard().setText(text)
        self._page.say(
            tr("The invitation of {judge} is in the clipboard", judge=self._name(judge)),
            tr("Paste it into a mail or a chat, and change it as you like"),
        )

    def _name(self, judge: str) -> str:
        person = self._state.contest.panel.judge(judge) if self._state is not None else None
        return name_of(person, judge)


def _card_kinds() -> str:
    return tr("Judge cards") + f" (*{CARD_ENDING})"
