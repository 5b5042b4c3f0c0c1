"""The recovery sheet: which key this copy has, how everything is brought back on another computer, what lies where.

The passphrase is never printed: whoever keeps the sheet writes it in by hand, or keeps it elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.reports.house_style import BODY, CODE, INK, LABEL, RED, SECTION, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import MM, Block, Box, Cell, Gap, Paragraph, QrCode, Row, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, in_groups, label_rows, paper_head, table
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import width
from judge_desktop.reports.writing_room import ruled

_CODE = CODE.but(size=9.2, leading=14, colour=INK)
_TEXT = BODY.but(size=9.4, leading=13.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStep:
    """What to do; ``command`` is what to type for it, empty when nothing is typed."""

    words: str
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCopy:
    """A deputy's copy, which can go on in any case: its name, the fingerprint of its key, whether it may act now."""

    name: str
    key: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """Everything the paper says, in one language. ``lock`` says what protects the key, ``backup`` when the contest was
    last saved elsewhere (``needs_backup``: not as it stands now).
    """

    name: str
    key: str
    recipient: str
    check_words: tuple[str, ...]
    made: str
    folder: str
    lock: str
    has_passphrase: bool
    backup: str
    needs_backup: bool
    steps: tuple[RecoveryStep, ...]
    without_program: tuple[RecoveryStep, ...]
    copies: tuple[OtherCopy, ...]
    kept: tuple[tuple[str, str], ...]  # what, where to keep it


def recovery_sheet(sheet: RecoverySheet, imprint: Imprint) -> Sheet:
    """The paper; it is nobody's but the keeper's."""
    title = imprint.tr("Recovery sheet")
    blocks: list[Block] = [
        paper_head(imprint, title, imprint.tr("To be kept under lock, never with the computer it is about")),
        Gap(5),
        *_identity(sheet, imprint),
        Gap(5),
        _passphrase(sheet, imprint),
        Gap(5),
        *_backup(sheet, imprint),
        Gap(5),
        Stack([*_heading(imprint.tr("To bring everything back on another computer")), *_steps(sheet.steps, imprint)]),
        Gap(5),
        Stack([*_heading(imprint.tr("Without this program")), *_steps(sheet.without_program, imprint)]),
        Gap(5),
        *_copies(sheet, imprint),
        Stack([*_heading(imprint.tr("What to keep where")), *_kept(sheet), _signing(imprint)]),
    ]
    return imprint.sheet(title, blocks, is_confidential=False, head=f"{title} · {sheet.name}")


def _heading(words: str) -> list[Block]:
    return [Paragraph(words, SECTION.but(size=10.5, leading=15.5), keep_with_next=True), Gap(1)]


def _identity(sheet: RecoverySheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    left: list[Block] = [
        *label_rows(
            [
                (tr("This copy is called"), sheet.name),
                (tr("Keys made"), imprint.digits(sheet.made)),
                (tr("Its data folder"), sheet.folder),
                (tr("The key is locked"), sheet.lock),
                (tr("Its check words"), " ".join(sheet.check_words)),
            ],
            0.3,
        ),
        Paragraph(tr("Fingerprint of this copy's key"), SMALL),
        Paragraph(in_groups(sheet.key, 9, 5), _CODE),
        Paragraph(tr("Name under which score files are locked for this copy (age)"), SMALL),
        Paragraph(sheet.recipient, CODE),
    ]
    code = QrCode(f"judge-desktop key {sheet.key}", 30 * MM)
    return [Row((Cell(1.0, Stack(left)), Cell(0.0, code, points=30 * MM + 6)), above=0, below=0)]


def _passphrase(sheet: RecoverySheet, imprint: Imprint) -> Block:
    tr = imprint.tr
    if not sheet.has_passphrase:
        words = tr("This copy has no passphrase: whoever holds a backup of it can sign in its name. Lock backups away.")
        return Box(Paragraph(words, _TEXT.but(face=Face.MEDIUM, colour=RED)))
    said = tr(
        "The passphrase is not printed. Without it nobody opens the scores, not even with a backup. Write it here by "
        "hand and seal this sheet in an envelope, or leave the line empty and keep the passphrase elsewhere."
    )
    line = Row(
        (Cell(0.0, Paragraph(tr("Passphrase"), _TEXT.but(face=Face.MEDIUM)), points=70), Cell(1.0, ruled(1, 20))), 2, 0
    )
    return Box(Stack([Paragraph(said, _TEXT), line]))


def _backup(sheet: RecoverySheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    style = _TEXT.but(face=Face.MEDIUM, colour=RED) if sheet.needs_backup else _TEXT
    where = Row((Cell(0.0, Paragraph(tr("The backup lies"), _TEXT), points=110), Cell(1.0, ruled(1, 16))), 2, 0)
    return [Stack([*_heading(tr("Backup")), Paragraph(imprint.prose(sheet.backup), style), where])]


def _steps(steps: tuple[RecoveryStep, ...], imprint: Imprint) -> list[Block]:
    rows: list[Block] = []
    for place, one in enumerate(steps, start=1):
        cells = [Cell(0.0, Paragraph(imprint.digits(f"{place}."), _TEXT), points=20)]
        cells.append(Cell(0.56 if one.command else 1.0, Paragraph(one.words, _TEXT)))
        cells += [Cell(0.44, Paragraph(one.command, _CODE), 4)] if one.command else []
        rows.append(Row(tuple(cells), above=0, below=1))
    return rows


def _copies(sheet: RecoverySheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    if not sheet.copies:
        words = tr("No other copy may act for this one. Enrol a deputy before the package is built.")
        return [Stack([*_heading(tr("Deputies")), Paragraph(words, _TEXT)]), Gap(5)]
    columns = (
        Column(heading=tr("Deputy"), share=0.28),
        Column(heading=tr("Fingerprint of the key"), share=0.5),
        Column(heading=tr("May act"), share=0.22),
    )
    rows: list[list[str | Block]] = [
        [one.name, Paragraph(in_groups(one.key, 9, 5), CODE), one.standing] for one in sheet.copies
    ]
    return [*_heading(tr("Deputies")), table(columns, rows), Gap(5)]


def _kept(sheet: RecoverySheet) -> list[Block]:
    return [
        Row((Cell(0.27, Paragraph(what, LABEL), 0), Cell(0.73, Paragraph(where, _TEXT))), above=0, below=1.5)
        for what, where in sheet.kept
    ]


def _signing(imprint: Imprint) -> Block:
    """Room for whoever printed it and whoever keeps it; their names are written by hand."""
    cells: list[Cell] = []
    for words in (imprint.tr("Printed by"), imprint.tr("Kept by"), imprint.tr("Date")):
        cells += [Cell(0.0, Paragraph(words, _TEXT), points=width(words, _TEXT) + 6), Cell(0.33, ruled(1, 16), 3)]
    return Row(tuple(cells), above=6, below=0)
