"""How a scorecard stands, as shape, words and tone, and how scores are written on screen. No rule is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from judge_desktop.config.ground_words import ground_words as words_of_ground
from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.thai import format_time
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Contest, Ground, Mode, Submission
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.scoring_session import ScoringSession

HIDDEN = "••"


@dataclass(frozen=True, slots=True)
class CardStatus:
    """Shape, words and tone of one state; `is_done` when nothing more is to be scored."""

    shape: Shape
    words: str
    tone: Tone = Tone.NEUTRAL
    is_done: bool = False


def card_status(session: ScoringSession, submission_id: str, *, is_current: bool = False) -> CardStatus:
    """The state of a scorecard; the one that is open is in progress until it is complete."""
    card = session.scorecard(submission_id)
    if card.state is ScorecardState.RECUSED:
        return CardStatus(Shape.STRUCK, tr("Recused"), is_done=True)
    if card.state is ScorecardState.ABSENT:
        return CardStatus(Shape.DASHED, tr("Absent"), is_done=True)
    if card.state is ScorecardState.SEALED:
        return CardStatus(Shape.PADLOCK, tr("Sealed"), is_done=True)
    if card.is_complete:
        return CardStatus(Shape.TICK, tr("Complete"), Tone.OK, is_done=True)
    if is_current:
        return CardStatus(Shape.HALF, tr("In progress"), Tone.ACCENT)
    if card.given:
        return CardStatus(Shape.HALF, tr("Incomplete"), Tone.WARN)
    return CardStatus(Shape.RING, tr("Not started"))


def written(number: Decimal, numerals: Numerals) -> str:
    """A score on the screen: 8.5, or ๘.๕ where Thai digits are wanted."""
    return in_numerals(f"{number.normalize():f}", numerals.value)


def mode_words(mode: Mode) -> str:
    """Rehearsal or official."""
    return tr("Official") if mode is Mode.OFFICIAL else tr("Rehearsal")


def unless_hidden(sentence: str, *, is_hidden: bool) -> str:
    """A sentence of a finding as it may be read on a shared screen: while numbers are hidden, none with a number."""
    if is_hidden and any(letter.isdigit() for letter in sentence):
        return tr("Look at this score again (its numbers are hidden)")
    return sentence


def category_words(contest: Contest, submission: Submission) -> str:
    """The category a submission is ranked in; empty where a contest has only one, so nothing is to be told apart."""
    category = contest.category(submission.category)
    if category is None or len(contest.categories) < 2:
        return ""
    return category.name.in_language(current_language().value)


def time_words(at: datetime, numerals: Numerals) -> str:
    """A clock time in the language of the windows."""
    return format_time(at, current_language().value, numerals.value)


def listed(words: Sequence[str]) -> str:
    """ "2", "2 and 4", "1, 2 and 4"."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def ground_words(ground: Ground) -> str:
    """A ground of recusal in words (Administrative Procedure Act B.E. 2539, section 13)."""
    return words_of_ground(ground, translator(current_language()))
