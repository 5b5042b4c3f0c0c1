"""The last sheet: which contest this is, how its scores were combined, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from judge_desktop.config.i18n import Translator
from judge_desktop.config.result_words import method_words
from judge_desktop.config.thai import format_date
from judge_desktop.domain.contest import Mode
from judge_desktop.exchange.exported_tables import ExportedTable, TableColumn
from judge_desktop.exchange.table_writing import Cell
from judge_desktop.exchange.workbook_writing import PrintSetup
from judge_desktop.workflow.tables.subject import Subject


def about_table(subject: Subject, when: datetime) -> ExportedTable:
    """Two columns: what, and what it is."""
    tr = subject.tr
    columns = (
        TableColumn(name="about", label=tr("About these tables")),
        TableColumn(name="words", label=tr("What to know"), widest=70, wraps=True),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        yield from _facts(subject, when)

    return ExportedTable(name="about", title=tr("About these tables"), columns=columns, rows=rows)


def print_setup(subject: Subject, when: datetime) -> PrintSetup:
    """What stands on every page when the workbook is printed."""
    tr, contest = subject.tr, subject.contest
    printed = tr("Exported on {date}", date=_day(when, tr))
    return PrintSetup(
        head=contest.name.in_language(subject.language),
        mark=tr("REHEARSAL") if subject.known.package.mode is Mode.REHEARSAL else "",
        foot=f"{tr('Confidential to the panel')} · {printed}",
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )


def _facts(subject: Subject, when: datetime) -> Iterator[tuple[str, Cell]]:
    tr, package, language = subject.tr, subject.known.package, subject.language
    contest, rules = subject.contest, subject.results.rules
    is_rehearsal = package.mode is Mode.REHEARSAL
    yield tr("Contest"), contest.name.in_language(language)
    yield tr("Edition"), contest.edition or None
    yield tr("Organiser of the contest"), contest.organiser.in_language(language) or None
    yield tr("Round"), package.round_.name.in_language(language)
    yield tr("Rehearsal or official"), tr("Rehearsal") if is_rehearsal else tr("Official")
    yield (
        tr("State of the round"),
        tr("The round is closed") if subject.known.view.is_closed else tr("Still open: it may change"),
    )
    yield tr("How the scorecards are combined"), method_words(subject.results.method, tr)
    yield tr("Decimals of the official score"), rules.decimals
    yield tr("Scorecards needed to be ranked"), rules.minimum_scorecards
    yield tr("Day of the export"), _day(when, tr)
    yield tr("Who may have it"), tr("For the panel and the organiser only: the tables hold single scores and comments")
    if subject.people.is_hidden:
        yield tr("The judges' names"), tr("Left out; each judge has a letter, drawn anew for every export")
    for category, why in subject.covered.items():
        yield tr("Not told yet: {category}", category=subject.category_name(category)), why
    yield tr("To work it out again"), tr("The sheet of scores per criterion can be read in by “judge-desktop tally”")


def _day(when: datetime, tr: Translator) -> str:
    return format_date(when.date(), tr.language.value, "arabic")
