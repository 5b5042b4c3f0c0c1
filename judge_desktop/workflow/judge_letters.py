"""Which judge gets which letter wherever her name must not stand: on a shared screen, in the annex of statistics."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from judge_desktop.config.i18n import Translator
from judge_desktop.config.judge_letters import judge_letter
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge


def judge_letters(package: Package, judges: Sequence[Judge], tr: Translator) -> dict[str, str]:
    """Judge -> “A”, “ก”, in the order of the letters. They do not follow the order of the panel and stay the same, also
    when a package update comes in the middle of the day.
    """

    def drawn(judge: Judge) -> str:
        return hashlib.sha256(f"{package.contest.id} {package.round} {judge.id}".encode()).hexdigest()

    language = tr.language.value
    return {judge.id: judge_letter(place, language) for place, judge in enumerate(sorted(judges, key=drawn))}


def masked_names(package: Package, judges: Sequence[Judge], tr: Translator) -> dict[str, str]:
    """Judge -> “Judge A”, “กรรมการ ก”."""
    return {judge: tr("Judge {letter}", letter=letter) for judge, letter in judge_letters(package, judges, tr).items()}
