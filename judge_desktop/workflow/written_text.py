"""What may be kept of a text that a person typed or pasted: anything that a score file can carry later."""

from __future__ import annotations

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.cell_values import cleaned

LONGEST_NAME = 200
LONGEST_TEXT = 20_000


def demand_text(text: str, most: int = LONGEST_TEXT) -> None:
    """Returns when a text is at most ``most`` characters long; refuses ``TEXT_TOO_LONG`` (``count``, ``most``)."""
    if len(text) > most:
        raise JudgeDesktopError(Code.TEXT_TOO_LONG, count=len(text), most=most)


def demand_reason(reason: str) -> None:
    """Returns when there is a reason that can be seen and kept; refuses ``REASON_NEEDED``, ``TEXT_TOO_LONG``."""
    if not cleaned(reason):
        raise JudgeDesktopError(Code.REASON_NEEDED)
    demand_text(reason)


def demand_name(name: str) -> None:
    """Returns when there is a name that can be seen and kept; refuses ``NAME_NEEDED``, ``TEXT_TOO_LONG``."""
    if not cleaned(name):
        raise JudgeDesktopError(Code.NAME_NEEDED)
    demand_text(name, LONGEST_NAME)
