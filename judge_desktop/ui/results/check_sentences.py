"""Every check of a file in plain words, for the card of its verdict."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.errors import Code
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.results.verdict_card import Looked, VerdictCard
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow import verification_words
from judge_desktop.workflow.verification import Verification


def looked_at(found: Verification) -> tuple[Looked, ...]:
    """The checks in their order."""
    said = verification_words.looked_at(found, translator(current_language()))
    return tuple(Looked(is_right, words) for is_right, words in said)


def wrong_card(found: Verification) -> VerdictCard:
    """The verdict about a file that is not as it was signed: the first thing that is wrong, in its own words. Of a file
    that was locked for somebody else nothing is known: it may well be whole.
    """
    code = next((one.code for one in found.checks if not one.ok and one.code is not None), None)
    if code is Code.WRONG_RECIPIENT:
        verdict = tr("This file was locked for another person, and only that person's computer can check it")
        return VerdictCard(Weight.NOTE, verdict, tr("Nothing was taken in."))
    happened, to_do = what_and_how(verification_words.verdict_words(found, translator(current_language())))
    detail = f"{to_do} {tr('Nothing was taken in.')}".strip()
    nothing_else = code is not None and len(found.checks) == 1  # the verdict says it already, and why
    return VerdictCard(Weight.BLOCKS, happened, detail, checks=() if nothing_else else looked_at(found))
