"""What judges, submissions and figures are called in a picture: names or letters, Thai or Arabic digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest

MOST_SAID = 24  # rows that are read aloud; whoever wants more has the table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotNames:
    """What things are called where the pictures are shown. ``letter`` is a judge's name for a narrow column, ``order``
    puts judges in the order of those names, ``digits`` sets figures in the numerals in use.
    """

    tr: Translator
    contest: Contest
    judge: Callable[[str], str]
    letter: Callable[[str], str]
    order: Callable[[Sequence[str]], list[str]]
    digits: Callable[[str], str] = str

    def submission(self, submission: str) -> str:
        """Running number and title."""
        found = self.contest.submission(submission)
        if found is None:
            return submission
        return f"{self.digits(str(found.number))}  {found.title.in_language(self.tr.language.value)}"

    def number(self, submission: str) -> str:
        """The running number alone."""
        found = self.contest.submission(submission)
        return self.digits(str(found.number)) if found is not None else submission

    def category(self, category: str | None) -> str:
        """The name of a category."""
        found = self.contest.category(category or "")
        return found.name.in_language(self.tr.language.value) if found is not None else category or ""

    def total(self, total: Decimal) -> str:
        """A total without needless zeros."""
        return self.digits(f"{total.normalize():f}")

    def listed(self, submissions: Iterable[str]) -> str:
        """Running numbers, one after the other."""
        return ", ".join(map(self.number, submissions)) or self.tr("nobody")


def told_rows(rows: Sequence[str]) -> str:
    """What a screen reader says of a picture, row by row; of very many only the first."""
    return "; ".join(rows[:MOST_SAID]) + (" …" if len(rows) > MOST_SAID else "")
