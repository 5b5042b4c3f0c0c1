"""How far everybody is on the day: files first, then what was said."""

from judge_desktop.scoring.counting import count
from judge_desktop.scoring.day_progress import Done, Reported, Told, day_progress
from tests.helpers.small_round import card, package, score_file

PACKAGE = package()
FIRST = score_file("j1", [card("A1", 70), card("A2", 5, None, None, None, state="draft")])


def test_a_tick_fills_what_no_file_has_told() -> None:
    told = Told(ticks=frozenset({("j1", "A1"), ("j1", "A2"), ("j2", "B1")}))
    progress = day_progress(PACKAGE, count(PACKAGE, [FIRST], []), told)
    assert [progress.cells["j1", one] for one in progress.submissions] == [
        Done.RECEIVED,
        Done.TOLD,
        Done.OPEN,
        Done.OPEN,
    ]
    assert (progress.done("j1"), progress.done("j2"), progress.done("j3")) == (2, 1, 0)
    assert progress.missing() == ("j1", "j2", "j3")


def test_a_progress_code_counts_as_far_as_it_goes_beyond_the_ticks() -> None:
    said = Reported(complete=4, sealed=0, assigned=4, at="2023-09-08T14:00:00")
    progress = day_progress(PACKAGE, count(PACKAGE, [FIRST], []), Told(reported={"j2": said, "stranger": said}))
    assert (progress.done("j2"), progress.assigned("j2")) == (4, 4)
    assert progress.missing() == ("j1", "j3")
    assert set(progress.reported) == {"j2"}


def test_submissions_stand_in_the_order_of_the_day() -> None:
    progress = day_progress(PACKAGE, count(PACKAGE, [], []), Told(), ["B2", "A1"])
    assert progress.submissions == ("B2", "A1", "A2", "B1")
    assert progress.judges == ("j1", "j2", "j3")


def test_what_is_recused_or_set_aside_is_not_waited_for() -> None:
    recused = score_file("j2", [card("A1", None, None, None, None, state="recused"), card("A2", 60)])
    progress = day_progress(PACKAGE, count(PACKAGE, [recused], []), Told())
    assert progress.cells["j2", "A1"] is Done.RECUSED
    assert progress.assigned("j2") == 3
