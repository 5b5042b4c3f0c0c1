"""What was decided about an award, in the words of the papers."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator
from judge_desktop.workflow.printing.result_facts import CategoryAward


def award_line(award: CategoryAward, tr: Translator) -> str:
    """One line by running numbers: for papers where the submissions stand beside it."""
    if award.decision is None:
        return tr("The award is not decided yet")
    if award.is_withheld:
        return tr("No submission receives the award")
    named = ", ".join(
        f"{one.submission.number} ({one.level})" if one.level else str(one.submission.number) for one in award.winners
    )
    if award.is_joint:
        return tr("Joint award: {numbers}", numbers=named)
    return tr("Award: submission {numbers}", numbers=named)
