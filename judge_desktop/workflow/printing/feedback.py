"""Letters to the applicants of a closed round: mean scores of a submission and of its category, comments, no names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from judge_desktop.config.result_words import method_words
from judge_desktop.domain.contest import Method, Submission
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.domain.standings import Standing
from judge_desktop.reports.feedback_report import FeedbackComments, FeedbackLetter, FeedbackLine, feedback_sheet
from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.scoring.tally import round_half_up
from judge_desktop.workflow.printing.announced import organiser_signs
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.letter_list import in_order
from judge_desktop.workflow.printing.print_words import PrintWords
from judge_desktop.workflow.printing.result_facts import award_of

LEAST_FOR_A_MEAN = 3
"""Submissions of a category: of fewer the mean would tell each applicant what the other one got."""


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF for each finalist that is chosen. That the round is closed was asked (``printable``)."""
    imprint = job.imprint()
    letters = Letters(PrintWords(job, imprint))
    chosen = [one for one in job.contest.finalists if job.chooses(submission=one.id, category=one.category)]
    files, title = [], job.tr("Letter to the applicant")
    for submission in counted(chosen, job.progress):
        path = job.path(title, f"{submission.number:03}", submission.id)
        imprint.write(path, title, [feedback_sheet(letters.letter(submission), imprint)])
        files.append(path)
    return tuple(files)


