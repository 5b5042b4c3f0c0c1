"""What is said about a judge's scorecards before they are sealed: what blocks, what to look at again, what to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.ui.help.said import said_of_finding
from judge_desktop.ui.judge.card_status import listed, unless_hidden
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.scoring_session import ScoringSession

_MANY = 4


@dataclass(frozen=True, slots=True)
class SealLine:
    """One line: how heavy, two sentences, the submission its button opens and the `place` there (a criterion), if any;
    `action` are the words of the button.
    """

    weight: Weight
    title: str
    detail: str
    submission: str
    place: str = ""
    action: str = ""


class SealFindings:
    """The lines in the language of the windows, made once from the session as it stands."""

    def __init__(self, session: ScoringSession, numerals: Numerals, *, is_hidden: bool = False) -> None:
        self._session, self._numerals, self._is_hidden = session, numerals, is_hidden
        found = session.check_before_sealing()
        self.blocking = self._blocking([one for one in found if one.blocks])
        self.warnings = (*self._equal_totals(found), *self._flagged(), *self._without_comment(), *self._recused())

    def _blocking(self, found: list[Finding]) -> tuple[SealLine, ...]:
        by_submission: dict[str, list[Finding]] = {}
        for finding in found:
            by_submission.setdefault(finding.where.submission, []).append(finding)
        lines = []
        for submission, findings in by_submission.items():
            rubric = self._session.rubric(submission)
            criteria = {one.id: self._digits(n) for n, one in enumerate(rubric.criteria, 1)}
            missing = [one for one in findings if one.code is FindingCode.SCORE_MISSING]
            sentences = [
                unless_hidden(said_of_finding(one), is_hidden=self._is_hidden) for one in findings if one not in missing
            ]
            if len(missing) == len(criteria):
                sentences.insert(0, tr("Not scored yet"))
            elif missing:
                places = listed([criteria[one.where.criterion] for one in missing])
                sentences.insert(0, tr("Without criteria {places}", places=places))
            title, place = self._named(submission), findings[0].where.criterion
            lines.append(SealLine(Weight.BLOCKS, title, " · ".join(sentences), submission, place))
        return tuple(lines)

    def _equal_totals(self, found: tuple[Finding, ...]) -> tuple[SealLine, ...]:
        lines, told = [], set()
        equal = [one for one in found if one.code is FindingCode.SAME_TOTAL_IN_CATEGORY]
        if equal and self._is_hidden:
            title = tr("Some totals are the same (numbers are hidden)")
            return (SealLine(Weight.WARNS, title, "", equal[0].where.submission),)
        for finding in equal:
            others = str(finding.details["others"]).split(", ")
            together = frozenset((finding.where.submission, *others))
            if together in told:
                continue
            told.add(together)
            category = self._session.contest.category(finding.where.category)
            name = category.name.in_language(current_language().value) if category is not None else ""
            title = tr(
                "{numbers} have the same total, {total}",
                numbers=self._numbers(together),
                total=self._in_digits(str(finding.details["total"])),
            )
            detail = tr("All are in {category}. Send them so if you mean them to be equal", category=name)
            lines.append(SealLine(Weight.WARNS, title, detail, finding.where.submission))
        return tuple(lines)

    def _flagged(self) -> tuple[SealLine, ...]:
        flagged = self._where(lambda one: self._session.scorecard(one).flag and not self._session.is_recused(one))
        detail = tr("The chair sees this flag when scores are merged")
        return self._one_or_many(
            flagged,
            Weight.WARNS,
            lambda name: tr("{title} is flagged to be discussed", title=name),
            lambda n: trn(
                "{n} submission is flagged to be discussed", "{n} submissions are flagged to be discussed", n
            ),
            detail,
        )

    def _without_comment(self) -> tuple[SealLine, ...]:
        rules = self._session.contest.rules
        if rules.comment_required:
            return ()
        final = {ScorecardState.RECUSED, ScorecardState.ABSENT}
        empty = self._where(
            lambda one: (
                self._session.scorecard(one).state not in final
                and bool(self._session.scorecard(one).given)
                and not self._session.scorecard(one).comments.get(OVERALL, "").strip()
            )
        )
        return self._one_or_many(
            empty,
            Weight.WARNS,
            lambda name: tr("{title} has no comment for the applicant", title=name),
            lambda n: trn(
                "{n} submission has no comment for the applicant",
                "{n} submissions have no comment for the applicant",
                n,
            ),
            tr("Not required in this contest"),
            place=OVERALL,
            action=tr("Write"),
        )

    def _recused(self) -> tuple[SealLine, ...]:
        recused = self._where(self._session.is_recused)
        if not recused:
            return ()
        title = trn("Recused from {n} submission", "Recused from {n} submissions", len(recused))
        detail = tr("{numbers} will not be in the score file", numbers=self._numbers(recused))
        return (SealLine(Weight.NOTE, self._in_digits(title), detail, recused[0], action=tr("Reason")),)

    def _one_or_many(
        self,
        ids: list[str],
        weight: Weight,
        one: Callable[[str], str],
        many: Callable[[int], str],
        detail: str,
        *,
        place: str = "",
        action: str = "",
    ) -> tuple[SealLine, ...]:
        if len(ids) < _MANY:
            return tuple(SealLine(weight, one(self._named(key)), detail, key, place, action) for key in ids)
        numbers = tr("Numbers {numbers}", numbers=self._numbers(ids))
        title = self._in_digits(many(len(ids)))
        return (SealLine(weight, title, f"{numbers} · {detail}", ids[0], place, action),)

    def _where(self, holds: Callable[[str], bool]) -> list[str]:
        return [one.id for one in self._session.submissions if holds(one.id)]

    def _named(self, submission_id: str) -> str:
        submission = self._session.submission(submission_id)
        return f"{self._digits(submission.number)} {submission.title.in_language(current_language().value)}"

    def _numbers(self, ids: list[str] | frozenset[str]) -> str:
        numbers = sorted(self._session.submission(one).number for one in ids)
        return listed([self._digits(n) for n in numbers])

    def _digits(self, number: int) -> str:
        return self._in_digits(str(number))

    def _in_digits(self, text: str) -> str:
        return in_numerals(text, self._numerals.value)
