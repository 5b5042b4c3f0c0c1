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

Done = Callable[[BuiltPackage], object]


def ask_to_hand_back(page: ChairPage, state: ContestState, offer: HandBackOffer, done: Done) -> None:
    """Ask whether a judge's received scores go back; `done` after the update was saved."""
    scorecards = trn("{n} scorecard", "{n} scorecards", offer.scorecards)
    dialog = Dialog(
        tr("Hand {scorecards} back to {judge}?", scorecards=scorecards, judge=name_of(offer.judge)),
        tr(
            "They travel in a package update that only her new computer can read. "
            "She opens the first package there, then this one, and sends her scores again."
        ),
        tr("Save the package update…"),
        tr("Cancel"),
        parent=page,
    )
    ask(dialog, lambda: _save_update(page, state, offer.judge.id, done))


def _save_update(page: ChairPage, state: ContestState, judge: str, done: Done) -> None:
    package = state.package
    if package is None:
        return
    has_cards = all(one.known_keys for one in state.contest.panel.voting)
    options = PackageOptions(
        mode=package.mode,
        encryption=Encryption.CARDS if has_cards else Encryption.NO,
        is_update=True,
        hand_back=(HandBack(judge=judge),),
        without_backup=tr("Only received scores go back to a new computer"),
    )
    name = suggested_file_name(state.contest, options, package.revision + 1, translator(current_language()))
    path = choose_files.ask_save(page, page.desk, tr("Save the package update"), name)
    if path is None:
        return
    ws, where = page.desk.ws, page.where
    page.run_with_keys(
        tr("Building the package"),
        lambda control: build_package(ws, path, options, where, control.report),
        done,
    )
