"""Letters that stand for the judges wherever their names must not: on a shared screen, in an annex, in how a result
was decided. The same letter everywhere, and none of them follows the order of the panel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge

_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def judge_letters(package: Package, judges: Sequence[Judge], tr: Translator) -> dict[str, str]:
    """Judge -> “A”, “ก”, in the order of the letters. They stay the same, also when a package update comes in the
    middle of the day; beyond the alphabet they are numbered.
    """

    def drawn(judge: Judge) -> str:
        return hashlib.sha256(f"{package.contest.id} {package.round} {judge.id}".encode()).hexdigest()

    alphabet = _THAI if tr.language is Language.TH else _LATIN
    lettered = {}
    for place, judge in enumerate(sorted(judges, key=drawn)):
        times, letter = divmod(place, len(alphabet))
        lettered[judge.id] = alphabet[letter] + (str(times + 1) if times else "")
    return lettered


def masked_names(package: Package, judges: Sequence[Judge], tr: Translator) -> dict[str, str]:
    """Judge -> “Judge A”, “กรรมการ ก”."""
    return {judge: tr("Judge {letter}", letter=letter) for judge, letter in judge_letters(package, judges, tr).items()}
