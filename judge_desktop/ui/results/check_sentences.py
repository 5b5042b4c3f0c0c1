"""Every check of a file in plain words, for the card of its verdict."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.results.verdict_card import Looked, VerdictCard
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow import verification_words
from judge_desktop.workflow.verify_file import Verification


def looked_at(found: Verification) -> tuple[Looked, ...]:
    """The checks in their order."""
    said = verification_words.looked_at(found, translator(current_language()))
    return tuple(Looked(is_right, words) for is_right, words in said)


def wrong_card(found: Verification) -> VerdictCard:
    """The verdict about a file that is not as it was signed: the first thing that is wrong, in its own words."""
    happened, to_do = what_and_how(verification_words.verdict_words(found, translator(current_language())))
    detail = f"{to_do} {tr('Nothing was taken in.')}".strip()
    return VerdictCard(Weight.BLOCKS, happened, detail, checks=looked_at(found))
