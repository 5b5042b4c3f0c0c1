"""Until when an archive is kept: what is proposed, and which day will not do.

How long the organiser has to keep it, its own rules and those on correspondence say; they are not known here. Five
years are proposed, and the index says that a longer rule goes before.
"""

from __future__ import annotations

from datetime import date

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError

KEPT_YEARS = 5


def kept_until(contest: Contest, round_id: str, today: date) -> date:
    """Five years after the day of the presentations, or after today where that day is not known or still to come."""
    round_ = contest.round(round_id)
    day = round_.schedule.day if round_ is not None else None
    start = day if day is not None and day <= today else today
    try:
        return start.replace(year=start.year + KEPT_YEARS)
    except ValueError:  # 29 February
        return start.replace(year=start.year + KEPT_YEARS, month=3, day=1)


def demand_later(keep_until: date, today: date) -> None:
    """Refuses ``KEEP_UNTIL_PASSED`` for a day that is not after today."""
    if keep_until <= today:
        raise JudgeDesktopError(Code.KEEP_UNTIL_PASSED, date=keep_until.isoformat())
