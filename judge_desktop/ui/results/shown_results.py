"""What a results file says, and the words it is shown in: those of the file, or of the same contest here."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.publication import Publication, PublishedAward, PublishedStanding
from judge_desktop.ui.chair.ranking_lines import level_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResults:
    """A publication and the contest that gives its ids their words. ``decisions`` stand in the order of the file,
    ``taken_back`` are the hashes of those that a later one undid; ``sha256`` is what the check words stand for.
    """

    publication: Publication
    contest: Contest
    decisions: tuple[Decision, ...]
    taken_back: frozenset[str]
    numerals: Numerals
    sha256: str

    def digits(self, words: str) -> str:
        """In the digits chosen in the settings."""
        return in_numerals(words, self.numerals.value)

    def title(self, submission: str) -> str:
        """Running number and title; the number alone where nobody wrote the title down."""
        found = self.contest.submission(submission)
        if found is None:
            return submission
        title = found.title.in_language(current_language().value)
        number = self.digits(str(found.number))
        if not title or title == submission:
            return tr("Submission {number}", number=number)
        return f"{number}  {title}"

    def place(self, submission: str) -> tuple[int, str]:
        """Where it stands in a list: by running number."""
        found = self.contest.submission(submission)
        return (found.number if found is not None else 0, submission)

    def applicant(self, submission: str) -> str:
        """Who sent it; "" where the file says nothing about it, or only the id of the submission."""
        found = self.contest.submission(submission)
        name = found.applicant.name.in_language(current_language().value) if found is not None else ""
        return name if name != submission else ""

    def standings_of(self, category: str) -> tuple[PublishedStanding, ...]:
        """The standings of a category in the order of the file."""
        return tuple(one for one in self.publication.standings if one.category == category)

    def award_of(self, standing: PublishedStanding) -> str:
        """What a submission was given: the level, an award, a joint award; "" for nothing."""
        given = [
            one
            for one in self.publication.awards
            if one.category == standing.category and one.submission == standing.submission
        ]
        return self._award_words(given[0]) if given else ""

    def is_without_award(self, category: str) -> bool:
        """Whether it was decided that nobody gets the award of a category."""
        awards = self.publication.awards
        return any(one.category == category and one.kind is DecisionKind.NO_AWARD for one in awards)

    def submissions(self) -> tuple[Submission, ...]:
        """The submissions of the contest by running number."""
        return tuple(sorted(self.contest.submissions, key=lambda one: one.number))

    def _award_words(self, award: PublishedAward) -> str:
        category = self.contest.category(award.category)
        levels = {one.id: level_words(one) for one in category.award_levels} if category is not None else {}
        level = levels.get(award.level, award.level)
        if level:
            return level
        return tr("Joint award") if award.kind is DecisionKind.JOINT_AWARD else tr("Award")
