"""How it was decided can be done again by hand from what is printed, by every method, and names no judge."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Ground, Method, Recusal, RecusalScope, Rules, TieBreakStep
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.panel import Panel
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.reports.how_decided_report import HowDecided, WorkedSubmission, WorkedTie
from judge_desktop.workflow.printing.how_decided import how_decided, print_files
from judge_desktop.workflow.printing.result_facts import category_awards
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_round
from tests.helpers.pdf_text import as_laid_out, as_set
from tests.helpers.printed_results import (
    TH,
    figure,
    half_up,
    is_so,
    job_of,
    known_round,
    scored,
    with_contest,
    worked_out,
)

LADDER = (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CHAIR)
HALF = Decimal("0.5")
HALF_MARKS = (20, 60, 80, 40)  # the full marks of the small round in half points


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace(tmp_path_factory.mktemp("home")) as open_:
        yield open_


def papers_of(ws: Workspace, known: RoundDocuments, kind: ReportKind = ReportKind.HOW_DECIDED) -> list[HowDecided]:
    """The papers of all categories, in English."""
    job = job_of(ws, known, ws.home, kind)
    return [how_decided(job, award) for award in category_awards(job)]


def round_of(
    rows: Mapping[str, Sequence[Sequence[int | Decimal]]], rules: Rules, decisions: Sequence[Decision] = ()
) -> RoundDocuments:
    """A round of those scorecards: submission -> the scores of each judge for D1 … D4; () = none by her."""
    judges = max(map(len, rows.values()))
    contest = small_round.contest(judges=judges, submissions=tuple(rows), rules=rules)
    rubric = replace(contest.rubrics[0], criteria=tuple(replace(one, step=HALF) for one in contest.rubrics[0].criteria))
    package = small_round.package(replace(contest, rubrics=(rubric,)))
    files: list[ScoreFile] = []
    for at in range(judges):
        cards = [scored(name, *scores[at]) for name, scores in rows.items() if at < len(scores) and scores[at]]
        files.append(small_round.score_file(f"j{at + 1}", cards))
    return known_round(package, files, decisions)


# --- somebody with a calculator ------------------------------------------------------------------------------------


def recomputed(one: WorkedSubmission, method: Method, decimals: int) -> str:
    """The score from the printed rows alone; on the way every printed sum is done again."""
    criteria = one.headings.index("Total")
    rows = [[Fraction(0) if cell == "–" else figure(cell) for cell in row[1:]] for row in one.rows]
    for row in rows:
        assert sum(row[:criteria]) == row[criteria]
    for column in range(criteria + 1):
        assert figure(one.sums[column].replace("–", "0")) == sum(row[column] for row in rows)
    for label, words in one.workings:
        for expression, result in re.findall(r"^(.* [+−÷] .*) = (.*)$", words):
            assert is_so(worked_out(expression), result), (label, words)
    return half_up(_official([row[criteria:] for row in rows], method), decimals)


def _official(rows: list[list[Fraction]], method: Method) -> Fraction:
    """By the rules in plain words. A row is a total and what stands beside it."""
    totals = sorted(row[0] for row in rows)
    match method:
        case Method.MEAN:
            return sum(totals, Fraction(0)) / len(totals)
        case Method.TRIMMED_MEAN:
            return sum(totals[1:-1], Fraction(0)) / (len(totals) - 2)
        case Method.MEDIAN:
            return (totals[(len(totals) - 1) // 2] + totals[len(totals) // 2]) / 2
        case Method.RANK_SUM:
            return sum((row[1] for row in rows), Fraction(0))
        case Method.SEVERITY_ADJUSTED:
            assert all(row[0] - row[1] == row[2] for row in rows)
            return sum((row[2] for row in rows), Fraction(0)) / len(rows)


def check_by_hand(paper: HowDecided, method: Method, decimals: int) -> None:
    """Every score, every rank and every step between equals, from the printed figures."""
    printed = {line.number: line for line in paper.standings}
    assert [one.number for one in paper.submissions] == list(printed)
    for one in paper.submissions:
        if not one.rank:
            assert (one.workings, printed[one.number].score) == ((), "")
            assert one.note
            continue
        score = recomputed(one, method, decimals)
        assert (score, one.workings[-1]) == (printed[one.number].score, ("Rounded once: the score", score))
    ranked = [one for one in paper.standings if one.rank]
    scores = [Decimal(one.score) for one in ranked]
    assert scores == sorted(scores, reverse=method is not Method.RANK_SUM)
    for tie in paper.ties:
        _check_steps(tie, [one.number for one in ranked])


def _check_steps(tie: WorkedTie, ranking: list[str]) -> None:
    """What each step compared, done again, gives what is said to have come of it and the ranking."""
    for step in tie.steps:
        compared = dict(line.split(": ", 1) for line in step.comparisons if re.match(r"\d+: ", line))
        figures: dict[str, Fraction] = {}
        for number, words in compared.items():
            if "in the middle" in words:
                totals = [figure(one) for one in words.partition(";")[0].split(", ")]
                assert totals == sorted(totals)
                figures[number] = (totals[(len(totals) - 1) // 2] + totals[len(totals) // 2]) / 2
                assert is_so(figures[number], words.rpartition(" ")[2])
            elif " = " in words:
                expression, _, result = words.partition(" = ")
                figures[number] = worked_out(expression)
                assert is_so(figures[number], result)
        if figures:
            groups = [
                [n for n, one in figures.items() if one == value] for value in sorted(set(figures.values()))[::-1]
            ]
            assert _groups(step.outcome, list(figures)) == groups
        groups = _groups(step.outcome, [])
        told = [number for number in ranking if any(number in group for group in groups)]
        for group in groups:  # in the ranking they stand in this order, those still equal in any
            assert set(told[: len(group)]) == set(group)
            told = told[len(group) :]


def _groups(outcome: str, all_equal: list[str]) -> list[list[str]]:
    """The submissions an outcome names, those still equal together."""
    if not outcome.startswith("In this order: "):
        return [all_equal] if all_equal else []
    parts = outcome.removeprefix("In this order: ").split("; ")
    return [part.removesuffix(" (still equal)").split(", ") for part in parts]


# --- the law -------------------------------------------------------------------------------------------------------


@st.composite
def _rounds(draw: st.DrawFn, method: Method) -> tuple[RoundDocuments, int]:
    judges, names = draw(st.integers(1, 6)), ("A1", "A2", "A3", "B1")[: draw(st.integers(2, 4))]
    chance = draw(st.randoms(use_true_random=False))
    few = draw(st.booleans())  # few different scores make many equals
    rows: dict[str, list[Sequence[int | Decimal]]] = {
        name: [_card(chance, few=few) if chance.random() < 0.9 else () for _ in range(judges)] for name in names
    }
    rows[names[0]][judges - 1] = _card(chance, few=few)
    decimals = draw(st.integers(0, 3))
    rules = Rules(method=method, decimals=decimals, minimum_scorecards=draw(st.integers(1, 3)), tie_break_ladder=LADDER)
    order = tuple(name for name in names if name[0] == "A")
    decided = small_round.decision(
        DecisionKind.BREAK_TIE, category="A", submissions=order, values={"among": " ".join(order)}
    )
    return round_of(rows, rules, [decided] if draw(st.booleans()) else []), decimals


def _card(chance: random.Random, *, few: bool) -> tuple[Decimal, ...]:
    if few:
        return tuple(Decimal(chance.choice((mark // 2 - 1, mark // 2))) for mark in HALF_MARKS)
    return tuple(Decimal(chance.randint(0, mark)) / 2 for mark in HALF_MARKS)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data())
@settings(max_examples=25)
def test_whoever_does_the_sums_again_comes_to_the_same(ws: Workspace, method: Method, data: st.DataObject) -> None:
    known, decimals = data.draw(_rounds(method))
    for paper in papers_of(ws, known):
        check_by_hand(paper, method, decimals)


# --- told in examples ----------------------------------------------------------------------------------------------

EQUAL = {
    "A1": [(9, 26, 38, 18), (8, 25, 30, 15), (9, 20, 36, 15)],
    "A2": [(9, 26, 38, 18), (8, 25, 30, 15), (9, 20, 36, 15)],
    "A3": [(1, 2, 3, 4), (1, 2, 3, 4), (1, 2, 3, 4)],
}


def decided(kind: DecisionKind, number: int, **more: object) -> Decision:
    return replace(small_round.decision(kind, sequence=number), **more)  # type: ignore[arg-type]


def test_a_mean_is_worked_out_to_its_one_rounding(ws: Workspace) -> None:
    known = round_of({"A1": [(9, 26, 38, 18), (8, 25, 30, 15), (9, 20, 36, Decimal("15.5"))]}, Rules())
    (one,) = papers_of(ws, known)[0].submissions
    assert one.headings == ("(1) / 10", "(2) / 30", "(3) / 40", "(4) / 20", "Total")
    assert one.rows[0] == ("Judge A", "9", "26", "38", "18", "91")
    assert one.sums == ("26", "71", "104", "48.5", "249.5")
    assert one.workings == (
        ("Sum of the totals", "91 + 80.5 + 78 = 249.5"),
        ("Divided by their number", "249.5 ÷ 3 = 83.166666…"),
        ("Rounded once: the score", "83.17"),
    )


def test_every_step_that_was_tried_is_told_and_the_reason_names_nobody(ws: Workspace) -> None:
    settled = decided(
        DecisionKind.BREAK_TIE,
        1,
        category="A",
        submissions=("A2", "A1"),
        values={"among": "A1 A2"},
        reason="กรรมการ 2 ชี้ว่าหลักฐานชัดกว่า",
    )
    (tie,) = papers_of(ws, round_of(EQUAL, Rules(), [settled]))[0].ties
    assert tie.sentence == "Submissions 1, 2 have the same score, 83.00."
    assert [(one.name, one.outcome) for one in tie.steps] == [
        ("Step 1: the mean for (3)", "Still equal"),
        ("Step 2: the mean for (2)", "Still equal"),
        ("Step 3: the mean for (4)", "Still equal"),
        ("Step 4: the mean for (1)", "Still equal"),
        ("Step 5: the median of the totals", "Still equal"),
        ("Step 6: who is preferred by more judges", "Still equal"),
        ("Step 7: decision of the chair", "In this order: 2; 1"),
    ]
    assert tie.steps[0].comparisons == ("1: 104 ÷ 3 = 34.6666…", "2: 104 ÷ 3 = 34.6666…")
    assert tie.steps[5].comparisons == ("1 higher than 2: 0 judges; the other way round: 0",)
    assert tie.steps[6].reason == "a judge ชี้ว่าหลักฐานชัดกว่า"


def test_a_resolution_is_told_with_its_votes(ws: Workspace) -> None:
    rules = Rules(tie_break_ladder=(TieBreakStep.RESOLUTION,))
    values = {"by": "resolution", "votes": "A1=1 A2=2", "abstained": "0", "present": "3", "among": "A1 A2"}
    settled = decided(DecisionKind.BREAK_TIE, 1, category="A", submissions=("A2", "A1"), values=values)
    (tie,) = papers_of(ws, round_of(EQUAL, rules, [settled]))[0].ties
    assert [(one.name, one.comparisons, one.outcome) for one in tie.steps] == [
        ("Step 1: resolution of the panel", ("2: 2 votes", "1: 1 vote", "Abstained: 0"), "In this order: 2; 1")
    ]


def test_a_tie_that_nobody_settled_stands(ws: Workspace) -> None:
    paper = papers_of(ws, round_of(EQUAL, Rules()))[0]
    assert paper.ties[0].steps[-1].outcome == "Nothing was decided: they stay equal"
    assert [(one.rank, one.decided_by) for one in paper.standings] == [
        ("1", "Equal with 2"),
        ("1", "Equal with 1"),
        ("3", "—"),
    ]


def test_letters_follow_the_scores_and_say_nothing_about_the_panel(ws: Workspace) -> None:
    rows: dict[str, list[Sequence[int | Decimal]]] = {
        "A1": [(1, 1, 1, 1), (3, 3, 3, 3), (2, 2, 2, 2)],
        "B1": [(3, 3, 3, 3), (2, 2, 2, 2), (1, 1, 1, 1)],
    }
    in_a, in_b = papers_of(ws, round_of(rows, Rules()))
    mixed = {name: [*scores[1:], scores[0]] for name, scores in rows.items()}
    assert [row[:2] for row in in_a.submissions[0].rows] == [("Judge A", "3"), ("Judge B", "2"), ("Judge C", "1")]
    assert [paper.submissions for paper in papers_of(ws, round_of(mixed, Rules()))] == [
        in_a.submissions,
        in_b.submissions,
    ], "the same scores by other judges give the same papers"


def test_without_one_judge_another_would_be_first(ws: Workspace) -> None:
    rows: dict[str, list[Sequence[int | Decimal]]] = {
        "A1": [(10, 30, 40, 20), (5, 10, 20, 10), (5, 10, 20, 10)],
        "A2": [(5, 10, 20, 10), (6, 10, 20, 10), (6, 10, 20, 10)],
    }
    assert papers_of(ws, round_of(rows, Rules()))[0].firmness == (
        "Depends on one judge: without Judge A the first would be No. 2",
    )


def test_who_gave_nothing_is_counted_not_named(ws: Workspace) -> None:
    known = round_of({"A1": [(1, 1, 1, 1)] * 3, "A2": [(1, 1, 1, 2)] * 3}, Rules(minimum_scorecards=1))
    recused = Recusal(judge="j3", scope=RecusalScope.CATEGORY, target="A", ground=Ground.SPOUSE)
    package = small_round.package(known.package.contest, (recused,))
    (paper,) = papers_of(ws, known_round(package, [one for one in known.score_files if one.judge != "j2"]))
    assert [len(one.rows) for one in paper.submissions] == [1, 1]
    job = job_of(ws, known_round(package, known.score_files[:1]), ws.home, ReportKind.HOW_DECIDED)
    assert how_decided(job, category_awards(job)[0]).absences == (
        "Without scores here: 1 judge recused, 1 judge sent nothing"
    )


def test_a_chair_who_has_not_handed_in_sees_no_scores(ws: Workspace) -> None:
    known = round_of({"A1": [(), (1, 1, 1, 1)], "A2": [(), (2, 2, 2, 2)]}, Rules(minimum_scorecards=1))
    (paper,) = papers_of(ws, known)
    assert paper.instead == "Scores stay covered until the chair has handed in hers"
    assert (paper.standings, paper.submissions, paper.ties, paper.firmness) == ((), (), (), ())


# --- the printed file ----------------------------------------------------------------------------------------------

NAMES = (Text(th="อรุณรัศมิ์ เวียงพิรุณ"), Text(th="ธนธัช ชลธารากุล"), Text(th="พิชญ์นารา แสงเมืองงาม"))


def named_round() -> RoundDocuments:
    known = round_of(EQUAL, Rules())
    panel = known.package.contest.panel
    judges = tuple(replace(one, name=name) for one, name in zip(panel.judges, NAMES, strict=True))
    return replace(known, package=with_contest(known.package, panel=Panel(judges=judges)))


def test_the_printed_file_can_be_done_again_and_names_nobody(ws: Workspace, tmp_path: Path) -> None:
    """Read back from the PDF: rows add up to totals, totals to the sum, the sum to the score."""
    (path,) = print_files(job_of(ws, named_round(), tmp_path, ReportKind.HOW_DECIDED))
    text = as_laid_out(path)
    papers = re.split(r"(?:Rank \d+|Not ranked) · Submission no\. ", text)[1:]
    assert len(papers) == 3
    for paper in papers:
        rows = [[int(one) for one in row.split()] for row in re.findall(r"Judge [A-C] ([\d ]+)$", paper, re.MULTILINE)]
        assert [sum(row[:4]) for row in rows] == [row[4] for row in rows]
        (score,) = re.findall(r"Rounded once: the score +([\d.]+)", paper)
        assert half_up(Fraction(sum(row[4] for row in rows), len(rows)), 2) == score
    job = job_of(ws, named_round(), tmp_path, ReportKind.HOW_DECIDED, TH)
    (thai,) = print_files(job)
    spoken = as_set(thai)
    for name in NAMES:
        for part in name.th.split():
            assert part not in text
            assert part not in spoken
