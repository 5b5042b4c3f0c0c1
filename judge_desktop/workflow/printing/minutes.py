"""The minutes of the panel's meeting (รายงานการประชุม), from attendance, decisions, results and what was typed."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import mark
from judge_desktop.domain.meeting import Meeting
from judge_desktop.reports.minutes_report import (
    AgendaItem,
    MinutesPerson,
    MinutesSheet,
    Statement,
    Topic,
    minutes_sheets,
)
from judge_desktop.reports.parts import DOTS
from judge_desktop.workflow.meeting import completed_meeting, proposed_for, read_meeting
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.minutes_categories import CategoriesTold, rules_told
from judge_desktop.workflow.printing.minutes_people import MeetingPeople
from judge_desktop.workflow.printing.minutes_register import registered_decisions
from judge_desktop.workflow.printing.minutes_told import topics_for_information
from judge_desktop.workflow.printing.print_words import PrintWords
from judge_desktop.workflow.printing.result_facts import closing_of

_TITLES = (
    mark("announcements by the chair"),
    mark("approval of earlier minutes"),
    mark("for information"),
    mark("for consideration"),
    mark("other matters"),
)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF; a draft while the round is open. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``."""
    imprint = job.imprint()
    sheet = minutes_sheet(PrintWords(job, imprint), read_meeting(job.ws, job.where))
    title = job.tr("Minutes of the meeting")
    path = job.path(title, imprint.contest)
    imprint.write(path, title, minutes_sheets(sheet, imprint))
    return (path,)


def minutes_sheet(words: PrintWords, typed: Meeting) -> MinutesSheet:
    """The minutes, in one language."""
    tr, imprint = words.tr, words.imprint
    meeting = completed_meeting(typed, proposed_for(words.known.package, tr))
    people = MeetingPeople(words, meeting)
    begins, ends = (imprint.time(one) if one is not None else DOTS for one in (meeting.starts_at, meeting.ends_at))
    return MinutesSheet(
        title=tr("Minutes of the meeting"),
        body=imprint.prose(meeting.body),
        number=tr("Meeting no. {number}", number=imprint.prose(meeting.number) or DOTS),
        day=tr("On {date}", date=imprint.date(meeting.held_on) if meeting.held_on is not None else DOTS),
        place=tr("At {place}", place=meeting.place or DOTS),
        present=people.present,
        absent=people.absent,
        also_present=meeting.also_present,
        remarks=people.remarks,
        begins=tr("The meeting began at {time}", time=begins),
        agenda=_agenda(words, typed),
        ends=tr("The meeting ended at {time}", time=ends),
        recorder=MinutesPerson(name=meeting.recorder, position=meeting.recorder_position),
        checker=MinutesPerson(name=meeting.checker, position=meeting.checker_position),
        register=registered_decisions(words),
        is_draft=not words.known.view.is_closed,
    )


def _agenda(words: PrintWords, typed: Meeting) -> tuple[AgendaItem, ...]:
    texts = (
        typed.announcements,
        typed.earlier_minutes,
        typed.information,
        typed.consideration,
        typed.other_matters,
    )
    topics: tuple[tuple[Topic, ...], ...] = (
        (),
        (),
        topics_for_information(words),
        (_rules(words), *CategoriesTold(words).topics(), *_popular_vote(words), *_closing(words)),
        (),
    )
    return tuple(
        AgendaItem(title=words.tr(title), statements=_typed(words, text, typed, below), topics=below)
        for title, text, below in zip(_TITLES, texts, topics, strict=True)
    )


def _typed(words: PrintWords, text: str, typed: Meeting, topics: tuple[Topic, ...]) -> tuple[Statement, ...]:
    """What the secretary typed. "Nothing" is only said when she typed something about the meeting at all."""
    if text:
        return tuple(Statement(text=part) for part in text.split("\n") if part.strip())
    if topics:
        return ()
    return (Statement(text=DOTS if typed.is_empty else words.tr("Nothing to record")),)


def _rules(words: PrintWords) -> Topic:
    return Topic(title=words.tr("How the submissions were judged"), before=(Statement(text=rules_told(words)),))


def _popular_vote(words: PrintWords) -> tuple[Topic, ...]:
    vote = words.job.results.popular_vote
    if vote is None or vote.decision is None:
        return ()
    said = [
        words.tr(
            "{place}. {submission}: {votes} votes",
            place=words.count(one.rank),
            submission=words.entered(one.submission),
            votes=words.imprint.digits(f"{one.votes:,}"),
        )
        for one in vote.ranking
        if one.rank == 1
    ]
    told = (
        Statement(text=words.tr("Counted apart from the scores of the judges")),
        *(Statement(text=one) for one in said),
    )
    return (Topic(title=words.tr("Popular vote"), before=told),)


def _closing(words: PrintWords) -> tuple[Topic, ...]:
    last = closing_of(words.job)
    if last is None:
        return ()
    said = words.tr(
        "The round was closed on {when}. Reason: {reason}", when=words.moment(last.created), reason=last.reason
    )
    return (Topic(title=words.tr("Closing of the round"), before=(Statement(text=said),)),)
