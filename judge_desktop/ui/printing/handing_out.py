"""What is done with papers that were looked at: saved as files, or printed. Whoever asks says where words appear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.dialog import Dialog

Copies = list[tuple[Path, Path]]
"""(from, to) of each file that is saved."""


def ask_where(parent: QWidget, desk: Desk, paths: Sequence[Path]) -> Copies:
    """Where these files are to be saved: one under a name, several in a folder; nothing when she changed her mind.

    What would be written over is asked about: by the system's dialog for one file, here for several.
    """
    if len(paths) == 1:
        kinds = tr("PDF files") + " (*.pdf)"
        target = choose_files.ask_save(parent, desk, tr("Save the paper"), paths[0].name, Purpose.PRINT, kinds)
        return [] if target is None else [(paths[0], _with_ending(target))]
    folder = choose_files.ask_folder(parent, desk, tr("Folder for the papers"), Purpose.PRINT)
    return [] if folder is None else agreed_copies(parent, folder, paths)


def agreed_copies(parent: QWidget, folder: Path, paths: Sequence[Path]) -> Copies:
    """The files under their own names in ``folder``; nothing when some are there already and may not be replaced."""
    copies = [(path, folder / path.name) for path in paths]
    there = [target.name for _, target in copies if target.exists()]
    if there and not _may_replace(parent, folder, there):
        return []
    return copies


def _may_replace(parent: QWidget, folder: Path, names: Sequence[str]) -> bool:
    question = trn("Replace {n} file in this folder?", "Replace {n} files in this folder?", len(names))
    some = ", ".join(names[:3]) + (" …" if len(names) > len(names[:3]) else "")
    sentence = tr("{folder} holds already: {names}", folder=folder.name, names=some)
    return Dialog.ask(parent, question, sentence, tr("Replace"), tr("Cancel"), dangerous=True)


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
