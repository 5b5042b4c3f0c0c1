"""Grounds of recusal in words: as a judge declares them, as the minutes tell of her, as the law names them."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Ground

_DECLARED: Mapping[Ground, str] = {
    Ground.PARTY: mark("I am the applicant, or take part in this work"),
    Ground.SPOUSE: mark("Fiancé, fiancée or spouse of the applicant"),
    Ground.RELATIVE: mark("Relative of the applicant"),
    Ground.REPRESENTATIVE: mark("Legal representative, guardian or agent of the applicant"),
    Ground.CREDITOR_DEBTOR: mark("Creditor or debtor of the applicant"),
    Ground.EMPLOYER: mark("Employer or employee of the applicant"),
    Ground.OTHER: mark("Another reason"),
}
_TOLD: Mapping[Ground, str] = {
    **_DECLARED,
    Ground.PARTY: mark("The judge is the applicant, or takes part in this work"),
}
_SECTION_13 = (
    mark("is a party to it"),
    mark("is the fiancé, fiancée or spouse of a party"),
    mark(
        "is a relative of a party: an ascendant or descendant of any degree, a sibling or cousin within three degrees, "
        "or a relative by marriage within two degrees"
    ),
    mark("is or was the legal representative, the guardian, a representative or an agent of a party"),
    mark("is a creditor, a debtor or the employer of a party"),
    mark("other cases prescribed by ministerial regulation"),
)


def ground_words(ground: Ground, tr: Translator) -> str:
    """A ground as a judge declares it."""
    return tr(_DECLARED[ground])


def told_ground(ground: Ground, tr: Translator) -> str:
    """The same of somebody else."""
    return tr(_TOLD[ground])


def section_13(tr: Translator) -> tuple[str, ...]:
    """Who may not consider a matter: Administrative Procedure Act B.E. 2539, section 13 (1)-(6)."""
    return tuple(tr(one) for one in _SECTION_13)
