"""Declarations of interest, one file a judge: before the package from the draft, later with what she declared; on her
own copy hers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.ground_words import ground_words, section_13
from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Contest, Recusal, RecusalScope, Round
from judge_desktop.domain.panel import Judge
from judge_desktop.reports.declaration_report import (
    DeclarationSheet,
    DeclaredInterest,
    DeclaredWork,
    declaration_sheets,
)
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_scorecards import own_choice
from judge_desktop.workflow.scoring_session import ScoringSession

_SCOPES: Mapping[RecusalScope, str] = {
    RecusalScope.CATEGORY: mark("By the rule of this contest a judge recuses from the whole category"),
    RecusalScope.SUBMISSION: mark("By the rule of this contest a judge recuses from that submission only"),
}


@dataclass(frozen=True, slots=True)
class _Declaring:
    """Whom the papers are for. ``interests``: judge -> what is known; ``made``: who declared in the program."""

    contest: Contest
    round: Round
    judges: tuple[Judge, ...]
    interests: Mapping[str, tuple[Recusal, ...]]
    made: frozenset[str] = frozenset()


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """Of every judge who votes. Refuses ``NO_PACKAGE`` where there is not even a draft, and on a judge's own copy
    ``JUDGE_UNKNOWN`` for another one.
    """
    known = _known(job)
    chosen = [one for one in known.judges if job.chooses(judge=one.id)]
    return tuple(_write(job, known, judge) for judge in counted(chosen, job.progress))


def _known(job: PrintJob) -> _Declaring:
    if job.own is not None:
        return _of_own_copy(job, job.own)
    if job.mode is not None:
        return _of_package(job)
    contest, round_ = job.draft, job.draft_round
    return _Declaring(contest, round_, contest.panel.voting, _by_judge(round_.known_recusals))


def _of_package(job: PrintJob) -> _Declaring:
    known = job.known
    files = [one for one in known.score_files if one.sha256 in known.view.counted_documents]
    declared = [recusal for file in files for recusal in file.recusals]
    return _Declaring(
        known.package.contest,
        known.package.round_,
        known.package.contest.panel.voting,
        _by_judge((*known.package.round_.known_recusals, *declared)),
        frozenset(one.judge for one in files if one.declaration_made),
    )


def _of_own_copy(job: PrintJob, session: ScoringSession) -> _Declaring:
    own_choice(session, job.options)
    made = frozenset({session.judge.id} if session.declaration_made else ())
    round_, interests = session.package.round_, {session.judge.id: session.recusals}
    return _Declaring(session.contest, round_, (session.judge,), interests, made)


def _by_judge(recusals: Sequence[Recusal]) -> dict[str, tuple[Recusal, ...]]:
    """What each judge has an interest in, a target once: what she said herself stands for what was known before."""
    found: dict[str, dict[tuple[RecusalScope, str], Recusal]] = {}
    for one in recusals:
        found.setdefault(one.judge, {})[one.scope, one.target] = one
    return {judge: tuple(some.values()) for judge, some in found.items()}


def _write(job: PrintJob, known: _Declaring, judge: Judge) -> Path:
    imprint = job.imprint(known.contest)
    title = job.tr("Declaration of interest")
    path = job.path(title, judge.id, judge.full_name(job.language))
    imprint.write(path, title, declaration_sheets([_sheet(known, judge, job.tr)], imprint))
    return path


def _sheet(known: _Declaring, judge: Judge, tr: Translator) -> DeclarationSheet:
    contest, language = known.contest, tr.language.value
    assigned = {one.submission for one in contest.assignments_of(known.round) if one.judge == judge.id}
    interests = known.interests.get(judge.id, ())
    return DeclarationSheet(
        judge=judge.full_name(language),
        position=judge.position,
        role=role_words(judge.role, tr),
        round=known.round.name.in_language(language),
        scope=tr(_SCOPES[contest.rules.recusal_scope]),
        grounds=section_13(tr),
        interests=tuple(
            DeclaredInterest(about=_about(contest, one, tr), ground=ground_words(one.ground, tr), reason=one.reason)
            for one in interests
        ),
        categories=tuple(
            (category.name.in_language(language), works)
            for category in contest.categories
            if (works := _works(contest, category.id, assigned, language))
        ),
        is_made=judge.id in known.made,
    )


def _works(contest: Contest, category: str, assigned: set[str], language: str) -> tuple[DeclaredWork, ...]:
    return tuple(
        DeclaredWork(
            number=one.number,
            submission=one.id,
            title=one.title.in_language(language),
            applicant=contest.applicant_for_judges(one, language),
        )
        for one in contest.finalists
        if one.category == category and one.id in assigned
    )


def _about(contest: Contest, recusal: Recusal, tr: Translator) -> str:
    language = tr.language.value
    if recusal.scope is RecusalScope.CATEGORY:
        category = contest.category(recusal.target)
        name = category.name.in_language(language) if category is not None else recusal.target
        return tr("The whole category {name}", name=name)
    submission = contest.submission(recusal.target)
    return f"{recusal.target} {submission.title.in_language(language)}" if submission is not None else recusal.target
