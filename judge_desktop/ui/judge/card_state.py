"""What a scorecard says about itself: what is missing from its total, and why it is closed or about to be opened."""

from __future__ import annotations

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.ui.judge.card_status import listed
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice


def missing_words(
    card: Scorecard, rubric: Rubric, numerals: Numerals, *, is_refused: bool
) -> tuple[Weight | None, str]:
    """What the total leaves out: nothing, criteria without a score yet, or (`is_refused`) values that block."""
    places = [str(n) for n, one in enumerate(rubric.criteria, 1) if card.scores.get(one.id) is None]
    if card.state is ScorecardState.ABSENT:
        return None, ""
    if not places:
        return Weight.FINE, tr("Complete")
    if is_refused:
        words = tr("Without criteria {places}", places=listed(places))
        return Weight.BLOCKS, in_numerals(words, numerals.value)
    return None, in_numerals(trn("{n} criterion left", "{n} criteria left", len(places)), numerals.value)


def state_notice(card: Scorecard, sent_in: int, numerals: Numerals) -> Notice | None:
    """Why the scorecard is closed (`sent_in` is the revision that carried it, 0 = none) or what a change does to it;
    None for an open one. The notice of a sent one has a button to reopen it.
    """
    if sent_in:
        sentence = tr("Sent with revision {n}, so it can only be read", n=in_numerals(str(sent_in), numerals.value))
        return Notice(Weight.NOTE, sentence, action=tr("Reopen for correction"))
    if card.state is ScorecardState.SEALED:
        return Notice(Weight.NOTE, tr("Sealed, not sent yet. A change opens it again"))
    if card.state is ScorecardState.ABSENT:
        return Notice(Weight.NOTE, tr("Marked as not attended. Typing a score takes it back"))
    return None
