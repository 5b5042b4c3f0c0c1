"""Words about the people of a panel on paper: what they are on it, and why one of them does not judge."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Ground
from judge_desktop.domain.panel import Role

_ROLES: Mapping[Role, str] = {
    Role.CHAIR: mark("Chair of the panel"),
    Role.JUDGE: mark("Judge"),
    Role.JUDGE_AND_SECRETARY: mark("Judge and secretary"),
    Role.SECRETARY: mark("Secretary"),
}
_GROUNDS: Mapping[Ground, str] = {
    Ground.PARTY: mark("The judge is the applicant, or takes part in this work"),
    Ground.SPOUSE: mark("Fiancé, fiancée or spouse of the applicant"),
    Ground.RELATIVE: mark("Relative of the applicant"),
    Ground.REPRESENTATIVE: mark("Legal representative, guardian or agent of the applicant"),
    Ground.CREDITOR_DEBTOR: mark("Creditor or debtor of the applicant"),
    Ground.EMPLOYER: mark("Employer or employee of the applicant"),
    Ground.OTHER: mark("Another reason"),
}


def panel_role(role: Role, tr: Translator) -> str:
    """What a person is on the panel, as it stands below a signature."""
    return tr(_ROLES[role])


def ground_of_recusal(ground: Ground, tr: Translator) -> str:
    """Why somebody does not judge."""
    return tr(_GROUNDS[ground])
