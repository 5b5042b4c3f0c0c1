"""What the roles of a panel are called on paper."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.panel import Judge, Role

_ROLES: Mapping[Role, str] = {
    Role.CHAIR: mark("Chair of the panel"),
    Role.JUDGE: mark("Judge"),
    Role.JUDGE_AND_SECRETARY: mark("Judge and secretary"),
    Role.SECRETARY: mark("Secretary"),
}


def role_words(role: Role, tr: Translator) -> str:
    """The role as it stands behind a signature."""
    return tr(_ROLES[role])


def role_and_vote(judge: Judge, tr: Translator) -> str:
    """The role, and that the person has no vote if that is so."""
    role = role_words(judge.role, tr)
    return role if judge.votes else tr("{role}, without a vote", role=role)
