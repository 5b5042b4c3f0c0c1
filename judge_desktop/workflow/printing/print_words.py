"""How minutes and letters name people, submissions, categories and moments, in the language and numerals of a print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from judge_desktop.config.award_names import CATEGORY_KINDS
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Category, Contest
from judge_desktop.reports.imprint import Imprint
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import applicant_of, title_of
from judge_desktop.workflow.round_documents import RoundDocuments

_SAYS_CATEGORY = (*CATEGORY_KINDS, "Category", "category")


@dataclass(frozen=True, slots=True)
class PrintWords:
    """What people typed stays as they typed it; only figures of the program take the numerals of the print."""

    job: PrintJob
    imprint: Imprint

    @property
    def tr(self) -> Translator:
        """The language of the print."""
        return self.imprint.tr

    @property
    def known(self) -> RoundDocuments:
        """What is told about."""
        return self.job.known

    @property
    def contest(self) -> Contest:
        """Of the package in force."""
        return self.job.contest

    def count(self, number: int) -> str:
        """A whole number."""
        return self.imprint.digits(str(number))

    def person(self, judge: str) -> str:
        """Title and name; an id nobody has, or that of a copy of the program, by what is known of it."""
        found = self.contest.panel.judge(judge)
        if found is not None:
            return found.full_name(self.job.language)
        copy = next((one for one in self.known.package.chairs if one.id == judge), None)
        return (copy.name if copy is not None else "") or judge

    def people(self, judges: Iterable[str]) -> str:
        """Several names in one line."""
        return ", ".join(self.person(one) for one in judges)

    def category(self, category: Category | str) -> str:
        """The name of a category."""
        found = self.contest.category(category) if isinstance(category, str) else category
        if found is None:
            return str(category)
        return self.imprint.prose(found.name.in_language(self.job.language))

    def named_category(self, category: Category | str) -> str:
        """The name of a category in a sentence, after the word that says it is one, unless it says so itself."""
        name = self.category(category)
        return name if name.startswith(_SAYS_CATEGORY) else self.tr("Category {name}", name=name)

    def title(self, submission: str) -> str:
        """The title of a submission."""
        found = self.contest.submission(submission)
        return title_of(self.job, found) if found is not None else submission

    def number(self, submission: str) -> str:
        """The running number of a submission."""
        found = self.contest.submission(submission)
        return self.count(found.number) if found is not None else submission

    def applicant(self, submission: str) -> str:
        """Who sent it; "" as long as nobody may be told."""
        found = self.contest.submission(submission)
        return applicant_of(self.job, found) if found is not None else ""

    def work(self, submission: str) -> str:
        """Number and title in a sentence."""
        return self.tr(
            "Submission no. {number} “{title}”", number=self.number(submission), title=self.title(submission)
        )

    def numbers(self, submissions: Iterable[str]) -> str:
        """The numbers alone, where the titles stand elsewhere."""
        return self.tr("Submission no. {number}", number=", ".join(self.number(one) for one in submissions))

    def works(self, submissions: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(self.work(one) for one in submissions)

    def entered(self, submission: str) -> str:
        """Number, title and who sent it."""
        applicant = self.applicant(submission)
        if not applicant:
            return self.work(submission)
        return self.tr("{submission} of {applicant}", submission=self.work(submission), applicant=applicant)

    def moment(self, iso: str) -> str:
        """Day and time of day of an ISO text; as it is when it is none."""
        try:
            when = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        return self.tr("{date}, {time}", date=self.imprint.date(when.date()), time=self.imprint.time(when))
