"""What the seal page says in a rehearsal instead of what blocks: one complete scorecard is enough."""

from __future__ import annotations

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui.judge.seal_findings import SealLine
from judge_desktop.ui.judge.seal_lists import LinesCard
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.scoring_session import ScoringSession


def rehearsal_card(session: ScoringSession, blocking: tuple[SealLine, ...], numerals: Numerals) -> LinesCard:
    """How many scorecards are complete; while there is none, the first that could be, with its button."""
    card = LinesCard(tr("In a rehearsal one complete scorecard is enough"))
    card.setObjectName("rehearsal_sealing")
    sealed = sum(one.state is ScorecardState.SEALED for one in session.scorecards())
    count = len(session.ready_to_seal()) + sealed
    if count:
        words = trn("{n} scorecard is complete", "{n} scorecards are complete", count)
        rest = tr("The others stay open and are sent as they are")
        card.add_row(StatusRow(Shape.TICK, in_numerals(words, numerals.value), Tone.OK, detail=rest))
    elif blocking:
        first = blocking[0]
        title = tr("No scorecard is complete yet: score one submission in full")
        card.add_line(SealLine(Weight.NOTE, title, first.title, first.submission, first.place))
    return card
