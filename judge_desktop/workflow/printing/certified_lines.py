"""What a certified score list says of each submission; made from any copy's knowledge of one judge's scorecards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from judge_desktop.config.cell_words import cell_words, origin_words
from judge_desktop.config.i18n import Translator
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.domain.view import CellState, Origin
from judge_desktop.reports.certified_report import CertifiedFile, CertifiedLine, CertifiedSheet, CertifiedTable

_OPEN = (CellState.MISSING, CellState.DRAFT, CellState.BLOCKED)
_TYPED = (Origin.PAPER, Origin.SHEET)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfJudge:
    """One scorecard of the judge as it is known: a counted one has its scores, any other says why not."""

    state: CellState
    card: Scorecard | None = None
    origin: Origin = Origin.FILE


def certified_sheet(
    contest: Contest,
    round_id: str,
    judge: Judge,
    cards: Mapping[str, OfJudge],
    tr: Translator,
    *,
    files: tuple[CertifiedFile, ...] = (),
    check_words: tuple[str, ...] = (),
    missing: str = "",
) -> CertifiedSheet:
    """The list of a judge; ``cards``: submission -> what is known, in any order. ``missing`` is said when it is not
    final; open scorecards make it so by themselves.
    """
    language = tr.language.value
    round_ = contest.round(round_id)
    still_open = sum(one.state in _OPEN for one in cards.values())
    said = tr.n("Not complete: {n} scorecard is not final", "Not complete: {n} scorecards are not final", still_open)
    return CertifiedSheet(
        judge=judge.full_name(language),
        position=judge.position,
        role=role_words(judge.role, tr),
        round=round_.name.in_language(language) if round_ is not None else "",
        tables=_tables(contest, cards, tr),
        files=files,
        check_words=check_words,
        missing=said if still_open else missing,
    )


def _tables(contest: Contest, cards: Mapping[str, OfJudge], tr: Translator) -> tuple[CertifiedTable, ...]:
    """A table for each rubric, its categories in the order of the contest."""
    language = tr.language.value
    by_category: dict[str, list[Submission]] = {}
    for submission in contest.finalists:
        if submission.id in cards:
            by_category.setdefault(submission.category, []).append(submission)
    tables = []
    for rubric in contest.rubrics:
        filled = [one for one in contest.categories if one.rubric == rubric.id and one.id in by_category]
        categories = tuple(
            (one.name.in_language(language), tuple(_line(s, rubric, cards[s.id], tr) for s in by_category[one.id]))
            for one in filled
        )
        criteria = tuple((one.name.in_language(language), one.full_mark) for one in rubric.criteria)
        if categories:
            tables.append(CertifiedTable(criteria=criteria, full_mark=rubric.total, categories=categories))
    return tuple(tables)


def _line(submission: Submission, rubric: Rubric, known: OfJudge, tr: Translator) -> CertifiedLine:
    title = submission.title.in_language(tr.language.value)
    card = known.card if known.state in (CellState.COUNTED, CellState.EXCLUDED) else None
    if card is None:
        words = cell_words(known.state, tr)
        return CertifiedLine(number=submission.number, submission=submission.id, title=title, instead=words)
    notes = [origin_words(known.origin, tr)] if known.origin in _TYPED else []
    notes += [cell_words(known.state, tr)] if known.state is CellState.EXCLUDED else []
    return CertifiedLine(
        number=submission.number,
        submission=submission.id,
        title=title,
        scores=tuple(card.scores.get(one.id) for one in rubric.criteria),
        total=card.total,
        note=" · ".join(notes),
    )
