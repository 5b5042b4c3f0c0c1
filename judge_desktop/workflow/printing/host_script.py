"""The script of the host: opening, a page for every award in the order of the contest, the public's award, the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from judge_desktop.config.award_names import award_name, popular_vote_name
from judge_desktop.config.role_words import role_words
from judge_desktop.config.spoken import spoken, unspoken
from judge_desktop.domain.contest import Submission
from judge_desktop.reports.host_script_report import Cue, CueKind, HostPage, HostScript, host_script_sheets
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.prizes import popular_prizes
from judge_desktop.workflow.printing.result_facts import (
    CategoryAward,
    applicant_of,
    category_awards,
    draft_reasons,
    title_of,
)

_MOST_READ = 8  # nominees; a longer list is counted, not read


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``."""
    script, imprint, title = host_script(job), job.imprint(), job.tr("Script for the host")
    path = job.path(title, *job.options.categories, imprint.contest)
    imprint.write(path, title, host_script_sheets(script, imprint))
    return (path,)


def host_script(job: PrintJob) -> HostScript:
    """The whole script, in one language."""
    return HostScript(pages=tuple(_Script(job).pages()), is_draft=bool(draft_reasons(job)))


class _Script:
    """Writes the pages. Names are made to be said before they stand in a sentence: behind ของ no word would begin."""

    def __init__(self, job: PrintJob) -> None:
        self._job, self._tr, self._language = job, job.tr, job.language
        self._awards = category_awards(job)
        self._names: list[str] = []
        is_whole = not job.options.categories
        self._has_vote = is_whole and (job.contest.popular_vote or bool(popular_prizes(job)))

    def pages(self) -> Iterator[HostPage]:
        """In the order of the ceremony."""
        count = len(self._awards) + self._has_vote
        yield self._checked(self._opening())
        for number, award in enumerate(self._awards, start=1):
            yield self._checked(self._award(award, self._place(number, count), is_first=number == 1))
        if self._has_vote:
            yield self._checked(self._popular_vote(self._place(count, count)))
        yield self._closing()

    def _opening(self) -> HostPage:
        contest, tr = self._job.contest, self._tr
        name, organiser = self._job.imprint().contest, contest.organiser.in_language(self._language)
        finalists = contest.finalists
        ceremony = tr("Welcome to the award ceremony of {contest}", contest=name)
        if organiser:
            ceremony = tr("{welcome}, held by {organiser}", welcome=ceremony, organiser=organiser)
        cues = [
            *(Cue(kind=CueKind.NOTE, text=one) for one in draft_reasons(self._job)),
            self._say(ceremony),
            self._say(tr.n("{n} submission reached the final", "{n} submissions reached the final", len(finalists))),
            self._say(tr("They were judged by")),
        ]
        cues += [
            Cue(
                kind=CueKind.LISTED,
                text=self._spoken(judge.full_name(self._language)),
                second=role_words(judge.role, tr),
                number="•",
            )
            for judge in contest.panel.voting
        ]
        return HostPage(title=tr("Opening"), cues=tuple(cues))

    def _award(self, award: CategoryAward, place: str, *, is_first: bool) -> HostPage:
        category = award.category.name.in_language(self._language)
        name = award_name(category, "", self._tr, is_joint=False)
        begins = self._tr("We begin with the {award}", award=name)
        cues = [self._say(begins if is_first else self._tr("Now we come to the {award}", award=name))]
        cues += self._nominees([one for one in self._job.contest.finalists if one.category == award.category.id])
        if award.decision is None:
            cues.append(Cue(kind=CueKind.NOTE, text=self._tr("The award is not decided yet")))
        elif award.is_withheld:
            cues.append(self._pause())
            cues.append(self._say(self._tr("The judging panel has resolved that no submission receives this award")))
        else:
            levels = [one.level for one in award.winners]
            cues += self._won([one.submission for one in award.winners], levels, is_joint=award.is_joint)
        return HostPage(title=category, cues=tuple(cues), place=place)

    def _popular_vote(self, place: str) -> HostPage:
        winners = [one.submission for one in popular_prizes(self._job)]
        name = popular_vote_name(self._tr, is_joint=False)
        cues = [self._say(self._tr("Now we come to the {award}, which the public has decided", award=name))]
        if winners:
            cues += self._won(winners, [""] * len(winners), is_joint=len(winners) > 1)
        else:
            cues.append(Cue(kind=CueKind.NOTE, text=self._tr("No popular vote has been recorded")))
        return HostPage(title=self._tr("Popular Vote award"), cues=tuple(cues), place=place)

    def _closing(self) -> HostPage:
        imprint, tr = self._job.imprint(), self._tr
        cues = (
            self._say(tr("Congratulations to all winners, and thank you to everybody who took part")),
            self._say(tr("This concludes the award ceremony of {contest}", contest=imprint.contest)),
            *((Cue(kind=CueKind.NOTE, text=imprint.contact),) if imprint.contact else ()),
        )
        return HostPage(title=tr("End"), cues=cues)

    def _nominees(self, finalists: Sequence[Submission]) -> Iterator[Cue]:
        """By running number, so that their order tells nothing."""
        count = len(finalists)
        if count > _MOST_READ:
            yield self._say(self._tr.n("{n} submission was nominated", "{n} submissions were nominated", count))
        elif count:
            yield self._say(self._tr.n("The nominee is", "The {n} nominees are", count))
            for place, one in enumerate(sorted(finalists, key=lambda one: one.number), start=1):
                yield self._named(CueKind.LISTED, one, number=self._job.imprint().digits(f"{place}."))

    def _won(self, winners: Sequence[Submission], levels: Sequence[str], *, is_joint: bool) -> Iterator[Cue]:
        yield self._pause()
        one_or_several = self._tr.n("The award goes to", "The awards go to", len(winners))
        yield self._say(self._tr("The award is shared by") if is_joint else one_or_several)
        for winner, level in zip(winners, levels, strict=True):
            yield Cue(kind=CueKind.PAUSE, text=self._tr("Pause, wait for the sign"))
            if level:
                yield self._say(level)
            yield self._named(CueKind.REVEAL, winner)
            yield from self._written_otherwise(winner)
            applicant = applicant_of(self._job, winner)
            if applicant:
                yield self._say(self._tr("We invite {applicant} to the stage", applicant=self._spoken(applicant)))
            yield Cue(kind=CueKind.PAUSE, text=self._tr("Applause · the award is handed over · photograph"))

    def _named(self, kind: CueKind, submission: Submission, number: str = "") -> Cue:
        applicant = applicant_of(self._job, submission)
        by = self._tr("from {applicant}", applicant=self._spoken(applicant)) if applicant else ""
        title = self._spoken(title_of(self._job, submission))
        return Cue(kind=kind, text=f"“{title}”", second=by, number=number)

    def _written_otherwise(self, submission: Submission) -> Iterator[Cue]:
        """How a name stands on the certificate, where it is said in other words."""
        written = applicant_of(self._job, submission)
        if written and self._spoken(written) != written:
            yield Cue(kind=CueKind.NOTE, text=self._tr("On the certificate: {name}", name=written))

    def _checked(self, page: HostPage) -> HostPage:
        """With a note about abbreviations that only a person can say how to read."""
        left = dict.fromkeys(short for name in self._names for short in unspoken(name))
        self._names.clear()
        if not left or self._language != "th":
            return page
        note = self._tr("Please settle how to read: {abbreviations}", abbreviations="  ".join(left))
        return HostPage(title=page.title, place=page.place, cues=(Cue(kind=CueKind.NOTE, text=note), *page.cues))

    def _place(self, number: int, count: int) -> str:
        return self._tr("Award {number} of {count}", number=number, count=count)

    def _pause(self) -> Cue:
        return Cue(kind=CueKind.PAUSE, text=self._tr("Short pause"))

    def _say(self, text: str) -> Cue:
        return Cue(kind=CueKind.SAY, text=self._spoken(text))

    def _spoken(self, text: str) -> str:
        said = spoken(text, self._language)
        self._names.append(said)
        return said
