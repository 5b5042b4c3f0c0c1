"""What was chosen for printing, as it is remembered for each contest: the report, its language, digits and font.

Judges, submissions and categories are not remembered: a print that leaves papers out is asked for each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from judge_desktop.config.i18n import Language, current_language
from judge_desktop.config.settings import Settings
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.family import Family
from judge_desktop.domain.report_kinds import ReportKind


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """``kind`` "" = none was looked at yet; ``numerals`` None: those usual for the report."""

    kind: str = ""
    language: Language = Language.TH
    numerals: Numerals | None = None
    font: Family = Family.SARABUN


def kept_choices(settings: Settings, contest: str) -> KeptChoices:
    """What was chosen last for this contest; for a new one the language of the windows, and Thai digits if those are
    chosen for the windows.
    """
    kept: Mapping[str, str] = settings.prints.get(contest, {})
    usual = Numerals.THAI if settings.numerals is Numerals.THAI else None
    numerals = kept.get("numerals")
    return KeptChoices(
        kind=kept.get("kind", "") if kept.get("kind") in set(ReportKind) else "",
        language=Language(kept["language"]) if kept.get("language") in set(Language) else current_language(),
        font=Family(kept["font"]) if kept.get("font") in set(Family) else Family.SARABUN,
        numerals=usual if numerals is None else Numerals(numerals) if numerals in set(Numerals) else None,
    )


def with_choices(settings: Settings, contest: str, choices: KeptChoices) -> Settings:
    """The settings with these choices remembered for the contest."""
    kept = {
        "kind": choices.kind,
        "language": choices.language.value,
        "font": choices.font.value,
        "numerals": choices.numerals.value if choices.numerals is not None else "usual",
    }
    return replace(settings, prints={**settings.prints, contest: kept})
