"""Certificates (ใบประกาศนียบัตร): one for each winner, of the popular vote, too."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from judge_desktop.config.award_names import contest_in_words
from judge_desktop.config.thai_dates import BUDDHIST_ERA, format_date_of_record
from judge_desktop.domain.certificate_code import POPULAR_VOTE, CertificateCode
from judge_desktop.reports.certificate_report import Certificate, certificate_sheet
from judge_desktop.scoring.next_edition import year_of
from judge_desktop.workflow.printing.announced import published_file, who_signs
from judge_desktop.workflow.printing.card_files import narrowed
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.prizes import Prize, prizes_won
from judge_desktop.workflow.printing.result_facts import applicant_of, closed_on, title_of


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """A file for each winner, to be sent, and before them one with all for the printer when there are several. Drafts
    until the round is closed.

    None when nobody who was chosen won anything. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, title = job.imprint(), job.tr("Certificates")
    made = list(_certificates(job, prizes_won(job)))
    files = []
    if len(made) > 1:
        files.append(job.path(job.tr("All certificates"), *narrowed(job), imprint.contest))
        imprint.write(files[0], title, (certificate_sheet(one, imprint) for one in made))
    for one in made:
        path = job.path(job.tr("Certificate"), one.number, one.winner)
        imprint.write(path, f"{job.tr('Certificate')} {one.number}", [certificate_sheet(one, imprint)])
        files.append(path)
    return tuple(files)


def _certificates(job: PrintJob, prizes: Sequence[Prize]) -> Iterator[Certificate]:
    published = published_file(job)
    results = published.sha256 if published is not None else ""
    for prize in counted(prizes, job.progress):
        yield certificate_of(job, prize, results)


def certificate_of(job: PrintJob, prize: Prize, results: str) -> Certificate:
    """What one certificate says; ``results`` is the SHA-256 of the results file that holds, "" without one."""
    tr, contest, submission = job.tr, job.contest, prize.submission
    code = CertificateCode(contest=contest.id, award=prize.award, submission=submission.id, results=results)
    title, applicant = title_of(job, submission), applicant_of(job, submission)
    imprint = job.imprint()
    return Certificate(
        number=certificate_number(job, prize),
        presenter=imprint.organiser,
        opening=tr("presents this certificate to"),
        winner=applicant or title,
        award=tr("winner of the {award}", award=prize.name),
        work=tr("for the submission “{title}”", title=title) if applicant else "",
        contest=contest_in_words(imprint.contest, tr),
        given=tr("Given on {date}", date=format_date_of_record(day_given(job), job.language)),
        signers=who_signs(job, contest),
        code=code.text,
        code_words=tr("Can be checked against the published results file") if results else "",
        is_draft=not job.results.is_closed,
    )


def certificate_number(job: PrintJob, prize: Prize) -> str:
    """The same on every print: year of the contest (Buddhist era), submission, and what tells its awards apart."""
    year = year_of(job.contest.year) or day_given(job).year
    vote = ("PV",) if prize.award == POPULAR_VOTE else ()
    return "-".join((str(year + BUDDHIST_ERA), *vote, prize.submission.id))


def day_given(job: PrintJob) -> datetime.date:
    """The day asked for, else that on which the round was closed, else today."""
    return job.options.day or closed_on(job) or job.ws.today().date()
