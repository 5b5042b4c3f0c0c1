"""A submission whose totals lie far apart asks for a discussion, and says who lies farthest from the others."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from judge_desktop.domain.contest import Rules
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.discussions import Prompt, discussion_prompts, farthest, needs_discussion
from judge_desktop.scoring.standings import standings_of
from tests.helpers.small_round import card, package, score_file

PACKAGE = package()


def prompts(**totals: tuple[int, int]) -> tuple[Prompt, ...]:
    """Prompts for totals of A1 and A2, judge by judge."""
    files = [score_file(judge, [card("A1", one), card("A2", two)]) for judge, (one, two) in totals.items()]
    return discussion_prompts(standings_of(PACKAGE, count(PACKAGE, files, [])), Rules())


def test_fifteen_points_ask_for_a_discussion_and_name_who_lies_apart() -> None:
    assert prompts(j1=(80, 70), j2=(82, 70), j3=(67, 60)) == (
        Prompt(submission="A1", spread=Decimal(15), judge="j3", distance=Fraction(14), is_higher=False),
    )


def test_fourteen_do_not() -> None:
    assert prompts(j1=(80, 70), j2=(82, 70), j3=(68, 60)) == ()


def test_somebody_may_lie_above_the_others() -> None:
    (found,) = prompts(j1=(60, 70), j2=(61, 70), j3=(90, 70))

    assert (found.judge, found.is_higher, found.distance) == ("j3", True, Fraction(59, 2))


def test_one_scorecard_is_no_disagreement() -> None:
    files = [score_file("j1", [card("A1", 80)])]
    standings = standings_of(PACKAGE, count(PACKAGE, files, []))

    assert not any(needs_discussion(one, Rules(discussion_spread=Decimal(0))) for one in standings)


def test_equally_far_apart_the_first_by_id_is_named() -> None:
    assert farthest({"j2": Decimal(90), "j1": Decimal(60)}) == "j1"
