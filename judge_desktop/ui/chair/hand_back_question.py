"""Asks before scores go back to a judge's new computer, where the package update shall lie, and builds it."""

from __future__ import annotations

from collections.abc import Callable

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.workflow.build_package import (
    BuiltPackage,
    Encryption,
    PackageOptions,
    build_package,
    suggested_file_name,
)
from judge_desktop.workflow.hand_back import HandBack, HandBackOffer


class HandBackQuestion:
    """One offer to hand back; `done(BuiltPackage)` after the update was saved."""

    def __init__(
        self, page: ChairPage, state: ContestState, offer: HandBackOffer, done: Callable[[BuiltPackage], object]
    ) -> None:
        self._page, self._state, self._offer, self._done = page, state, offer, done

    def ask(self) -> None:
        """Ask; the rest follows the answer."""
        scorecards = trn("{n} scorecard", "{n} scorecards", self._offer.scorecards)
        dialog = Dialog(
            tr("Hand {scorecards} back to {judge}?", scorecards=scorecards, judge=name_of(self._offer.judge)),
            tr(
                "They travel in a package update that only her new computer can read. "
                "She opens the first package there, then this one, and sends her scores again."
            ),
            tr("Save the package update…"),
            tr("Cancel"),
            parent=self._page,
        )
        ask(dialog, self._save)

    def _save(self) -> None:
        package, page = self._state.package, self._page
        if package is None:
            return
        has_cards = all(one.known_keys for one in self._state.contest.panel.voting)
        options = PackageOptions(
            mode=package.mode,
            encryption=Encryption.CARDS if has_cards else Encryption.NO,
            is_update=True,
            hand_back=(HandBack(judge=self._offer.judge.id),),
            without_backup=tr("Only received scores go back to a new computer"),
        )
        words = translator(current_language())
        name = suggested_file_name(self._state.contest, options, package.revision + 1, words)
        path = choose_files.ask_save(page, page.desk, tr("Save the package update"), name)
        if path is None:
            return
        ws, where = page.desk.ws, page.where
        page.run_with_keys(
            tr("Building the package"),
            lambda control: build_package(ws, path, options, where, control.report),
            self._done,
        )
