"""Why a file is not shown, as a sentence: what its reader said, or that the file stopped it."""

from __future__ import annotations

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.reading.answers import Failure, Refusal


def failure_words(failure: Failure, code: str) -> str:
    """The sentence for a reader's failure."""
    if failure in {Failure.DIED, Failure.HUNG}:
        return tr(
            "This file made its viewer stop. Your scores are safe. Try again, or save a copy and open it elsewhere."
        )
    return {
        Refusal.PASSWORD: tr("This file is locked with a password; save a copy and open it with the password."),
        Refusal.PROTECTED: tr("This file is protected in a way that cannot be shown here; save a copy."),
        Refusal.TOO_LARGE: tr("This file is too large to be shown here; save a copy and open it elsewhere."),
        Refusal.MISSING: tr("This file is not on this computer any more. Open the package it came with again."),
        Refusal.UNSUPPORTED: tr("This kind of file is not shown here; save a copy and open it elsewhere."),
    }.get(
        Refusal(code) if code in set(Refusal) else Refusal.DAMAGED,
        tr("This file is damaged or not what its name says; save a copy and open it elsewhere."),
    )


def may_try_again(failure: Failure) -> bool:
    """Whether the same file might be shown another time: what a reader refused once, it refuses again."""
    return failure in {Failure.DIED, Failure.HUNG}
