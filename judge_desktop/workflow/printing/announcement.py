"""The announcement of results (ประกาศผลการตัดสิน)."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.award_names import award_name, popular_vote_name, run_in
from judge_desktop.reports.announcement_report import AnnouncedGroup, AnnouncedWork, Announcement, announcement_sheet
from judge_desktop.reports.results_report import AwardedCategory
from judge_desktop.workflow.printing.announced import (
    codes_to_compare,
    hash_to_scan,
    letter_heading_words,
    published_file,
    who_signs,
)
from judge_desktop.workflow.printing.awarded import awarded_categories, popular_vote_won
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import CategoryAward, category_awards, chosen_categories


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF with the awards of the chosen categories. That they may be announced was asked (``printable``).

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, paper = job.imprint(), announcement_of(job)
    path = job.path(paper.title, *job.options.categories, imprint.contest)
    imprint.write(path, paper.title, [announcement_sheet(paper, imprint)])
    return (path,)


def announcement_of(job: PrintJob) -> Announcement:
    """The paper, in one language."""
    tr, imprint, file = job.tr, job.imprint(), published_file(job)
    categories = chosen_categories(job, job.contest)
    chosen = {one.id for one in categories}
    finalists = sum(one.category in chosen for one in job.contest.finalists)
    organiser = imprint.organiser or tr("the organiser")
    opening = tr(
        "The judging panel of {contest}, held by {organiser}, has considered the submissions "
        "(submissions: {submissions}, categories: {categories}).",
        contest=run_in(imprint.contest, tr),
        organiser=run_in(organiser, tr),
        submissions=finalists,
        categories=len(categories),
    )
    return Announcement(
        title=tr("Announcement of the results"),
        heading=letter_heading_words(job, imprint),
        subject=tr("Subject: Results of {contest}", contest=imprint.contest),
        opening=(opening, tr("The panel has decided, and the results are announced as follows.")),
        groups=_groups(job),
        closing=(tr("The decision of the committee is final."),),
        day=job.ws.today().date(),
        signers=who_signs(job, job.contest),
        compare=tr("Whoever checks the published results file compares it with this:"),
        codes=codes_to_compare(job, file),
        scanned=hash_to_scan(job, file),
        contact=imprint.contact,
    )


def _groups(job: PrintJob) -> tuple[AnnouncedGroup, ...]:
    groups = [
        _group(_award_name(job, award), found)
        for award, found in zip(category_awards(job), awarded_categories(job), strict=True)
    ]
    vote = popular_vote_won(job, job.tr("Announced separately"))
    if vote is not None:
        groups.append(_group(popular_vote_name(job.tr, is_joint=len(vote.lines) > 1), vote))
    return tuple(groups)


def _award_name(job: PrintJob, award: CategoryAward) -> str:
    category = award.category.name.in_language(job.language)
    return award_name(category, "", job.tr, is_joint=award.is_joint)


def _group(name: str, found: AwardedCategory) -> AnnouncedGroup:
    """Without points and votes: a result is announced, not the scores."""
    return AnnouncedGroup(
        name=name[:1].upper() + name[1:],
        works=tuple(
            AnnouncedWork(number=one.number, title=one.title, applicant=one.applicant, remark=one.level)
            for one in found.lines
        ),
        instead=found.instead,
    )
