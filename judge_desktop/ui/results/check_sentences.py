"""Every check of a file in plain words, for the card of its verdict."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.results.verdict_card import Looked, VerdictCard
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.verification_words import check_words, verdict_words
from judge_desktop.workflow.verify_file import CHAIR_KNOWN, PROGRAM_KNOWN, Verification


def looked_at(found: Verification) -> tuple[Looked, ...]:
    """The checks in their order. Who signed and whose verify.py is in it are said beside them, not twice."""
    language = translator(current_language())
    looked = (one for one in found.checks if one.name not in (CHAIR_KNOWN, PROGRAM_KNOWN))
    return tuple(Looked(one.ok, check_words(one, language)) for one in looked)


def wrong_card(found: Verification) -> VerdictCard:
    """The verdict about a file that is not as it was signed: the first thing that is wrong, in its own words."""
    happened, to_do = what_and_how(verdict_words(found, translator(current_language())))
    detail = f"{to_do} {tr('Nothing was taken in.')}".strip()
    return VerdictCard(Weight.BLOCKS, happened, detail, checks=looked_at(found))
