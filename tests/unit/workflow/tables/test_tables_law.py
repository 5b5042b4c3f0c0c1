"""Laws of exported scores: read in again, they give the standings they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Ground, Method, Recusal, RecusalScope, Rules, TieBreakStep
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.domain.standings import Standing
from judge_desktop.exchange.exported_tables import write_csv_folder
from judge_desktop.exchange.score_tables import read_scores
from judge_desktop.exchange.tally_tables import read_tally_rows
from judge_desktop.exchange.workbook_writing import PrintSetup, write_workbook
from judge_desktop.scoring.score_table import table_from_rows
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.tables.export_tables import tables_of
from judge_desktop.workflow.tables.people import People
from judge_desktop.workflow.tables.subject import Subject
from tests.helpers.small_round import contest, package, rubric, score_file

SUBMISSIONS = ("A1", "A2", "A3", "B1", "B2")
MARKS = {"D1": 10, "D2": 30, "D3": 40, "D4": 20}
LADDER = (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD)
STATES = st.sampled_from((*(ScorecardState.SEALED,) * 6, ScorecardState.DRAFT, ScorecardState.ABSENT, None))

Cards = dict[str, tuple[ScorecardState | None, tuple[int, ...]]]


@st.composite
def rounds(draw: st.DrawFn) -> RoundDocuments:
    """Up to five judges, gaps, drafts, recusals, few different scores (many ties), halves, any method."""
    judges = [f"j{place}" for place in range(1, draw(st.integers(1, 5)) + 1)]
    halves = draw(st.booleans())
    rules = Rules(
        method=draw(st.sampled_from(list(Method))),
        decimals=draw(st.integers(0, 4)),
        minimum_scorecards=draw(st.integers(1, 3)),
        tie_break_ladder=draw(st.sampled_from((LADDER, LADDER[1:], LADDER[::-1], ()))),
    )
    of = contest(judges=len(judges), submissions=SUBMISSIONS, rules=rules)
    if halves:
        criteria = tuple(replace(one, step=Decimal("0.5")) for one in rubric().criteria)
        of = replace(of, rubrics=(replace(rubric(), criteria=criteria),))
    files = tuple(draw(files_of(judge, halves)) for judge in judges)
    return RoundDocuments(package(of), files, ())


def files_of(judge: str, halves: bool) -> st.SearchStrategy[ScoreFile]:
    points = st.tuples(*(st.integers(0, 3) for _ in MARKS))
    cards = st.fixed_dictionaries({one: st.tuples(STATES, points) for one in SUBMISSIONS})
    recused = st.sampled_from((False, False, False, True))
    return st.builds(lambda drawn, is_out: file_of(judge, drawn, halves, is_recused=is_out), cards, recused)


def file_of(judge: str, drawn: Cards, halves: bool, *, is_recused: bool) -> ScoreFile:
    cards = []
    for submission, (state, points) in drawn.items():
        said = ScorecardState.RECUSED if is_recused and submission.startswith("B") else state
        if said is not None:
            cards.append(card_of(submission, said, points, halves))
    recusals = (Recusal(judge=judge, scope=RecusalScope.CATEGORY, target="B", ground=Ground.SPOUSE),) * is_recused
    return score_file(judge, cards, recusals=recusals)


def card_of(submission: str, state: ScorecardState, points: Sequence[int], halves: bool) -> Scorecard:
    has_scores = state in (ScorecardState.SEALED, ScorecardState.DRAFT)
    step = Decimal("0.5") if halves else Decimal(1)
    scores = {one: point * step if has_scores else None for one, point in zip(MARKS, points, strict=True)}
    return Scorecard(submission=submission, state=state, scores=scores)


def told(standings: Sequence[Standing]) -> list[tuple[object, ...]]:
    """Everything a standing says; a submission of which nothing counts cannot come back from a table of scores."""
    return sorted(
        (one.category, one.submission, one.rank, one.tied, one.decided_by, str(one.tally.score), one.tally.mean)
        for one in standings
        if one.tally.totals
    )


def subject_of(known: RoundDocuments, secret: str = "", covered: Mapping[str, str] | None = None) -> Subject:
    tr = translator(Language.TH)
    people = People(known.package.contest.panel, tr, secret)
    return Subject(known=known, results=results_in(known), tr=tr, people=people, covered=covered or {})


@settings(max_examples=25)
@given(known=rounds(), secret=st.sampled_from(("", "5a")))
def test_scores_per_criterion_give_the_same_standings(
    known: RoundDocuments, secret: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    write_csv_folder(folder, tables_of(subject_of(known, secret), None)[:3])
    assert told(read_again(folder / "per-criterion.csv", known.package.contest.rules)) == told(known.standings)


@settings(max_examples=12)
@given(known=rounds())
def test_a_workbook_gives_the_same_standings(known: RoundDocuments, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "law.xlsx"
    write_workbook(path, tables_of(subject_of(known), None)[:3], PrintSetup(head=""))
    assert told(read_again(path, known.package.contest.rules)) == told(known.standings)


@settings(max_examples=25)
@given(known=rounds())
def test_totals_give_the_same_standings_without_the_steps_by_criterion(
    known: RoundDocuments, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, rules = tmp_path_factory.getbasetemp(), replace(known.package.contest.rules, tie_break_ladder=LADDER[1:])
    write_csv_folder(folder, tables_of(subject_of(known), None)[:2])
    before = standings_of_table(replace(known.table, weights={}), rules)
    assert told(read_again(folder / "per-judge.csv", rules)) == told(before)


def read_again(path: Path, rules: Rules) -> tuple[Standing, ...]:
    read = read_tally_rows(path)
    assert read.findings == ()
    return standings_of_table(table_from_rows(read.rows, rubric()), rules)


@settings(max_examples=6)
@given(known=rounds())
def test_a_judge_reads_her_own_scores_out_of_the_panels(
    known: RoundDocuments, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "own.xlsx"
    write_workbook(path, tables_of(subject_of(known), None)[:3], PrintSetup(head=""))
    for judge in known.package.contest.panel.voting:
        read = read_scores(path, judge.id)
        mine = {
            (cell.submission, criterion): score
            for cell in subject_of(known).counted_cells()
            if cell.judge == judge.id and cell.scorecard is not None
            for criterion, score in cell.scorecard.scores.items()
        }
        assert read.findings == ()
        assert {(one.submission, one.criterion): one.score for one in read.scores} == mine


def test_an_own_table_without_judges_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("submission,criterion,score\nA1,D1,7\n", encoding="utf-8")
    assert [one.score for one in read_scores(tmp_path / "own.csv", "j1").scores] == [Decimal(7)]
