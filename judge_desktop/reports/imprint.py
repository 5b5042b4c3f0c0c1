"""What every page of a report carries: language, digits, whose contest it is, when it was printed, the mark across.

One imprint serves all papers of one print; how a page is filled and drawn is ``pages.py``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai import format_date, in_numerals, prose_in_numerals
from judge_desktop.config.thai_dates import format_time
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.reports.layout import Block
from judge_desktop.reports.pages import USUAL, Margins, Properties, Sheet, write_sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """``numerals`` is "thai" or "arabic"; English prints are always Arabic. ``contest`` is its name with the edition.

    ``logo`` is a PNG or JPEG file (b"" = none), ``contact`` the organiser's address block. ``mode`` is None
    before the first package.
    """

    tr: Translator
    numerals: str
    when: datetime.datetime
    contest: str
    organiser: str = ""
    contact: str = ""
    mode: Mode | None = None
    logo: bytes = b""

    @property
    def language(self) -> str:
        """ "th" or "en"."""
        return self.tr.language.value

    @property
    def digits_in_use(self) -> str:
        """The numerals that are printed: Thai ones only in Thai."""
        return self.numerals if self.language == "th" else "arabic"

    def digits(self, text: str) -> str:
        """A figure in the numerals of this print. Never for codes, addresses, or what people typed."""
        return in_numerals(text, self.digits_in_use)

    def prose(self, text: str) -> str:
        """A name or sentence of the contest in the numerals of this print; codes and addresses in it stay."""
        return prose_in_numerals(text, self.digits_in_use)

    def date(self, day: datetime.date) -> str:
        """A date in words, e.g. ๘ กันยายน ๒๕๖๖."""
        return format_date(day, self.language, self.digits_in_use)

    def time(self, time: datetime.time | datetime.datetime) -> str:
        """A clock time, e.g. ๑๐.๐๐ น."""
        return format_time(time, self.language, self.digits_in_use)

    @property
    def printed(self) -> str:
        """The day of printing, for the foot of a page."""
        return self.tr("Printed {date}", date=self.date(self.when.date()))

    def page_label(self, page: int, pages: int) -> str:
        """หน้า ๑ จาก ๕."""
        return self.digits(self.tr("Page {page} of {pages}", page=page, pages=pages))

    def mark(self, *, is_draft: bool = False) -> str:
        """What is printed across every page: a rehearsal says so before anything else."""
        if self.mode is Mode.REHEARSAL:
            return self.tr("REHEARSAL")
        return self.tr("DRAFT") if is_draft else ""

    def sheet(
        self,
        title: str,
        blocks: Iterable[Block],
        *,
        is_confidential: bool,
        head: str = "",
        is_draft: bool = False,
        is_landscape: bool = False,
        margins: Margins = USUAL,
    ) -> Sheet:
        """One paper with the usual foot: for the panel only, when printed, of which contest."""
        confidential = self.tr("Confidential to the panel") if is_confidential else ""
        # The end may go when the line is full: the name of the contest stands in the head, too.
        foot = (confidential, self.printed, self.prose(self.contest))
        return Sheet(
            blocks=tuple(blocks),
            title=title,
            head=head or title,
            foot=" · ".join(part for part in foot if part),
            page_label=self.page_label,
            mark=self.mark(is_draft=is_draft),
            is_landscape=is_landscape,
            margins=margins,
        )

    def write(self, path: Path, title: str, sheets: Iterable[Sheet]) -> int:
        """Writes papers as one PDF, whole or not at all; gives back the pages. The same input gives the same bytes."""
        name = " · ".join(part for part in (title, self.contest) if part)
        properties = Properties(title=name, author=self.organiser, language=self.language, day=self.when.date())
        return write_sheets(sheets, path, properties)


def imprint_of(contest: Contest, mode: Mode | None, tr: Translator, numerals: str, when: datetime.datetime) -> Imprint:
    """The imprint of a contest in the language of ``tr``."""
    language = tr.language.value
    name = contest.name.in_language(language)
    return Imprint(
        tr=tr,
        numerals=numerals,
        when=when,
        contest=name if contest.edition in name else f"{name} {contest.edition}",
        organiser=contest.organiser.in_language(language),
        contact=contest.contact.in_language(language),
        mode=mode,
        logo=contest.letterhead.logo,
    )


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, on one line."""
    return " · ".join(part for part in parts if part)
