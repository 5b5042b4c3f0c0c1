"""Building the package for the judges: what stands in its way, how it is built, and the six words to read aloud."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, current_language, tr, translator, trn
from judge_desktop.domain.contest import Mode
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.checklist import preparing_steps, problem_steps
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import clock, mode_words, size_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import copy_file, show_folder
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.choices import CheckBox, RadioButton
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type
from judge_desktop.workflow.build_package import (
    EXTENSION,
    BuiltPackage,
    Encryption,
    PackageOptions,
    build_package,
    next_revision,
    suggested_file_name,
)
from judge_desktop.workflow.identity import Words, proposed_passphrase, words_of
from judge_desktop.workflow.packages_here import Where


class PackagePage(ChairPage):
    """Options and findings at the left, the package built last at the right."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Package for the judges"))
        self.setObjectName("package")
        self._state: ContestState | None = None
        self._built: BuiltPackage | None = None
        self._problems = QVBoxLayout()
        self._right = QVBoxLayout()
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addLayout(self._problems)
        column.addWidget(self._options_card())
        right.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(TwoColumns(left, right))
        self.body.addStretch(1)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        package = state.package
        said = tr("Not built yet")
        if package is not None:
            said = tr("Revision {n} is built · {mode}", n=package.revision, mode=mode_words(package.mode))
        self.header.set_title(tr("Package for the judges"), said)
        self._show_problems(state)
        self.update_only.setEnabled(package is not None)
        self.update_only.setToolTip("" if package is not None else tr("There is no earlier package to update"))
        self.build.set_kind(ButtonKind.PRIMARY if package is None and not state.blocking else ButtonKind.SECONDARY)
        clear_layout(self._right)
        self._right.addWidget(self._package_card(state))

    def options(self) -> PackageOptions:
        """What is chosen now."""
        encryption = next(kind for kind, radio in self.encryptions.items() if radio.isChecked())
        return PackageOptions(
            mode=Mode.REHEARSAL if self.rehearsal.isChecked() else Mode.OFFICIAL,
            encryption=encryption,
            passphrase=self.passphrase.text().strip() if encryption is Encryption.PASSPHRASE else "",
            is_update=self.update_only.isChecked() and self.update_only.isEnabled(),
        )

    def build_into(self, path: Path) -> None:
        """Build, sign and save the package there."""
        ws, where, options = self.desk.ws, self.where, self.options()
        self.run_with_keys(
            tr("Building the package"),
            lambda control: build_package(ws, path, options, where, control.report),
            self._tell_built,
        )

    def _options_card(self) -> Card:
        card = Card()
        body = card.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(TextLabel(tr("What it is for"), Type.LABEL))
        body.addWidget(self._mode_choices())
        body.addWidget(Hairline())
        body.addWidget(TextLabel(tr("Who can open it"), Type.LABEL))
        body.addWidget(self._encryption_choices())
        body.addWidget(self._passphrase_field())
        body.addWidget(Hairline())
        self.update_only = CheckBox(tr("Only what changed since the last package"))
        self.update_only.setObjectName("update_only")
        body.addWidget(self.update_only)
        self.build = Button(tr("Build package…"), ButtonKind.PRIMARY, icon="package")
        self.build.setObjectName("build")
        self.build.clicked.connect(self._choose_path)
        self.running.running_changed.connect(self.build.setDisabled)
        body.addSpacing(4)
        body.addWidget(self.build)
        return card

    def _mode_choices(self) -> QWidget:
        self.official = RadioButton(tr("Official"), checked=True)
        self.official.setObjectName("official")
        self.rehearsal = RadioButton(tr("Rehearsal: to try everything out, never mixed with the official scores"))
        self.rehearsal.setObjectName("rehearsal")
        return _group(self.official, self.rehearsal)

    def _encryption_choices(self) -> QWidget:
        words = {
            Encryption.NO: tr("Everybody who has the file"),
            Encryption.PASSPHRASE: tr("Whoever knows a passphrase"),
            Encryption.CARDS: tr("Only judges whose cards were taken in"),
        }
        self.encryptions = {kind: RadioButton(words[kind], checked=kind is Encryption.NO) for kind in words}
        for kind, radio in self.encryptions.items():
            radio.setObjectName(f"encryption_{kind.value}")
        self.encryptions[Encryption.PASSPHRASE].toggled.connect(self._offer_passphrase)
        return _group(*self.encryptions.values())

    def _passphrase_field(self) -> LabelledField:
        self.passphrase = TextField(tr("Passphrase of the package"))
        self.passphrase.setObjectName("package_passphrase")
        self._passphrase = LabelledField(
            tr("Passphrase of the package"), self.passphrase, hint=tr("tell it to the judges by another way")
        )
        self._passphrase.hide()
        return self._passphrase

    def _offer_passphrase(self, wanted: bool) -> None:
        if wanted and not self.passphrase.text():
            self.passphrase.setText(proposed_passphrase(Language.EN))
        self._passphrase.setVisible(wanted)

    def _show_problems(self, state: ContestState) -> None:
        clear_layout(self._problems)
        steps = [step for step in preparing_steps(state) if not step.done]
        if state.documents is not None:
            steps = problem_steps(state.blocking, state.contest, "submissions")
        if not steps:
            return
        card = Card()
        card.setObjectName("findings")
        for step in steps:
            row = StatusRow(step.shape, step.title, step.tone, detail=step.detail, action=step.action)
            if step.action:
                row.button().setAccessibleName(f"{step.action}: {step.title}")
                row.action_requested.connect(lambda target=step.target: self.page_requested.emit(target))
            card.add_row(row)
        self._problems.addWidget(card)

    def _choose_path(self) -> None:
        if self._state is None:
            return
        if self._state.blocking:
            first = problem_steps(self._state.blocking, self._state.contest, "submissions")[0]
            self.page_requested.emit(first.target)
            return
        options = self.options()
        revision = next_revision(self.desk.ws, options.mode, self.where)
        name = suggested_file_name(self._state.contest, options, revision, translator(current_language()))
        kinds = tr("Packages") + f" (*{EXTENSION})"
        path = choose_files.ask_save(self, self.desk, tr("Save the package"), name, kinds=kinds)
        if path is not None:
            self.build_into(path)

    def _tell_built(self, built: BuiltPackage) -> None:
        self._built = built
        self.contest_changed.emit()

    def _package_card(self, state: ContestState) -> Card:
        card = Card()
        card.setObjectName("built_package")
        package, documents = state.package, state.documents
        body = card.use_body()
        body.setSpacing(SPACE_8)
        if package is None or documents is None:
            how = tr("It holds submissions, attachments and rubric, signed by this copy")
            body.addWidget(EmptyState("package", tr("No package has been built yet"), how))
            return card
        mode = mode_words(package.mode)
        body.addWidget(TextLabel(tr("Package revision {n} · {mode}", n=package.revision, mode=mode), Type.TITLE))
        arrival = documents.arrivals.get(package.manifest)
        details = [trn("{n} attachment", "{n} attachments", len(package.files))]
        if arrival is not None:
            details.insert(0, tr("built {time}", time=clock(arrival.at)))
        built = self._built if self._built and self._built.manifest_sha256 == package.manifest else None
        if built is not None:
            details.append(size_words(built.size))
        body.addWidget(TextLabel(" · ".join(details), Type.CAPTION, Role.INK2))
        _add_words(body, words_of(package.manifest))
        if built is not None:
            self._add_file(body, built)
        elif arrival is not None:
            body.addWidget(TextLabel(tr("Saved as {name}", name=arrival.file_name), Type.CAPTION, Role.INK2))
        return card

    def _add_file(self, body: QVBoxLayout, built: BuiltPackage) -> None:
        if built.passphrase:
            body.addWidget(TextLabel(tr("Passphrase of the package"), Type.LABEL))
            phrase = SelectableText(built.passphrase, Type.TITLE)
            phrase.setObjectName("built_passphrase")
            body.addWidget(phrase)
            note = tr("It is shown now and not kept: write it down, and tell it to the judges by another way")
            body.addWidget(FindingRow(Weight.NOTE, note))
        path = SelectableText(str(built.path), Type.CAPTION, Role.INK2)
        body.addWidget(path)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        copy = Button(tr("Copy file"), ButtonKind.PRIMARY, icon="copy", size=ButtonSize.NORMAL)
        copy.setObjectName("copy_file")
        copy.set_tooltip(tr("To paste it into the chat of the meeting or a mail"))
        copy.clicked.connect(lambda: self._copy(built.path))
        show = Button(tr("Show folder"), icon="folder-open")
        show.setObjectName("show_folder")
        show.clicked.connect(lambda: show_folder(built.path))
        row.addWidget(copy)
        row.addWidget(show)
        if built.passphrase:
            phrase_button = Button(tr("Copy passphrase"), ButtonKind.QUIET)
            phrase_button.setObjectName("copy_passphrase")
            phrase_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(built.passphrase))
            row.addWidget(phrase_button)
        row.addStretch(1)
        body.addSpacing(4)
        body.addLayout(row)

    def _copy(self, path: Path) -> None:
        copy_file(path)
        self.say(tr("The file is in the clipboard; paste it into the chat or a mail"))


def _group(*radios: RadioButton) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for radio in radios:
        column.addWidget(radio)
    return holder


def _add_words(body: QVBoxLayout, words: Words) -> None:
    body.addSpacing(4)
    body.addWidget(Hairline())
    body.addSpacing(4)
    body.addWidget(TextLabel(tr("Read these six words aloud"), Type.LABEL))
    how = tr("Each judge sees the same words after opening the package")
    body.addWidget(TextLabel(how, Type.CAPTION, Role.INK2))
    order = [current_language(), *(one for one in Language if one is not current_language())]
    for language in order:
        line = SelectableText("  ·  ".join(words[language.value]), Type.NUMBER if language is order[0] else Type.TITLE)
        line.setObjectName(f"check_words_{language.value}")
        body.addWidget(line)
    body.addSpacing(4)
    body.addWidget(Hairline())
