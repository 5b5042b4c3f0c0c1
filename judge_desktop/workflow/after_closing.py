"""What may still be decided once a round is closed: whatever leaves everything that was closed as it is.

The window says so beforehand; here it is kept for every way in. Deciding anything else takes reopening, which is a
decision of its own with a reason, and closing again.
"""

from __future__ import annotations

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.counting import count
from judge_desktop.workflow.decision_request import DecisionRequest
from judge_desktop.workflow.round_documents import RoundDocuments

AFTER_CLOSING = frozenset(
    {
        DecisionKind.REOPEN,
        DecisionKind.CONFIRM_JUDGE,  # a signed paper confirms as a voice does, and papers are printed after closing
        DecisionKind.CORRECT_TEXT,  # typing errors show when certificates are printed; ids and numbers stay
        DecisionKind.ATTENDANCE,  # the minutes are written afterwards; nobody is counted or left out by attendance
        DecisionKind.PAPER_SCORECARD,  # kept and shown as late, like a score file that comes late
    }
)


def check_open(known: RoundDocuments, request: DecisionRequest) -> None:
    """Refuses ``ROUND_CLOSED`` (details: ``kind``) and, of closing once more, ``ALREADY_CLOSED``."""
    if not known.view.is_closed or request.kind in AFTER_CLOSING:
        return
    if request.kind is DecisionKind.CLOSE:
        raise JudgeDesktopError(Code.ALREADY_CLOSED)
    raise JudgeDesktopError(Code.ROUND_CLOSED, kind=request.kind.value)


def check_unchanged(known: RoundDocuments, decision: Decision) -> None:
    """Refuses ``ROUND_CLOSED`` when the decision would change what counts in a closed round all the same: confirming
    a key for another judge than the one it counts for takes her scores away.
    """
    before = known.view
    if not before.is_closed or decision.kind is DecisionKind.REOPEN:
        return
    after = count(known.package, known.score_files, (*known.decisions, decision))
    if (after.cells, after.counted_documents, after.counted_papers) != (
        before.cells,
        before.counted_documents,
        before.counted_papers,
    ):
        raise JudgeDesktopError(Code.ROUND_CLOSED, kind=decision.kind.value)