class Letters:
    """Makes letters; what they compare a submission with is worked out once."""

    def __init__(self, words: PrintWords) -> None:
        self._words, self._tr, self._imprint = words, words.tr, words.imprint
        self._results = words.job.results
        self._standings = {one.submission: one for one in self._results.standings}
        self._by_category: dict[str | None, list[Standing]] = defaultdict(list)
        for one in self._results.standings:
            if one.tally.scorecards:
                self._by_category[one.category].append(one)

    def letter(self, submission: Submission) -> FeedbackLetter:
        """The letter about one submission."""
        words, tr = self._words, self._tr
        name = words.named_category(submission.category)
        applicant = words.applicant(submission.id)
        return FeedbackLetter(
            reference=f"{words.number(submission.id)} {words.title(submission.id)}",
            sender=self._imprint.organiser,
            day=self._imprint.date(self._imprint.when.date()),
            subject=tr("How the submission was judged, and comments of the panel"),
            salutation=applicant,
            opening=(
                tr(
                    "Thank you for entering “{title}” in {contest}, {category}",
                    title=words.title(submission.id),
                    contest=self._imprint.prose(self._imprint.contest),
                    category=name,
                ),
                tr("The panel has finished judging. Its scores and comments follow, for the further work"),
            ),
            lines=self._lines(submission),
            totals=self._totals(submission),
            has_averages=self._has_averages(submission),
            notes=self._notes(submission),
            outcome=(*self._award(submission), *self._rank(submission)),
            comments=self._comments(submission),
            closing=(tr("The panel thanks you for taking part"), tr("For your kind information")),
            signers=organiser_signs(words.job),
            contact=self._imprint.contact,
        )

    def _lines(self, submission: Submission) -> tuple[FeedbackLine, ...]:
        own = self._standings[submission.id].tally.criteria
        others = [one.tally.criteria for one in self._by_category[submission.category]]
        return tuple(
            FeedbackLine(
                name=self._imprint.prose(one.name.in_language(self._words.job.language)),
                full_mark=self._imprint.digits(f"{one.full_mark.normalize():f}"),
                own=self._figure(own.get(one.id)),
                average=self._figure(_mean([of[one.id] for of in others if one.id in of])),
            )
            for one in self._rubric(submission).criteria
        )

    def _totals(self, submission: Submission) -> tuple[FeedbackLine, ...]:
        """The mean total; where another figure ranks, that one below it."""
        tr, method = self._tr, self._results.method
        tally = self._standings[submission.id].tally
        others = [one.tally for one in self._by_category[submission.category]]
        full_mark = self._imprint.digits(f"{self._rubric(submission).total.normalize():f}")
        means = [one.mean for one in others if one.mean is not None]
        totals = [
            FeedbackLine(
                name=tr("Mean of the totals"),
                full_mark=full_mark,
                own=self._figure(tally.mean),
                average=self._figure(_mean(means)),
            )
        ]
        if method is not Method.MEAN:
            figures = [one.official for one in others if one.official is not None]
            totals.append(
                FeedbackLine(
                    name=tr("Figure that decides the rank: {method}", method=method_words(method, tr)),
                    full_mark=full_mark if method.is_in_points else NOT_GIVEN,
                    own=self._imprint.digits(str(tally.score)) if tally.score is not None else NOT_GIVEN,
                    average=self._figure(_mean(figures)) if method.is_in_points else NOT_GIVEN,
                )
            )
        return tuple(totals)

    def _notes(self, submission: Submission) -> tuple[str, ...]:
        tr, count = self._tr, self._words.count
        tally, rules = self._standings[submission.id].tally, self._words.contest.rules
        notes = [
            tr(
                "Mean scores of {n} scorecards, rounded to {decimals} decimals",
                n=count(tally.scorecards),
                decimals=count(rules.decimals),
            )
        ]
        if not tally.scorecards:
            notes = [tr("No scorecard counts for this submission, so there are no scores")]
        elif tally.score is None:
            notes.append(tr("The submission is not ranked"))
        if not self._has_averages(submission):
            notes.append(tr("With fewer than three submissions in the category its mean is not told"))
        return tuple(notes)

    def _award(self, submission: Submission) -> tuple[str, ...]:
        category = self._words.contest.category(submission.category)
        award = award_of(self._words.job, category) if category is not None else None
        won = next((one for one in award.winners if one.submission.id == submission.id), None) if award else None
        if award is None or won is None:
            return ()
        level, name = self._imprint.prose(won.level), self._words.named_category(submission.category)
        if level:
            return (self._tr("The submission receives the award of {category}: {level}", category=name, level=level),)
        if award.is_joint:
            return (self._tr("The submission shares the award of {category}", category=name),)
        return (self._tr("The submission receives the award of {category}", category=name),)

    def _rank(self, submission: Submission) -> tuple[str, ...]:
        """Only when the organiser wishes it."""
        standing = self._standings[submission.id]
        if not self._words.job.options.with_rank or standing.rank is None:
            return ()
        ranked = [one for one in self._by_category[submission.category] if one.rank is not None]
        said = {"rank": self._words.count(standing.rank), "n": self._words.count(len(ranked))}
        if standing.tied:
            return (self._tr("It shares rank {rank} among the {n} submissions ranked in the category", **said),)
        return (self._tr("It has rank {rank} among the {n} submissions ranked in the category", **said),)

    def _comments(self, submission: Submission) -> tuple[FeedbackComments, ...]:
        """As ``letter_list`` has them, without those a person left out."""
        about, left_out = self._about(submission), self._words.job.options.left_out
        written = {
            criterion: tuple(text for text in texts if (submission.id, criterion, text) not in left_out)
            for criterion, texts in in_order(self._words.known, submission).items()
        }
        return tuple(
            FeedbackComments(about=about[criterion], comments=texts) for criterion, texts in written.items() if texts
        )

    def _about(self, submission: Submission) -> Mapping[str, str]:
        names = {
            one.id: self._imprint.prose(one.name.in_language(self._words.job.language))
            for one in self._rubric(submission).criteria
        }
        return {**names, OVERALL: self._tr("Overall comment")}

    def _has_averages(self, submission: Submission) -> bool:
        return len(self._by_category[submission.category]) >= LEAST_FOR_A_MEAN

    def _rubric(self, submission: Submission) -> Rubric:
        return self._words.contest.rubric_of(submission)

    def _figure(self, value: Fraction | None) -> str:
        if value is None:
            return NOT_GIVEN
        return self._imprint.digits(str(round_half_up(value, self._words.contest.rules.decimals)))


def _mean(figures: Sequence[Fraction]) -> Fraction | None:
    """Exact; None of nothing."""
    return sum(figures, Fraction(0)) / len(figures) if figures else None
