"""The letterhead of the chair's draft: the organiser's logo and who signs. Every print of the chair's copy follows it
at once; judges get it with the next package.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_SIGNATORIES, Letterhead, Signatory
from judge_desktop.exchange.logos import LogoMeasures, check_logo, read_logo


def with_logo(contest: Contest, path: Path) -> Contest:
    """The contest with the picture of that file as its logo.

    Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE``, ``LOGO_IS_NO_PICTURE``, ``LOGO_TOO_LARGE``, ``LOGO_DAMAGED``.
    """
    return _with(contest, replace(contest.letterhead, logo=read_logo(path)))


def without_logo(contest: Contest) -> Contest:
    """The contest without a logo."""
    return _with(contest, replace(contest.letterhead, logo=b""))


def with_signatories(contest: Contest, signatories: tuple[Signatory, ...]) -> Contest:
    """The contest signed for by these people, in this order. Refuses ``TOO_MANY_SIGNATORIES``."""
    if len(signatories) > MOST_SIGNATORIES:
        raise JudgeDesktopError(Code.TOO_MANY_SIGNATORIES, most=MOST_SIGNATORIES)
    return _with(contest, replace(contest.letterhead, signatories=signatories))


def logo_measures(letterhead: Letterhead) -> LogoMeasures | None:
    """What the logo is and measures, None without one. Refuses as ``check_logo`` does."""
    return check_logo(letterhead.logo) if letterhead.logo else None


def _with(contest: Contest, letterhead: Letterhead) -> Contest:
    return replace(contest, letterhead=letterhead)
