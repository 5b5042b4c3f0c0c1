"""The pages of help as PDFs: to be saved, handed out or printed. What stands on a page is ``config.help_pages``.

The modules that set pages are imported when somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from judge_desktop.config.help_blocks import Picture
from judge_desktop.config.help_pages import ON_PAPER, help_picture, load_help_page
from judge_desktop.config.i18n import Language, translator
from judge_desktop.exchange.writing import disk_refusals, open_up

ON_ONE_PAGE = frozenset({"judge"})
"""Pages that are handed out as one sheet of paper."""


def guide_name(name: str, language: Language) -> str:
    """The name of its file."""
    return f"{load_help_page(name, language).title}.pdf"


def print_guide(name: str, path: Path, language: Language) -> int:
    """Writes a page of help there; gives back the number of pages. Refuses ``HELP_UNKNOWN`` and what a disk refuses."""
    from judge_desktop.reports.guide_report import write_guide

    page = load_help_page(name, language)
    pictures = {
        block.name: help_picture(block.name, language).read_bytes()
        for block in page.blocks
        if isinstance(block, Picture)
    }
    with disk_refusals(path.parent):
        pages = write_guide(page, pictures, path, translator(language), on_one_page=name in ON_ONE_PAGE)
        open_up(path)
    return pages


def print_guides(folder: Path, language: Language, names: Sequence[str] = ON_PAPER) -> tuple[Path, ...]:
    """Writes the guides into that folder, which is made; gives back the files. Refuses as ``print_guide``."""
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / guide_name(name, language) for name in names)
    for name, path in zip(names, paths, strict=True):
        print_guide(name, path, language)
    return paths
