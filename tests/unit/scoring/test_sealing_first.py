"""A judging chair hands in her own scores of a category before those of others are shown."""

from __future__ import annotations

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.sealing_first import covered_categories, still_to_seal
from tests.helpers.small_round import card, decision, package, score_file

PACKAGE = package()
OTHERS = [score_file(judge, [card(one, 70) for one in ("A1", "A2", "B1", "B2")]) for judge in ("j2", "j3")]


def waits(files: list[ScoreFile], *decisions: Decision) -> tuple[str, ...]:
    """What the chair still has to hand in of category A."""
    return still_to_seal(PACKAGE, count(PACKAGE, files, decisions), decisions, "A")


def test_scores_stay_covered_until_every_scorecard_of_the_category_is_in() -> None:
    assert waits(OTHERS) == ("A1", "A2")
    part = score_file("j1", [card("A1", 80), card("A2", 60, state="draft")])
    assert waits([*OTHERS, part]) == ("A2",)
    whole = score_file("j1", [card("A1", 80), card("A2", 60)])
    assert waits([*OTHERS, whole]) == ()
    view = count(PACKAGE, [*OTHERS, whole], [])
    assert covered_categories(PACKAGE, view, []) == ("B",)


def test_absence_exclusion_and_recusal_release_her() -> None:
    assert waits([score_file("j1", [card("A1", state="absent"), card("A2", state="absent")])]) == ()
    assert waits(OTHERS, decision(DecisionKind.EXCLUDE, judge="j1", category="A")) == ()
    assert waits(OTHERS, decision(DecisionKind.ATTENDANCE, judge="j1", values={"state": "absent"})) == ()
    recused = package(
        known_recusals=(Recusal(judge="j1", scope=RecusalScope.CATEGORY, target="A", ground=Ground.EMPLOYER),)
    )
    assert still_to_seal(recused, count(recused, OTHERS, []), [], "A") == ()


def test_a_closed_round_hides_nothing_any_more() -> None:
    closed = decision(DecisionKind.CLOSE, documents=tuple(one.sha256 for one in OTHERS))

    assert waits(OTHERS, closed) == ()
