"""The announcement of the shortlist (ประกาศรายชื่อผลงานที่ผ่านการคัดเลือก), from the draft: before any package."""

from __future__ import annotations

import datetime
from pathlib import Path

from judge_desktop.config.award_names import run_in
from judge_desktop.config.thai import format_date_range, format_time, format_time_range
from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.reports.announcement_report import (
    AnnouncedGroup,
    AnnouncedWork,
    Announcement,
    NextStep,
    announcement_sheet,
)
from judge_desktop.reports.imprint import Imprint
from judge_desktop.workflow.printing.announced import letter_heading_words, who_signs
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import chosen_categories

_SHORTLIST = "shortlist"  # the entry of the timeline in the bundled template


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF; none when the chosen categories have nobody on the shortlist. Refuses ``NO_CONTEST``."""
    contest, imprint = job.draft, job.imprint(job.draft)
    paper = shortlist_of(job, contest, imprint)
    if not any(group.works for group in paper.groups):
        return ()
    path = job.path(paper.title, *job.options.categories, imprint.contest)
    imprint.write(path, paper.title, [announcement_sheet(paper, imprint)])
    return (path,)


def shortlist_of(job: PrintJob, contest: Contest, imprint: Imprint) -> Announcement:
    """The paper, in one language. A blind contest names no applicants: its judges read what is announced, too."""
    tr, categories = job.tr, chosen_categories(job, contest)
    chosen = {one.id for one in categories}
    count = sum(one.category in chosen for one in contest.finalists)
    organiser = imprint.organiser or tr("the organiser")
    opening = tr(
        "Of the submissions to {contest}, held by {organiser}, {count} were chosen for the next round:",
        contest=run_in(imprint.contest, tr),
        organiser=run_in(organiser, tr),
        count=count,
    )
    return Announcement(
        title=tr("Announcement of the shortlist"),
        heading=letter_heading_words(job, imprint),
        subject=tr("Subject: Shortlisted submissions of {contest}", contest=imprint.contest),
        opening=(opening,),
        groups=tuple(_group(job, contest, one) for one in categories),
        steps=_steps(job, contest, imprint),
        closing=(tr("This is announced for general information."),),
        day=job.ws.today().date(),
        signers=who_signs(job, contest),
        contact=imprint.contact,
        is_list=True,
    )


def _group(job: PrintJob, contest: Contest, category: Category) -> AnnouncedGroup:
    language = job.language
    works = (one for one in contest.finalists if one.category == category.id)
    return AnnouncedGroup(
        name=category.name.in_language(language),
        works=tuple(
            AnnouncedWork(
                number=str(one.number),
                title=one.title.in_language(language),
                applicant=contest.applicant_for_judges(one, language),
            )
            for one in sorted(works, key=lambda one: (one.number, one.id))
        ),
        instead=job.tr("No submission was chosen"),
    )


def _steps(job: PrintJob, contest: Contest, imprint: Imprint) -> tuple[NextStep, ...]:
    """What the timeline has after the shortlist (after today, where the timeline has no entry for it)."""
    own = next((one for one in contest.timeline if one.id == _SHORTLIST), None)
    after = own.starts_on if own is not None else job.ws.today().date()
    coming = [one for one in contest.timeline if one is not own and one.starts_on > after]
    return tuple(
        NextStep(
            name=one.name.in_language(job.language),
            when=_when(one, imprint),
            remark=one.remark.in_language(job.language),
        )
        for one in sorted(coming, key=lambda one: (one.starts_on, one.from_time or datetime.time.min))
    )


def _when(entry: TimelineEntry, imprint: Imprint) -> str:
    """Its days, and its times where it has any."""
    spoken = imprint.language, imprint.digits_in_use
    days = format_date_range(entry.starts_on, entry.ends_on or entry.starts_on, *spoken)
    if entry.from_time is None:
        return days
    if entry.to_time is None:
        return f"{days} {format_time(entry.from_time, *spoken)}"
    return f"{days} {format_time_range(entry.from_time, entry.to_time, *spoken)}"
