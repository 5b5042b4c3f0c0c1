"""What the minutes say of each category: who took no part, who presided, the ranking, ties, and the resolution."""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.config.ground_words import told_ground
from judge_desktop.config.result_words import method_words
from judge_desktop.domain.contest import Category, Recusal, RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState
from judge_desktop.reports.minutes_report import Statement, Topic
from judge_desktop.reports.standings_report import StandingLine
from judge_desktop.scoring.acting_chairs import is_chair_recused, presiding
from judge_desktop.scoring.quorum import Quorum, quorums_of
from judge_desktop.scoring.ranking import DECISION
from judge_desktop.scoring.resolutions import DISSENT, Resolution, read_resolution
from judge_desktop.scoring.rulings import AMONG, tie_orders
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.workflow.discussion import Discussion, discussions_in
from judge_desktop.workflow.printing.minutes_told import in_their_order
from judge_desktop.workflow.printing.print_words import PrintWords
from judge_desktop.workflow.printing.result_facts import CategoryAward, Winner, award_of, standings_by_category
from judge_desktop.workflow.printing.standings import standing_lines


class CategoriesTold:
    """The topics of the categories. What an open round must not tell yet stays out of a draft of the minutes."""

    def __init__(self, words: PrintWords) -> None:
        self._words, self._tr = words, words.tr
        known = words.known
        self._results = words.job.results
        self._decisions = tuple(in_their_order(words))
        self._undone = taken_back(known.package, known.decisions)
        self._quorums = {one.category: one for one in quorums_of(known.package, known.view, known.decisions)}
        self._ties = tie_orders(known.package, known.decisions)
        self._discussions = discussions_in(words.job.ws, known)
        self._standings = standings_by_category(words.job)

    def topics(self) -> tuple[Topic, ...]:
        """A topic for each category, in the contest's order."""
        return tuple(self._topic(one) for one in self._words.contest.categories)

    def _topic(self, category: Category) -> Topic:
        shows = self._may_show(category.id)
        before = [*self._recused(category), *self._left_out(category), *self._presided(category)]
        before += self._quorum(self._quorums[category.id])
        before += self._talked(category)
        if not shows:
            before.append(Statement(text=self._tr("The ranking is not shown before the round is closed")))
        return Topic(
            title=self._words.named_category(category),
            before=tuple(before),
            standings=self._lines(category) if shows else (),
            after=(*self._settled(category), *self._resolved(category)),
        )

    def _may_show(self, category: str) -> bool:
        if self._words.known.view.is_closed:
            return True
        return category in self._results.awards and category not in self._results.covered

    def _recused(self, category: Category) -> list[Statement]:
        said = []
        for judge, recusal in self._recusals(category):
            is_all = recusal.scope is RecusalScope.CATEGORY
            target = self._tr("this category") if is_all else self._words.work(recusal.target)
            reason = told_ground(recusal.ground, self._tr)
            if recusal.reason:
                reason = self._tr("{ground} ({reason})", ground=reason, reason=recusal.reason)
            words = self._tr(
                "{judge} took no part in the consideration of {target}. Ground: {ground}",
                judge=self._words.person(judge),
                target=target,
                ground=reason,
            )
            said.append(Statement(text=words))
        return said

    def _recusals(self, category: Category) -> list[tuple[str, Recusal]]:
        """Judge and recusal: what was known in the round, and what the score file that counts declares."""
        known = self._words.known
        inside = {one.id for one in self._words.contest.submissions if one.category == category.id} | {category.id}
        files = {one.sha256: one for one in known.score_files}
        declared = [
            one
            for cell in known.view.by_category.get(category.id, ())
            if cell.state is CellState.RECUSED and cell.document in files
            for one in files[cell.document].recusals
        ]
        found: dict[tuple[str, str], Recusal] = {}
        for one in (*known.package.round_.known_recusals, *declared):
            if one.target in inside:
                found.setdefault((one.judge, one.target), one)
        order = {one.id: place for place, one in enumerate(self._words.contest.panel.judges)}
        ordered = sorted(found.items(), key=lambda pair: (order.get(pair[0][0], len(order)), pair[0]))
        return [(judge, recusal) for (judge, _), recusal in ordered]

    def _left_out(self, category: Category) -> list[Statement]:
        excluded = [one for one in self._standing(DecisionKind.EXCLUDE) if one.category in ("", category.id)]
        return [
            Statement(
                text=self._tr(
                    "The scores of {judge} are not counted. Reason: {reason}",
                    judge=self._words.person(one.judge),
                    reason=one.reason,
                )
            )
            for one in excluded
        ]

    def _presided(self, category: Category) -> list[Statement]:
        known = self._words.known
        if not is_chair_recused(known.package, known.view, category.id):
            return []
        acting = presiding(known.package, known.view, known.decisions, category.id)
        if not acting:
            return [Statement(text=self._tr("The chair is recused here and nobody was named to act as chair"))]
        return [Statement(text=self._tr("{judge} acted as chair", judge=self._words.person(acting)))]

    def _quorum(self, quorum: Quorum) -> list[Statement]:
        count = self._words.count
        said = {"present": count(len(quorum.present)), "needed": count(quorum.needed)}
        if quorum.reached:
            words = self._tr("{present} judges considered it, at least {needed} are needed: a quorum", **said)
        else:
            words = self._tr("{present} judges considered it, at least {needed} are needed: no quorum", **said)
        return [Statement(text=words)]

    def _talked(self, category: Category) -> list[Statement]:
        inside = {one.id for one in self._words.contest.submissions if one.category == category.id}
        return [Statement(text=self._talk(one)) for one in self._discussions if one.submission in inside]

    def _talk(self, held: Discussion) -> str:
        said = {
            "submission": self._words.work(held.submission),
            "points": self._words.imprint.digits(held.spread),
        }
        if held.words:
            return self._tr(
                "The meeting discussed {submission}, of which totals lay {points} points apart: {words}",
                words=held.words,
                **said,
            )
        return self._tr("The meeting discussed {submission}, of which totals lay {points} points apart", **said)

    def _lines(self, category: Category) -> tuple[StandingLine, ...]:
        """The standings; in minutes a resolution is the panel's, and what one person settled is not called so."""
        standings = self._standings[category.id]
        lines = standing_lines(self._words.job, standings)
        casting = self._tr("Casting decision")
        return tuple(
            replace(line, decided_by=casting) if self._is_casting(one) else line
            for line, one in zip(lines, standings, strict=True)
        )

    def _is_casting(self, standing: Standing) -> bool:
        return standing.decided_by == DECISION and any(
            standing.submission in one.submissions and read_resolution(one.values) is None
            for one in self._tie_decisions(standing.category or "")
        )

    def _settled(self, category: Category) -> list[Statement]:
        return [statement for one in self._tie_decisions(category.id) for statement in self._tie(one)]

    def _tie_decisions(self, category: str) -> list[Decision]:
        """Those about equals of the category that hold."""
        orders = {(one.order, one.among) for one in self._ties.get(category, ())}
        return [
            one
            for one in self._standing(DecisionKind.BREAK_TIE)
            if one.category == category and (one.submissions, frozenset(one.values.get(AMONG, "").split())) in orders
        ]

    def _tie(self, decision: Decision) -> list[Statement]:
        tr, works = self._tr, self._words.works
        among = decision.values.get(AMONG, "").split() or list(decision.submissions)
        equal = tr("Equal after every step of the rules: {submissions}", submissions=works(among))
        resolution = read_resolution(decision.values)
        first = self._words.work(decision.submissions[0])
        if resolution is None:
            how = tr(
                "{judge} decided that {submission} goes first. Reason: {reason}",
                judge=self._words.person(decision.decided_by),
                submission=first,
                reason=decision.reason,
            )
            return [Statement(text=equal), Statement(label=tr("Casting decision"), text=how)]
        how = tr("{submission} goes first. Reason: {reason}", submission=first, reason=decision.reason)
        said = [
            Statement(text=equal),
            Statement(label=tr("Resolved"), text=how),
            Statement(label=tr("Votes cast"), text=self._votes(resolution)),
        ]
        dissent = decision.texts.get(DISSENT, "")
        return [*said, *([Statement(label=tr("Dissent"), text=dissent)] if dissent else [])]

    def _votes(self, resolution: Resolution) -> str:
        tr, count = self._tr, self._words.count
        votes = ", ".join(
            tr.n(
                "no. {number}: {votes} vote",
                "no. {number}: {votes} votes",
                number,
                number=self._words.number(one),
                votes=count(number),
            )
            for one, number in sorted(resolution.votes.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        said = {"votes": votes, "abstained": count(resolution.abstained), "present": count(resolution.present)}
        if not resolution.against and not resolution.abstained:
            return tr("Unanimous. {votes}; {abstained} abstained, of {present} present who may vote", **said)
        return tr("By majority. {votes}; {abstained} abstained, of {present} present who may vote", **said)

    def _resolved(self, category: Category) -> list[Statement]:
        tr, label = self._tr, self._tr("Resolved")
        award = award_of(self._words.job, category)
        decision = award.decision
        if decision is None:
            return [Statement(label=label, text=tr("No resolution on the award has been recorded"), is_resolved=True)]
        said = [Statement(label=label, text=self._award(award), is_resolved=True)]
        chair = self._words.contest.panel.chair
        reason = decision.reason
        if chair is None or decision.decided_by != chair.id:
            reason = tr("{reason} (decided by {judge})", reason=reason, judge=self._words.person(decision.decided_by))
        return [*said, Statement(label=tr("Reason"), text=reason)]

    def _award(self, award: CategoryAward) -> str:
        tr = self._tr
        if award.is_withheld:
            return tr("No submission gets the award in this category")
        works = ", ".join(map(self._winner, award.winners))
        if award.is_joint:
            return tr("The award is shared by {submissions}", submissions=works)
        return tr("The award goes to {submissions}", submissions=works)

    def _winner(self, winner: Winner) -> str:
        work, level = self._words.entered(winner.submission.id), self._words.imprint.prose(winner.level)
        return self._tr("{submission} ({level})", submission=work, level=level) if level else work

    def _standing(self, kind: DecisionKind) -> list[Decision]:
        return [one for one in self._decisions if one.kind is kind and one.sha256 not in self._undone]


def rules_told(words: PrintWords) -> str:
    """How scores became a ranking, in one sentence."""
    rules, tr = words.contest.rules, words.tr
    return tr(
        "Submissions are ranked by: {method}, rounded once to {decimals} decimals; one needs at least {n} scorecards",
        method=method_words(rules.method, tr),
        decimals=words.count(rules.decimals),
        n=words.count(rules.minimum_scorecards),
    )
