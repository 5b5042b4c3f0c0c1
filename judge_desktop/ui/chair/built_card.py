"""The package built last with its six words to read aloud, and the ones before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, current_language, tr, trn
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import clock, mode_words, size_words
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.build_package import BuiltPackage
from judge_desktop.workflow.identity import Words, words_of
from judge_desktop.workflow.packages_built import PackageLine


class BuiltCard(Card):
    """`copy_requested(path)`: put the file into the clipboard."""

    copy_requested = Signal(object)

    def __init__(self, state: ContestState, built: BuiltPackage | None) -> None:
        super().__init__()
        self.setObjectName("built_package")
        package, documents = state.package, state.documents
        body = self.use_body()
        body.setSpacing(SPACE_8)
        if package is None or documents is None:
            how = tr("It holds submissions, attachments and rubric, signed by this copy")
            body.addWidget(EmptyState("package", tr("No package has been built yet"), how))
            return
        mode = mode_words(package.mode)
        body.addWidget(TextLabel(tr("Package revision {n} · {mode}", n=package.revision, mode=mode), Type.TITLE))
        arrival = documents.arrivals.get(package.manifest)
        details = [trn("{n} attachment", "{n} attachments", len(package.files))]
        if arrival is not None:
            details.insert(0, tr("built {time}", time=clock(arrival.at)))
        if built is not None:
            details.append(size_words(built.size))
        body.addWidget(TextLabel(" · ".join(details), Type.CAPTION, Role.INK2))
        _add_words(body, words_of(package.manifest))
        if built is not None:
            self._add_file(body, built)
        elif arrival is not None:
            body.addWidget(TextLabel(tr("Saved as {name}", name=arrival.file_name), Type.CAPTION, Role.INK2))

    def _add_file(self, body: QVBoxLayout, built: BuiltPackage) -> None:
        if built.passphrase:
            body.addWidget(TextLabel(tr("Passphrase of the package"), Type.LABEL))
            phrase = SelectableText(built.passphrase, Type.TITLE)
            phrase.setObjectName("built_passphrase")
            body.addWidget(phrase)
            note = tr("It is shown now and not kept: write it down, and tell it to the judges by another way")
            body.addWidget(FindingRow(Weight.NOTE, note))
        body.addWidget(SelectableText(str(built.path), Type.CAPTION, Role.INK2))
        copy = Button(tr("Copy file"), ButtonKind.PRIMARY, icon="copy")
        copy.setObjectName("copy_file")
        copy.set_tooltip(tr("To paste it into the chat of the meeting or a mail"))
        copy.clicked.connect(lambda: self.copy_requested.emit(built.path))
        show = Button(tr("Show folder"), icon="folder-open")
        show.setObjectName("show_folder")
        show.clicked.connect(lambda: show_folder(built.path))
        buttons: list[QWidget] = [copy, show]
        if built.passphrase:
            phrase_button = Button(tr("Copy passphrase"), ButtonKind.QUIET)
            phrase_button.setObjectName("copy_passphrase")
            phrase_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(built.passphrase))
            buttons.append(phrase_button)
        body.addSpacing(4)
        body.addWidget(StackingRow(*buttons))


class PackagesCard(Card):
    """Every package of the round, the newest first; its words are shown again on demand."""

    def __init__(self) -> None:
        super().__init__(tr("Packages so far"))
        self.setObjectName("packages")
        self._shown: tuple[PackageLine, ...] | None = None
        self.hide()

    def show_packages(self, packages: Sequence[PackageLine]) -> None:
        """Show these; nothing when there is none but the one shown above."""
        if tuple(packages) == self._shown:
            return
        self._shown = tuple(packages)
        self.clear_rows()
        for place, one in enumerate(packages):
            self.add_row(_PackageRow(one, is_newest=place == 0))
        self.setVisible(len(packages) > 1)


class _PackageRow(QWidget):
    def __init__(self, package: PackageLine, *, is_newest: bool) -> None:
        super().__init__()
        self._package = package
        title = tr("Revision {n} · {mode}", n=package.revision, mode=mode_words(package.mode))
        self._row = StatusRow(
            Shape.TICK if is_newest else Shape.RING,
            title,
            Tone.OK if is_newest else Tone.NEUTRAL,
            detail=f"{clock(package.built_at)} · {package.file_name}",
            action=tr("Words"),
        )
        self._row.button().setAccessibleName(tr("Check words of {package}", package=title))
        self._row.action_requested.connect(self._toggle)
        self._words = QWidget()
        self._lines = QVBoxLayout(self._words)
        self._lines.setContentsMargins(54, 0, SPACE_20, 12)
        self._lines.setSpacing(0)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._words)

    def _toggle(self) -> None:
        if not self._lines.count():
            for line in word_lines(words_of(self._package.manifest)):
                self._lines.addWidget(SelectableText(line, Type.LABEL))
        self._words.setVisible(self._words.isHidden())


def word_lines(words: Words) -> tuple[str, ...]:
    """The six words, in the language of the windows first."""
    order = [current_language(), *(one for one in Language if one is not current_language())]
    return tuple("  ·  ".join(words[language.value]) for language in order)


def _add_words(body: QVBoxLayout, words: Words) -> None:
    body.addSpacing(4)
    body.addWidget(Hairline())
    body.addSpacing(4)
    body.addWidget(TextLabel(tr("Read these six words aloud"), Type.LABEL))
    how = tr("Each judge sees the same words after opening the package")
    body.addWidget(TextLabel(how, Type.CAPTION, Role.INK2))
    order = [current_language(), *(one for one in Language if one is not current_language())]
    for language, shown in zip(order, word_lines(words), strict=True):
        line = SelectableText(shown, Type.NUMBER if language is order[0] else Type.TITLE)
        line.setObjectName(f"check_words_{language.value}")
        body.addWidget(line)
    body.addWidget(_read_aloud_help())
    body.addSpacing(4)
    body.addWidget(Hairline())


def _read_aloud_help() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    button = Button(tr("How to read them aloud"), ButtonKind.LINK, icon="mic", size=ButtonSize.SMALL)
    button.setObjectName("read_aloud")
    steps = (
        tr("1. Call the judges, or use the opening of the meeting: not the chat in which the file was sent."),
        tr("2. Read the six words slowly. Each judge types them into the package page; comparing by eye misses more."),
        tr("3. The program says at once whether they fit. If one does not, do not use the file: send it again."),
        tr("Once is enough, at the rehearsal or on opening day. Everything works without it and is then marked."),
    )
    text = QWidget()
    lines = QVBoxLayout(text)
    lines.setContentsMargins(0, 0, 0, 4)
    lines.setSpacing(2)
    for step in steps:
        lines.addWidget(TextLabel(step, Type.CAPTION, Role.INK2))
    text.setObjectName("read_aloud_help")
    text.hide()
    button.clicked.connect(lambda: text.setVisible(text.isHidden()))
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(text)
    return holder
