"""Speaking names of exported tables and of archives."""

from __future__ import annotations

from datetime import date

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.exchange.file_names import speaking_name


def tables_name(contest: Contest, mode: Mode, tr: Translator) -> str:
    """What they are, rehearsal or not, and the contest; a workbook's ending comes behind it."""
    return speaking_name((tr("Tables"), _rehearsal(mode, tr), contest.name.in_language(tr.language.value)), "")


def archive_name(contest: Contest, mode: Mode, day: date, tr: Translator) -> str:
    """What it is, rehearsal or not, the contest, and the day it was made."""
    parts = (tr("Archive"), _rehearsal(mode, tr), contest.name.in_language(tr.language.value)[:40], day.isoformat())
    return speaking_name(parts, "")


def _rehearsal(mode: Mode, tr: Translator) -> str:
    return tr("Rehearsal") if mode is Mode.REHEARSAL else ""
