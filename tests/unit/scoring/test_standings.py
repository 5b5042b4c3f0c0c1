"""From counted scorecards to standings, warnings of a round, quorum, and tables from anywhere."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from judge_desktop.domain.contest import Ground, Method, Recusal, RecusalScope, Rules
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.scorecard import ScorecardState, ScoreFile
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import Cell, CellState, View
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.quorum import check_quorum, has_quorum, judges_needed, quorum_of
from judge_desktop.scoring.round_validation import (
    check_awards,
    check_counted,
    check_round,
    means_with_and_without,
    partly_scored,
)
from judge_desktop.scoring.score_table import ScoreRow, table_from_rows, table_of
from judge_desktop.scoring.standings import standings_of, standings_of_table
from judge_desktop.scoring.tally import tallies
from tests.helpers.small_round import DEPUTY, card, contest, decision, package, rubric, score_file

PACKAGE = package()


def files(**totals: dict[str, int]) -> list[ScoreFile]:
    return [score_file(judge, [card(one, total) for one, total in given.items()]) for judge, given in totals.items()]


EQUAL = files(**{f"j{place}": {"A1": 70, "A2": 70, "B1": 60, "B2": 80} for place in (1, 2, 3)})


def brief(view: View, method: Method | None = None) -> list[tuple[str, int | None, str | None, str]]:
    return [
        (one.submission, one.rank, one.decided_by, str(one.tally.score))
        for one in standings_of(PACKAGE, view, method=method)
    ]


def test_standings_by_category_and_rank() -> None:
    view = count(PACKAGE, EQUAL, [])
    assert brief(view) == [
        ("A1", 1, None, "70.00"),
        ("A2", 1, None, "70.00"),
        ("B2", 1, "score", "80.00"),
        ("B1", 2, None, "60.00"),
    ]
    assert brief(view, method=Method.MEDIAN) == brief(view)


def test_equals_stand_in_the_order_of_their_running_numbers() -> None:
    numbers = {"A1": 12, "A2": 3, "B1": 1, "B2": 2}
    given = PACKAGE.contest
    numbered = tuple(replace(one, number=numbers[one.id]) for one in given.submissions)
    renumbered = replace(PACKAGE, contest=replace(given, submissions=numbered))
    ranked = standings_of(renumbered, count(renumbered, EQUAL, []))
    assert [(one.submission, one.rank) for one in ranked] == [("A2", 1), ("A1", 1), ("B2", 1), ("B1", 2)]
    too_few = standings_of(renumbered, count(renumbered, EQUAL[:2], []))
    assert [(one.submission, one.rank) for one in too_few] == [("A2", None), ("A1", None), ("B1", None), ("B2", None)]


def test_the_chairs_decision_settles_the_tie() -> None:
    settle = decision(DecisionKind.BREAK_TIE, category="A", submissions=("A2", "A1"))
    view = count(PACKAGE, EQUAL, [settle])
    found = standings_of(PACKAGE, view, [settle])
    assert [(one.submission, one.rank, one.decided_by) for one in found[:2]] == [("A2", 1, "decision"), ("A1", 2, None)]


def test_fewer_scorecards_than_the_minimum_are_not_ranked() -> None:
    view = count(PACKAGE, EQUAL[:2], [])
    standings = standings_of(PACKAGE, view)
    assert {(one.rank, one.tally.score, one.tally.scorecards) for one in standings} == {(None, None, 2)}
    findings = check_round(PACKAGE, view, standings)
    assert [one.code for one in findings] == [FindingCode.BELOW_MINIMUM_SCORECARDS] * 4
    assert findings[0].details == {"count": 2, "minimum": 3}


def test_three_scorecards_are_too_few_to_leave_two_out() -> None:
    trimmed = package(contest(rules=Rules(method=Method.TRIMMED_MEAN)))
    view = count(trimmed, EQUAL, [])
    standings = standings_of(trimmed, view)
    assert {one.rank for one in standings} == {None}
    (first, *_) = check_round(trimmed, view, standings)
    assert (first.code, first.details) == (FindingCode.TOO_FEW_FOR_TRIMMED_MEAN, {"count": 3, "minimum": 5})


def test_a_round_says_what_to_talk_about() -> None:
    apart = files(j1={"A1": 90, "A2": 70}, j2={"A1": 75, "A2": 70}, j3={"A1": 75})
    view = count(PACKAGE, apart, [])
    found = {
        (one.code, one.where.category, one.where.submission, one.where.judge)
        for one in check_round(PACKAGE, view, standings_of(PACKAGE, view))
        if one.code is not FindingCode.BELOW_MINIMUM_SCORECARDS
    }
    assert found == {
        (FindingCode.QUORUM_NOT_REACHED, "B", "", ""),
        (FindingCode.CHAIR_NOT_PRESENT, "B", "", ""),
        (FindingCode.PARTLY_SCORED_CATEGORY, "A", "", "j3"),
        (FindingCode.SCORES_WIDE_APART, "A", "A1", ""),
    }
    (part,) = partly_scored(view)
    assert (part.judge, part.counted, part.not_counted) == ("j3", ("A1",), ("A2",))
    means = means_with_and_without(table_of(PACKAGE, view), "j3", "A")
    assert means == {"A1": (Fraction(80), Fraction(165, 2)), "A2": (Fraction(70), Fraction(70))}


def test_a_tie_that_touches_an_award_asks_for_the_chair() -> None:
    view = count(PACKAGE, EQUAL, [])
    (finding,) = check_round(PACKAGE, view, standings_of(PACKAGE, view))
    assert (finding.code, finding.where.category, finding.details) == (
        FindingCode.TIE_NEEDS_DECISION,
        "A",
        {"submissions": "A1, A2", "rank": 1},
    )
    no_chair = package(contest(rules=Rules(tie_break_ladder=())))
    assert check_round(no_chair, view, standings_of(no_chair, view)) == ()


def test_a_tie_needs_nobody_once_the_category_is_decided() -> None:
    view = count(PACKAGE, EQUAL, [])
    none = decision(DecisionKind.NO_AWARD, category="A")
    assert check_round(PACKAGE, view, standings_of(PACKAGE, view), [none]) == ()


def test_an_award_that_does_not_follow_the_ranking_is_a_warning() -> None:
    ranked = standings_of(PACKAGE, count(PACKAGE, files(**{f"j{at}": {"A1": 70, "A2": 60} for at in (1, 2, 3)}), []))

    def about(*submissions: str, ranking: tuple[Standing, ...] = ranked) -> list[object]:
        given = decision(DecisionKind.AWARD, category="A", submissions=submissions)
        found = check_awards(ranking, {"A": given})
        return [(one.code, one.where.category, one.details["submissions"]) for one in found]

    nothing_counts = standings_of(PACKAGE, count(PACKAGE, [], []))
    equal = standings_of(PACKAGE, count(PACKAGE, EQUAL, []))
    assert about("A1") == about("A1", "A2") == about("A2", ranking=equal) == about() == []
    assert about("A2") == [(FindingCode.AWARD_OUT_OF_RANK, "A", "A2")]
    assert about("A1", ranking=nothing_counts) == [(FindingCode.AWARD_OUT_OF_RANK, "A", "A1")]


def test_contradicting_decisions_are_a_warning() -> None:
    mine = decision(DecisionKind.EXCLUDE, judge="j1", category="A")
    theirs = decision(DecisionKind.RESTORE, judge="j1", category="A", by=DEPUTY)
    view = count(PACKAGE, EQUAL, [mine, theirs])
    findings = check_round(PACKAGE, view, standings_of(PACKAGE, view))
    assert findings[0].code is FindingCode.DECISIONS_CONTRADICT


def test_quorum_is_half_rounded_up_and_somebody_presides() -> None:
    assert [judges_needed(appointed, 50) for appointed in (0, 1, 5, 6, 7)] == [1, 1, 3, 3, 4]
    assert (has_quorum(3, 7, 50), has_quorum(4, 7, 50)) == (False, True)
    seven = contest(judges=7)
    assert check_quorum(quorum_of(seven, ["j1", "j2", "j3", "j4"])) == ()
    few = check_quorum(quorum_of(seven, ["j2", "j3", "stranger"]))
    assert [one.code for one in few] == [FindingCode.QUORUM_NOT_REACHED, FindingCode.CHAIR_NOT_PRESENT]
    assert few[0].details == {"count": 2, "minimum": 4}
    assert check_quorum(quorum_of(seven, ["j2", "j3", "j4", "j5"], acting_chair="j2")) == ()


def test_the_round_judges_its_quorum_by_attendance_not_by_files_alone() -> None:
    """A chair whose file came but who was noted absent presides over nothing until somebody acts for her."""
    absent = decision(DecisionKind.ATTENDANCE, judge="j1", values={"state": "absent"})
    view = count(PACKAGE, EQUAL, [absent])
    found = check_round(PACKAGE, view, standings_of(PACKAGE, view), [absent])
    assert [(one.code, one.where.category) for one in found if one.code is not FindingCode.TIE_NEEDS_DECISION] == [
        (FindingCode.CHAIR_NOT_PRESENT, "A"),
        (FindingCode.CHAIR_NOT_PRESENT, "B"),
    ]
    acting = decision(DecisionKind.ACTING_CHAIR, judge="j2", sequence=2)
    view = count(PACKAGE, EQUAL, [absent, acting])
    found = check_round(PACKAGE, view, standings_of(PACKAGE, view), [absent, acting])
    assert [one.code for one in found] == [FindingCode.TIE_NEEDS_DECISION]


def test_a_recused_judge_counts_for_the_meeting_and_not_for_the_item() -> None:
    four = ["j1", "j2", "j3", "j4"]
    seven = contest(judges=7)
    item = check_quorum(quorum_of(seven, four, recused=["j1"], category="A"))
    assert [(one.code, one.where.category) for one in item] == [
        (FindingCode.QUORUM_NOT_REACHED, "A"),
        (FindingCode.CHAIR_NOT_PRESENT, "A"),
    ]


def test_the_invariant_finds_what_must_never_be() -> None:
    view = count(PACKAGE, EQUAL, [])
    assert check_counted(view, PACKAGE, EQUAL) == ()
    recusal = Recusal(judge="j1", scope=RecusalScope.CATEGORY, target="A", ground=Ground.PARTY)
    hidden = [replace(EQUAL[0], recusals=(recusal,)), *EQUAL[1:]]
    assert {one.code for one in check_counted(view, PACKAGE, hidden)} == {FindingCode.SCORES_FOR_RECUSED}

    def broken(**changes: object) -> list[FindingCode]:
        cell: Cell = replace(view.cells[0], **changes)  # type: ignore[arg-type]
        return [one.code for one in check_counted(replace(view, cells=(cell,)), PACKAGE)]

    good = view.cells[0].scorecard
    assert good is not None
    assert broken(judge="stranger") == [FindingCode.ASSIGNMENT_UNKNOWN]
    assert broken(scorecard=None) == [FindingCode.SCORECARD_INCOMPLETE]
    assert broken(document="elsewhere") == [FindingCode.SCORECARD_INCOMPLETE]
    assert broken(scorecard=replace(good, state=ScorecardState.DRAFT)) == [FindingCode.SCORECARD_INCOMPLETE]
    assert broken(scorecard=card("A1", 7, None, 30, 10)) == [FindingCode.SCORE_MISSING]
    assert broken(scorecard=card("A1", 11, 20, 30, 10)) == [FindingCode.SCORE_ABOVE_FULL_MARK]
    assert broken(state=CellState.DRAFT, scorecard=None) == []


def row(submission: str, judge: str, score: str, criterion: str | None = None, category: str | None = None) -> ScoreRow:
    return ScoreRow(submission=submission, judge=judge, score=Decimal(score), criterion=criterion, category=category)


def test_where_the_method_cannot_compare_it_is_told_after_the_merge_too() -> None:
    def told(method: Method, *files: ScoreFile) -> list[tuple[FindingCode, str]]:
        by = package(replace(contest(), rules=Rules(method=method, minimum_scorecards=1)))
        view = count(by, files, [])
        about = (FindingCode.JUDGES_NOT_CONNECTED, FindingCode.RANKS_NOT_COMPARABLE)
        found = check_round(by, view, standings_of(by, view))
        return [(one.code, one.where.category) for one in found if one.code in about]

    apart = (score_file("j1", [card("A1", 9, 25, 35, 15)]), score_file("j2", [card("B1", 8, 20, 30, 10)]))
    assert told(Method.SEVERITY_ADJUSTED, *apart) == [(FindingCode.JUDGES_NOT_CONNECTED, "")]
    assert told(Method.RANK_SUM, *apart) == []
    gap = (*apart[:1], score_file("j2", [card("A1", 8, 20, 30, 10), card("A2", 8, 20, 30, 10)]))
    assert told(Method.SEVERITY_ADJUSTED, *gap) == []
    assert told(Method.RANK_SUM, *gap) == [(FindingCode.RANKS_NOT_COMPARABLE, "A")]


def test_a_plain_table_of_totals_is_ranked_without_criteria() -> None:
    rows = [row("B", "x", "8.5"), row("A", "x", "7"), row("A", "y", "9"), row("B", "y", "8.5")]
    table = table_from_rows(rows)
    assert (table.has_criteria, table.categories, table.judges) == (False, (None,), ("x", "y"))
    found = standings_of_table(table, Rules(minimum_scorecards=1))
    assert [(one.submission, one.rank, str(one.tally.score)) for one in found] == [("B", 1, "8.50"), ("A", 2, "8.00")]
    assert table_from_rows(reversed(rows)) == table


def test_an_incomplete_scorecard_is_named_and_not_counted() -> None:
    rows = [row("A", "x", "7", "D1"), row("A", "x", "8", "D2"), row("A", "y", "9", "D1")]
    (entry,) = table_from_rows(rows).entries
    assert (list(entry.cards), entry.incomplete) == (["x"], ("y",))


def test_a_rubric_gives_weights_and_says_what_is_complete() -> None:
    full = [row("A", "x", "1", key, "c") for key in ("D1", "D2", "D3", "D4")]
    table = table_from_rows([*full, row("A", "y", "1", "D1", "c")], rubric())
    assert list(table.weights["c"]) == ["D1", "D2", "D3", "D4"]
    assert table.entries[0].incomplete == ("y",)
    (tallied,) = tallies(table, Rules(minimum_scorecards=1))
    assert (tallied.score, tallied.criteria["D3"]) == (Decimal("4.00"), Fraction(1))


def test_the_same_name_in_two_categories_is_two_entries() -> None:
    table = table_from_rows([row("A", "x", "7", category="short"), row("A", "x", "9", category="free")])
    assert [(one.category, one.submission) for one in table.entries] == [("free", "A"), ("short", "A")]
    assert [entry.cards for entry in table.without("x", "free").entries] == [{}, {"x": {"total": Decimal(7)}}]


def test_one_cell_twice_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="total"):
        table_from_rows([row("A", "x", "7"), row("A", "x", "7")])
