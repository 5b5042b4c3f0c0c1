"""Building the package for the judges: what stands in its way, what it changes, how it is built, the words to read.

Everything that would cost something is asked before the file is named: another mode, scores that would no longer
count, a contest that is nowhere else than on this computer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.contest import Mode
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.built_card import BuiltCard, PackagesCard
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.checklist import page_of, preparing_steps, problem_steps
from judge_desktop.ui.chair.checklist_step import Step
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.correction_dialog import CorrectionDialog
from judge_desktop.ui.chair.corrections_card import CorrectionsCard
from judge_desktop.ui.chair.effects_part import EffectsList, balance_of
from judge_desktop.ui.chair.identity_question import when_identified
from judge_desktop.ui.chair.package_options import OptionsCard
from judge_desktop.ui.chair.package_questions import BackupDialog, EffectsDialog, changes_mode, mode_question
from judge_desktop.ui.chair.rehearsal_card import RehearsalCard
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import mode_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import copy_file
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout, stacked
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Tone, Type
from judge_desktop.workflow import care
from judge_desktop.workflow.build_package import (
    EXTENSION,
    BuiltPackage,
    PackageOptions,
    build_package,
    next_revision,
    suggested_file_name,
)
from judge_desktop.workflow.deliberate import decide
from judge_desktop.workflow.file_types import BACKUP_ENDING
from judge_desktop.workflow.outside_backup import is_outside
from judge_desktop.workflow.packages_built import packages_built
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.rehearsal import rehearsal_letter


class PackagePage(ChairPage):
    """What stands in the way and the options at the left, what was built at the right."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Package for the judges"))
        self.setObjectName("package")
        self._state: ContestState | None = None
        self._built: BuiltPackage | None = None
        self.choices = OptionsCard()
        self.packages = PackagesCard()
        self.rehearsal_card = RehearsalCard()
        self.corrections = CorrectionsCard()
        self._problems, self._effects, self._backup, self._last = (QVBoxLayout() for _ in range(4))
        left = stacked(self._problems, self._effects, self.choices, self._backup)
        right = stacked(self._last, self.rehearsal_card, self.packages, self.corrections)
        self.body.addWidget(TwoColumns(left, right))
        self.body.addStretch(1)
        self.choices.build_requested.connect(lambda: self._begin(self.options()))
        self._connect_rehearsal()
        self.choices.cards_requested.connect(lambda: self.page_requested.emit("panel"))
        self.corrections.correction_requested.connect(self._ask_correction)
        self.running.running_changed.connect(self.choices.set_running)
        self.official, self.rehearsal = self.choices.official, self.choices.rehearsal
        self.encryptions = self.choices.encryptions
        self.update_only, self.passphrase = self.choices.update_only, self.choices.passphrase

    def _connect_rehearsal(self) -> None:
        card = self.rehearsal_card
        card.rehearsal_requested.connect(
            lambda: self._begin(replace(self.options(), mode=Mode.REHEARSAL, is_update=False, with_practice=True))
        )
        card.letter_requested.connect(self._copy_letter)
        card.panel_requested.connect(lambda: self.page_requested.emit("panel"))
        self.running.running_changed.connect(card.set_running)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        package = state.package
        said = tr("Not built yet")
        if package is not None:
            said = tr("Revision {n} is built · {mode}", n=package.revision, mode=mode_words(package.mode))
        self.header.set_title(tr("Package for the judges"), said)
        self._show_problems(state)
        self._show_effects(state)
        self._show_backup(state)
        self.choices.show_state(state)
        self.rehearsal_card.show_state(state)
        self.corrections.show_state(state)
        clear_layout(self._last)
        fresh = self._built is not None and package is not None and self._built.manifest_sha256 == package.manifest
        card = BuiltCard(state, self._built if fresh else None)
        card.copy_requested.connect(self._copy)
        self._last.addWidget(card)
        ws, where = self.desk.ws, self.where
        self.desk.tasks.run(lambda _: packages_built(ws, where), self.packages.show_packages, self.show_refusal)

    def options(self) -> PackageOptions:
        """What is chosen now."""
        return self.choices.options()

    def build_into(self, path: Path, options: PackageOptions | None = None) -> None:
        """Build, sign and save the package there."""
        ws, where, wished = self.desk.ws, self.where, options or self.options()
        self.run_with_keys(
            tr("Building the package"),
            lambda control: _with_words(build_package(ws, path, wished, where, control.report)),
            self._tell_built,
        )

    def _begin(self, options: PackageOptions) -> None:
        """One question after the other; each is left out where there is nothing to ask."""
        state = self._state
        if state is None:
            return
        blocking = state.rehearsed.missing if options.with_practice else state.blocking
        if blocking:
            self.page_requested.emit(page_of(blocking[0]) if options.with_practice else _first_problem(state).target)
        else:  # the keys first: a backup is to hold them
            when_identified(self.desk, self, lambda: self._ask_changes(state, options))

    def _ask_changes(self, state: ContestState, options: PackageOptions) -> None:
        if changes_mode(state, options):
            ask(mode_question(options, self), lambda: self._ask_backup(options))
        elif state.effects.effects and state.package is not None:
            ask(EffectsDialog(state, self), lambda: self._ask_backup(options))
        else:
            self._ask_backup(options)

    def _ask_backup(self, options: PackageOptions, too_near: str = "") -> None:
        state = self._state
        if options.mode is Mode.REHEARSAL or (state is not None and state.is_backed_up):
            self._ask_path(options)
            return
        dialog = BackupDialog(self, too_near=too_near)
        dialog.waived.connect(lambda reason: self._ask_path(replace(options, without_backup=reason)))
        ask(dialog, lambda: self._back_up(lambda path: self._go_on(options, path)))

    def _go_on(self, options: PackageOptions, backup: Path) -> None:
        if is_outside(self.desk.ws.home, backup):
            self._ask_path(options)
        else:
            self._ask_backup(options, too_near=backup.name)

    def _back_up(self, then: Callable[[Path], object]) -> None:
        name = tr("Judge Desktop backup") + f" {self.desk.ws.today():%Y-%m-%d}{BACKUP_ENDING}"
        path = choose_files.ask_save(self, self.desk, tr("Save the backup"), name)
        if path is None:
            return
        ws = self.desk.ws

        def done(_: object) -> None:
            self.contest_changed.emit()
            then(path)

        self.run(tr("Backing up"), lambda control: care.backup(ws, path, control.report), done)

    def _ask_path(self, options: PackageOptions) -> None:
        if self._state is None:
            return
        revision = next_revision(self.desk.ws, options.mode, self.where)
        name = suggested_file_name(self._state.contest, options, revision, translator(current_language()))
        kinds = tr("Packages") + f" (*{EXTENSION})"
        path = choose_files.ask_save(self, self.desk, tr("Save the package"), name, kinds=kinds)
        if path is not None:
            self.build_into(path, options)

    def _tell_built(self, built: BuiltPackage) -> None:
        self._built = built
        self.contest_changed.emit()

    def _ask_correction(self) -> None:
        if self._state is None or self._state.package is None:
            return
        dialog = CorrectionDialog(self._state.judged, self)
        ask(dialog, lambda: self._correct(dialog))

    def _correct(self, dialog: CorrectionDialog) -> None:
        request, ws, where = dialog.request(), self.desk.ws, self.where

        def done(_: object) -> None:
            self.contest_changed.emit()
            self.say(tr("The correction is recorded; all pages and prints follow"))

        self.run_with_keys(tr("Recording the decision"), lambda _: decide(ws, request, where), done)

    def _show_problems(self, state: ContestState) -> None:
        clear_layout(self._problems)
        steps = [step for step in preparing_steps(state) if not step.done]
        if not steps:
            return
        card = Card()
        card.setObjectName("findings")
        for step in steps:
            card.add_row(self._step_row(step))
        self._problems.addWidget(card)

    def _step_row(self, step: Step) -> StatusRow:
        row = StatusRow(step.shape, step.title, step.tone, detail=step.detail, action=step.action)
        if step.action:
            row.button().setAccessibleName(f"{step.action}: {step.title}")
            row.action_requested.connect(lambda: self.page_requested.emit(step.target))
        return row

    def _show_effects(self, state: ContestState) -> None:
        """What the draft changes against the package that is out."""
        clear_layout(self._effects)
        if not state.effects.effects:
            return
        card = Card(tr("What the next package changes"))
        card.setObjectName("next_changes")
        body = card.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(EffectsList(state))
        body.addWidget(TextLabel(balance_of(state), Type.LABEL, Role.WARN if state.effects.lost else Role.INK))
        self._effects.addWidget(card)

    def _show_backup(self, state: ContestState) -> None:
        clear_layout(self._backup)
        card = Card()
        card.setObjectName("backup")
        if state.is_backed_up:
            row = StatusRow(Shape.TICK, tr("A backup outside this computer holds the contest as it is"), Tone.OK)
        else:
            row = StatusRow(
                Shape.RING,
                tr("Keep a copy outside this computer"),
                detail=tr("Asked for before an official package: one file with everything"),
                action=tr("Back up…"),
            )
            row.action_requested.connect(lambda: self._back_up(self._tell_backup))
        card.add_row(row)
        self._backup.addWidget(card)

    def _tell_backup(self, path: Path) -> None:
        if is_outside(self.desk.ws.home, path):
            self.say(tr("The backup is saved"), detail=str(path))
            return
        self.say(
            tr("The backup is saved"),
            detail=tr("It lies on the same drive as the contest: copy it to a memory stick as well"),
        )

    def _copy_letter(self) -> None:
        """The letter to the judges, about the package that is out."""
        state = self._state
        if state is None or state.package is None or state.documents is None:
            return
        arrival = state.documents.arrivals.get(state.package.manifest)
        fresh = self._built is not None and self._built.manifest_sha256 == state.package.manifest
        letter = rehearsal_letter(
            state.judged,
            arrival.file_name if arrival is not None else "",
            translator(current_language()),
            today=self.desk.ws.today().date(),
            has_passphrase=fresh and self._built is not None and bool(self._built.passphrase),
        )
        QGuiApplication.clipboard().setText(letter)
        self.say(tr("The letter is in the clipboard; paste it into the mail and attach the package"))

    def _copy(self, path: Path) -> None:
        copy_file(path)
        self.say(tr("The file is in the clipboard; paste it into the chat or a mail"))


def _first_problem(state: ContestState) -> Step:
    blocking = [step for step in preparing_steps(state) if step.asks and step.target]
    return (blocking or problem_steps(state.blocking, state.contest, "submissions"))[0]


def _with_words(built: BuiltPackage) -> BuiltPackage:
    """The same, with its check words computed here, off the thread of the windows, before the card shows them."""
    dict(built.check_words)
    return built
