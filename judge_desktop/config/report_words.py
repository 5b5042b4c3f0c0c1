"""What each report is called, what it is for and to whom it may go: one sentence for the window and the command."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.report_kinds import READERS, Reader, ReportKind

NAMES: Mapping[ReportKind, str] = {
    ReportKind.SCORECARDS: mark("Scorecards"),
    ReportKind.CERTIFIED_SCORES: mark("Certified score lists"),
    ReportKind.BLANK: mark("Blank scorecards"),
    ReportKind.STANDINGS: mark("Standings"),
    ReportKind.SUMMARY: mark("Summary of results"),
    ReportKind.STATISTICS: mark("Statistics annex"),
    ReportKind.HOW_DECIDED: mark("How it was decided"),
    ReportKind.MINUTES: mark("Minutes of the meeting"),
    ReportKind.ANNOUNCEMENT: mark("Announcement of the results"),
    ReportKind.SHORTLIST: mark("Announcement of the shortlist"),
    ReportKind.CERTIFICATES: mark("Certificates"),
    ReportKind.FEEDBACK: mark("Letters to the applicants"),
    ReportKind.SCHEDULE: mark("Running order"),
    ReportKind.HOST_SCRIPT: mark("Script for the host"),
    ReportKind.WINNERS: mark("Winners on one page"),
    ReportKind.DECLARATION: mark("Declarations of interest"),
    ReportKind.RECOVERY_SHEET: mark("Recovery sheet"),
    ReportKind.PROVISIONAL: mark("Provisional result"),
}
PURPOSES: Mapping[ReportKind, str] = {
    ReportKind.SCORECARDS: mark(
        "Every score and comment of each judge, to be signed; for the panel and the organiser's file only"
    ),
    ReportKind.CERTIFIED_SCORES: mark(
        "All totals of a judge on one sheet with one signature, for judges who sit elsewhere; for the panel and the "
        "organiser's file only"
    ),
    ReportKind.BLANK: mark(
        "To score by hand where the program cannot be used; each sheet for the judge who is named on it"
    ),
    ReportKind.STANDINGS: mark(
        "Each category in order of its scores, with what decided every rank; for the panel and the organiser's file "
        "only"
    ),
    ReportKind.SUMMARY: mark(
        "The judges' scores beside each other and the result, with the signatures of all present; for the panel and "
        "the organiser's file only"
    ),
    ReportKind.STATISTICS: mark(
        "How far the judges agree and how firm the result is, with plots; for the panel and the organiser's file only"
    ),
    ReportKind.HOW_DECIDED: mark(
        "The rules, the scores without names and the sum worked out, for whoever asks; may go to anyone once the "
        "results are announced"
    ),
    ReportKind.MINUTES: mark(
        "Who met, who stepped aside and what was resolved, in the official form; for the panel and the organiser's "
        "file only"
    ),
    ReportKind.ANNOUNCEMENT: mark("The winners over the chair's signature, to hang up and to send; may go to anyone"),
    ReportKind.SHORTLIST: mark("Which submissions go to the final round, to hang up and to send; may go to anyone"),
    ReportKind.CERTIFICATES: mark("One for each winner, to be signed and handed over on the stage; for the winners"),
    ReportKind.FEEDBACK: mark(
        "An applicant's own scores, the average of the category and the comments, without judges' names; each letter "
        "to its applicant only"
    ),
    ReportKind.SCHEDULE: mark(
        "Who presents when, with the breaks; for the judges, the applicants and the staff of the day"
    ),
    ReportKind.HOST_SCRIPT: mark(
        "What is read on the stage and who is called when; for the host and the staff, before the ceremony to nobody "
        "else"
    ),
    ReportKind.WINNERS: mark("All winners at a glance, for the stage and the press; may go to anyone once announced"),
    ReportKind.DECLARATION: mark(
        "What each judge declares before scoring, to be signed; for the panel and the organiser's file only"
    ),
    ReportKind.RECOVERY_SHEET: mark(
        "What opens this copy again when the laptop or the passphrase is lost; for the safe of whoever runs the "
        "contest, to nobody else"
    ),
    ReportKind.PROVISIONAL: mark(
        "How the round stands on one page that says it is a draft and what is missing; for the panel only"
    ),
}
_READERS: Mapping[Reader, str] = {
    Reader.PANEL: mark("For the panel and the organiser's file"),
    Reader.STAFF: mark("For those who work at the contest"),
    Reader.OWNER: mark("Each for the person named on it"),
    Reader.ANYONE: mark("May go to anyone"),
}


def report_name(kind: ReportKind, tr: Translator) -> str:
    """What the report is called."""
    return tr(NAMES[kind])


def purpose_words(kind: ReportKind, tr: Translator) -> str:
    """What it is for and to whom it may go."""
    return tr(PURPOSES[kind])


def reader_words(kind: ReportKind, tr: Translator) -> str:
    """To whom it may go, in short."""
    return tr(_READERS[READERS[kind]])
