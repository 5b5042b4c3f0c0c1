"""What the minutes report for information: what came in, what came late, what was not presented, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from judge_desktop.config.i18n import mark
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.view import CellState, Origin, WhyNotCounted
from judge_desktop.reports.minutes_report import Statement, Topic
from judge_desktop.scoring.attendance import Presented, attendance_of
from judge_desktop.scoring.corrections import JUDGE_TEXTS, SUBMISSION_TEXTS, WAS
from judge_desktop.scoring.decision_order import DecisionOrder, valid_decisions
from judge_desktop.workflow.printing.print_words import PrintWords

_FIELDS: Mapping[str, str] = {
    "title_th": mark("title in Thai"),
    "title_en": mark("title in English"),
    "applicant_th": mark("applicant in Thai"),
    "applicant_en": mark("applicant in English"),
    "name_th": mark("name in Thai"),
    "name_en": mark("name in English"),
    "title": mark("title before the name"),
    "position": mark("position"),
}
_WAYS: Mapping[Presented, str] = {
    Presented.NO: mark("Not presented: {submissions}"),
    Presented.DOCUMENTS: mark("Judged on their documents: {submissions}"),
    Presented.RECORDING: mark("Judged from a recording: {submissions}"),
}


def topics_for_information(words: PrintWords) -> tuple[Topic, ...]:
    """The topics that have something to say."""
    tr = words.tr
    topics = (
        Topic(title=tr("Scorecards received"), before=(*_received(words), *_late(words))),
        Topic(title=tr("How submissions were presented"), before=_presented(words)),
        Topic(title=tr("Corrections of names and titles"), before=_corrections(words)),
    )
    return tuple(one for one in topics if one.before)


def correction_words(decision: Decision, words: PrintWords) -> str:
    """What a correction changed, each text with what it was before."""
    names = JUDGE_TEXTS if decision.judge else SUBMISSION_TEXTS
    changes = [
        words.tr(
            "{field}: “{before}” became “{after}”",
            field=words.tr(_FIELDS[name]),
            before=decision.texts.get(WAS + name, ""),
            after=decision.texts[name],
        )
        for name in names
        if name in decision.texts
    ]
    return "; ".join(changes)


def subject_words(decision: Decision, words: PrintWords) -> str:
    """Whom or what a decision is about."""
    return words.person(decision.judge) if decision.judge else words.numbers(decision.submissions)


def _received(words: PrintWords) -> tuple[Statement, ...]:
    known, tr, count = words.known, words.tr, words.count
    cells = known.view.cells
    counted = [one for one in cells if one.state is CellState.COUNTED]
    apart = sum(one.origin is not Origin.FILE for one in counted)
    said = [
        tr(
            "Submissions judged: {submissions}; categories: {categories}; judges who scored: {judges}; "
            "scorecards that count: {counted} of {all}",
            submissions=count(len(words.contest.finalists)),
            categories=count(len(words.contest.categories)),
            judges=count(len(words.contest.panel.voting)),
            counted=count(len(counted)),
            all=count(len(cells)),
        )
    ]
    if apart:
        said.append(tr("{n} of them came on paper or in a spreadsheet and were typed twice", n=count(apart)))
    if known.view.missing:
        said.append(tr("No scores came from {names}", names=words.people(known.view.missing)))
    if not known.view.is_closed:
        said.append(tr("The round is not closed: all this may still change"))
    return tuple(Statement(text=one) for one in said)


def _late(words: PrintWords) -> tuple[Statement, ...]:
    """Score files and typed scorecards that came after closing."""
    known, tr = words.known, words.tr
    late = {sha256 for sha256, why in known.view.not_counted.items() if why is WhyNotCounted.LATE}
    said = []
    for file in known.score_files:
        if file.sha256 in late:
            arrival = known.arrivals.get(file.sha256)
            when = words.moment(arrival.at if arrival is not None else file.created)
            said.append(
                tr(
                    "The score file of {judge} came on {when}, after the round was closed, and does not count",
                    judge=words.person(file.judge),
                    when=when,
                )
            )
    said += [
        tr(
            "The scorecard of {judge} for {submissions} was typed on {when}, after the round was closed, "
            "and does not count",
            judge=words.person(one.judge),
            submissions=words.works(one.submissions),
            when=words.moment(one.created),
        )
        for one in known.decisions
        if one.sha256 in late
    ]
    return tuple(Statement(text=one) for one in said)


def _presented(words: PrintWords) -> tuple[Statement, ...]:
    attendance = attendance_of(words.known.package, words.known.decisions)
    by_way: dict[Presented, list[str]] = defaultdict(list)
    for submission in words.contest.finalists:
        by_way[attendance.presented(submission.id)].append(submission.id)
    return tuple(
        Statement(text=words.tr(_WAYS[way], submissions=words.works(by_way[way]))) for way in _WAYS if by_way[way]
    )


def _corrections(words: PrintWords) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            text=words.tr(
                "{subject}: {changes}. Reason: {reason}",
                subject=subject_words(one, words),
                changes=correction_words(one, words),
                reason=one.reason,
            )
        )
        for one in in_their_order(words)
        if one.kind is DecisionKind.CORRECT_TEXT
    )


def in_their_order(words: PrintWords) -> Iterable[Decision]:
    """The valid decisions of the round, each after those it came after."""
    order = DecisionOrder(valid_decisions(words.known.package, words.known.decisions))
    return order.in_order(order.decisions)
