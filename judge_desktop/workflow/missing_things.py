"""What stands between a round as it is and its result, in sentences: for the provisional result and for scripts."""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.findings import FindingCode
from judge_desktop.scoring.attendance import attendance_of
from judge_desktop.workflow.attendance import quorum_in
from judge_desktop.workflow.deliberate import awards_of
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_documents import RoundDocuments


def missing_things(known: RoundDocuments, results: Results, tr: Translator) -> tuple[str, ...]:
    """What stands between the round as it is and its result, a sentence each; none when it is closed and decided."""
    contest, view = known.package.contest, known.view
    waiting = sorted({fork.judge for fork in view.forks} | set(view.awaiting))
    missing = [judge for judge in view.missing if judge not in waiting]
    undecided = [one for one in contest.categories if one.id not in awards_of(known)]
    ties = [one.where.category for one in results.shown_findings if one.code is FindingCode.TIE_NEEDS_DECISION]
    attendance = attendance_of(known.package, known.decisions)
    without = [one.category for one in quorum_in(known) if not one.reached]
    contradicting = len(view.decision_conflicts) + len(attendance.conflicts)
    sentences = []
    if missing:
        sentences.append(tr("Score files of {names}", names=_names(contest, missing, tr)))
    if waiting:
        sentences.append(tr("Confirmation of the score files of {names}", names=_names(contest, waiting, tr)))
    if contradicting:
        sentences.append(
            tr.n("{n} contradiction between decisions", "{n} contradictions between decisions", contradicting)
        )
    if ties:
        sentences.append(tr("A decision on equal scores: {names}", names=_categories(contest, ties, tr)))
    if without:
        sentences.append(tr("Quorum: {names}", names=_categories(contest, without, tr)))
    if undecided:
        names = _categories(contest, (one.id for one in undecided), tr)
        sentences.append(tr("Awards: {names}", names=names))
    if not view.is_closed:
        sentences.append(tr("The round is not closed"))
    return tuple(sentences)


def _names(contest: Contest, judges: Iterable[str], tr: Translator) -> str:
    people = ((judge, contest.panel.judge(judge)) for judge in judges)
    return ", ".join(person.full_name(tr.language.value) if person is not None else judge for judge, person in people)


def _categories(contest: Contest, categories: Iterable[str], tr: Translator) -> str:
    wanted = set(categories)
    return ", ".join(_short_name(one, tr) for one in contest.categories if one.id in wanted)


def _short_name(category: Category, tr: Translator) -> str:
    name = category.name.in_language(tr.language.value)
    return name.removesuffix(f" ({category.name.en})") if category.name.en else name
