"""What the buttons of the deliberation ask and record: awards, ties, acting chairs, discussions, who is set aside.

Every deed asks for its reason first and then calls one verb of ``workflow``; the rules are there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.awards import below_minimum, level_for, points_of
from judge_desktop.scoring.resolutions import DISSENT, written_resolution
from judge_desktop.ui.chair.asking import OrderDialog, ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.deciding_dialogs import (
    ActingChairDialog,
    AwardDialog,
    Candidate,
    ResolutionDialog,
    WordsDialog,
)
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.ranking_lines import Tie, level_words
from judge_desktop.ui.chair.wording import category_words, name_of, numbered_title
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.deliberation import CategoryRoom
from judge_desktop.workflow.discussion import record_discussion

_MOST_CANDIDATES = 8


class Deeds:
    """The deeds of one page, which tells by `contest_changed` that something was recorded."""

    def __init__(self, page: ChairPage) -> None:
        self._page = page

    def give_award(
        self, contest: Contest, category: Category, standings: Sequence[Standing], winners: Sequence[str]
    ) -> None:
        """One award, or several: which, and why."""
        name = category_words(category)
        candidates = _candidates(contest, category, standings, winners)
        proposed = tr("Highest score of its category") if category.awards == 1 else tr("Highest scores of the category")
        sentence = trn("One award can be given.", "Up to {n} awards can be given.", category.awards)
        question = tr("Give the award of {category}?", category=name)
        dialog = AwardDialog(question, sentence, candidates, category.awards, proposed=proposed, parent=self._page)
        ask(dialog, lambda: self._decide(DecisionKind.AWARD, category, dialog.chosen(), dialog.reason()))

    def give_none(self, category: Category) -> None:
        """No award, and why."""
        name = category_words(category)
        sentence = tr("No submission gets the award. It can be decided again until the round is closed.")
        dialog = ReasonDialog(tr("No award in {category}?", category=name), sentence, tr("No award"), parent=self._page)
        ask(dialog, lambda: self._decide(DecisionKind.NO_AWARD, category, (), dialog.reason()))

    def give_joint(self, contest: Contest, category: Category, standings: Sequence[Standing], tie: Tie) -> None:
        """The equals share the last place; whoever stands before them has an award anyway."""
        first = tie.standings[0].rank or 1
        before = tuple(one.submission for one in standings if one.rank is not None and one.rank < first)
        submissions = (*before, *tie.submissions)
        titles = ", ".join(_titles(contest, submissions))
        dialog = ReasonDialog(tr("Give a joint award?"), titles, tr("Joint award"), parent=self._page)
        ask(dialog, lambda: self._decide(DecisionKind.JOINT_AWARD, category, submissions, dialog.reason()))

    def settle_tie(self, contest: Contest, category: Category, tie: Tie) -> None:
        """The chair says which of the equals goes first."""
        choices = list(zip(tie.submissions, _titles(contest, tie.submissions), strict=True))
        sentence = tr("They are equal after every step of the rules. The scores stay as they are.")
        if len(choices) > 2:
            sentence += " " + tr("The others stay equal among themselves and can be decided next.")
        dialog = OrderDialog(tr("Which one goes first?"), sentence, tr("Decide"), choices, parent=self._page)
        ask(dialog, lambda: self._decide(DecisionKind.BREAK_TIE, category, (dialog.chosen(),), dialog.reason()))

    def vote_on_tie(self, contest: Contest, category: Category, tie: Tie, room: CategoryRoom) -> None:
        """The panel voted: votes for each, abstentions, dissent."""
        choices = list(zip(tie.submissions, _titles(contest, tie.submissions), strict=True))
        sentence = tr("They are equal after every step of the rules. Votes and abstentions are those of all present.")
        dialog = ResolutionDialog(sentence, choices, room.may_vote, parent=self._page)

        def record() -> None:
            vote = dialog.resolution()
            if vote is None:
                return
            dissent = dialog.dissent.comment().strip()
            self._ask_for(
                DecisionRequest(
                    kind=DecisionKind.BREAK_TIE,
                    reason=dialog.reason(),
                    category=category.id,
                    submissions=vote.order,
                    values=written_resolution(vote),
                    texts={DISSENT: dissent} if dissent else {},
                )
            )

        ask(dialog, record)

    def name_acting_chair(self, contest: Contest, category: Category, room: CategoryRoom) -> None:
        """Who acts as chair in the category."""
        people = [(one, name_of(contest.panel.judge(one), one)) for one in room.may_act]
        sentence = tr(
            "In {category} the decisions are taken by whoever is named here.", category=category_words(category)
        )
        dialog = ActingChairDialog(sentence, people, parent=self._page)
        ask(
            dialog,
            lambda: self._ask_for(
                DecisionRequest(
                    kind=DecisionKind.ACTING_CHAIR,
                    reason=dialog.reason(),
                    category=category.id,
                    judge=dialog.person.choice(),
                )
            ),
        )

    def record_talk(self, submission: str, numbers: str) -> None:
        """A submission was discussed, with words worth keeping or without."""
        question = tr("Was submission {numbers} discussed?", numbers=numbers)
        sentence = tr("The scores stay as they are. The words stay on this computer.")
        dialog = WordsDialog(question, sentence, tr("Record"), parent=self._page)
        page, ws, where = self._page, self._page.desk.ws, self._page.where

        def record() -> None:
            words = dialog.words()
            page.run(
                tr("Recording the discussion"),
                lambda _: record_discussion(ws, submission, words, where),
                lambda _: page.contest_changed.emit(),
            )

        ask(dialog, record)

    def set_aside(self, category: Category, judge: str, names: JudgeNames, proposed: str = "") -> None:
        """A judge does not count in the category."""
        question = tr("Set {judge} aside in this category?", judge=names.full(judge))
        sentence = tr("Her scores of this category are kept and not counted. She can be counted again.")
        dialog = ReasonDialog(question, sentence, tr("Set aside"), proposed=proposed, parent=self._page)
        ask(
            dialog,
            lambda: self._ask_for(
                DecisionRequest(kind=DecisionKind.EXCLUDE, reason=dialog.reason(), category=category.id, judge=judge)
            ),
        )

    def count_again(self, judge: str, aside_in: str, names: JudgeNames) -> None:
        """What set a judge aside is taken back."""
        question = tr("Count the scores of {judge} again?", judge=names.full(judge))
        sentence = "" if aside_in else tr("She was set aside in all categories and counts again in all of them.")
        dialog = ReasonDialog(question, sentence, tr("Count again"), parent=self._page)
        ask(
            dialog,
            lambda: self._ask_for(
                DecisionRequest(kind=DecisionKind.RESTORE, reason=dialog.reason(), category=aside_in, judge=judge)
            ),
        )

    def take_back(self, decision: Decision, words: str) -> None:
        """A decision about the category is taken back and stays in sight."""
        sentence = tr("The category is open again. The decision and its reason stay in sight.")
        question = tr("Take back: {decision}?", decision=words)
        dialog = ReasonDialog(question, sentence, tr("Take back"), parent=self._page)
        ask(
            dialog,
            lambda: self._ask_for(
                DecisionRequest(
                    kind=DecisionKind.RESTORE,
                    reason=dialog.reason(),
                    category=decision.category,
                    documents=(decision.sha256,),
                )
            ),
        )

    def _decide(self, kind: DecisionKind, category: Category, submissions: tuple[str, ...], reason: str) -> None:
        self._ask_for(DecisionRequest(kind=kind, reason=reason, category=category.id, submissions=submissions))

    def _ask_for(self, request: DecisionRequest) -> None:
        ws, where = self._page.desk.ws, self._page.where
        self._run(lambda: decide(ws, request, where))

    def _run(self, deed: Callable[[], Decision]) -> None:
        page = self._page
        page.run_with_keys(tr("Recording the decision"), lambda _: deed(), lambda _: page.contest_changed.emit())


def _titles(contest: Contest, submissions: Sequence[str]) -> list[str]:
    found = ((one, contest.submission(one)) for one in submissions)
    return [numbered_title(known) if known is not None else one for one, known in found]


def _candidates(
    contest: Contest, category: Category, standings: Sequence[Standing], winners: Sequence[str]
) -> list[Candidate]:
    """The winners; where several awards may be given also those behind them."""
    low = set(below_minimum(contest.rules, standings))
    ranked = [one for one in standings if one.rank is not None]
    shown = [one for one in ranked if one.submission in winners]
    if category.awards > 1:
        shown += [one for one in ranked if one.submission not in winners][: max(0, _MOST_CANDIDATES - len(shown))]
    found = []
    for one in shown:
        points = points_of(contest.rules, one.tally)
        level = level_for(category, points)
        parts = [tr("rank {rank}", rank=one.rank or "—"), tr("{score} points", score="—" if points is None else points)]
        if category.award_levels:
            parts.append(level_words(level) if level is not None else tr("below every award level"))
        found.append(
            Candidate(
                submission=one.submission,
                words=_titles(contest, (one.submission,))[0],
                detail=" · ".join(parts),
                is_proposed=one.submission in winners,
                is_low=one.submission in low,
            )
        )
    return found
