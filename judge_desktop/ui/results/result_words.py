"""Words about the decisions in a file that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.ui.chair.ranking_lines import award_words
from judge_desktop.ui.chair.wording import category_words, name_of, numbers_of

_PLAIN: Mapping[DecisionKind, str] = {
    DecisionKind.ATTENDANCE: mark("Attendance was noted"),
    DecisionKind.CORRECT_TEXT: mark("A name or title was corrected"),
    DecisionKind.SET_ASIDE: mark("A file was set aside"),
    DecisionKind.RESTORE: mark("A decision was taken back"),
    DecisionKind.POPULAR_VOTE: mark("The popular vote was taken in"),
    DecisionKind.CLOSE: mark("The round was closed"),
    DecisionKind.REOPEN: mark("The round was opened again"),
}
_AWARDS = frozenset({DecisionKind.AWARD, DecisionKind.JOINT_AWARD, DecisionKind.NO_AWARD})


def decision_words(decision: Decision, contest: Contest) -> str:
    """What was decided, in one sentence. Judges are named by whatever the contest calls them."""
    if decision.kind in _PLAIN:
        return tr(_PLAIN[decision.kind])
    if decision.kind in _AWARDS:
        return award_words(decision, contest)
    judge = name_of(contest.panel.judge(decision.judge), decision.judge)
    numbers = numbers_of(contest, decision.submissions[:1])
    said: dict[DecisionKind, Callable[[], str]] = {
        DecisionKind.CONFIRM_JUDGE: lambda: tr("{judge}: whose key it is was settled", judge=judge),
        DecisionKind.REPLACE_KEY: lambda: tr("{judge} went on with another computer", judge=judge),
        DecisionKind.PAPER_SCORECARD: lambda: tr(
            "A scorecard on paper by {judge} for submission {number}", judge=judge, number=numbers
        ),
        DecisionKind.CHOOSE_REVISION: lambda: tr("Of two versions of a score file one was chosen"),
        DecisionKind.EXCLUDE: lambda: tr("{judge} was set aside", judge=judge),
        DecisionKind.ACTING_CHAIR: lambda: tr("Acting chair: {judge}", judge=judge),
        DecisionKind.BREAK_TIE: lambda: tr("The tie was settled: {number} goes first", number=numbers),
    }
    return said[decision.kind]()


def about_words(decision: Decision, contest: Contest) -> str:
    """The category a decision is about; "" for one that is about all of them."""
    category = contest.category(decision.category)
    return category_words(category) if category is not None else decision.category
