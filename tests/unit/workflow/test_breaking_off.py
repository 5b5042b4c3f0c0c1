"""Whoever asks for the figures of a round may break them off between two steps: nothing is kept, nothing is lost."""

from __future__ import annotations

import pytest

from judge_desktop.domain.contest import Method
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.small_round import card, contest, package, score_file

SUBMISSIONS = ("A1", "A2", "B1", "B2")


class NoLongerWantedError(Exception):
    """Raised between two steps."""


class Steps:
    """Counts the steps and ends after ``most`` of them."""

    def __init__(self, most: int) -> None:
        self.most, self.made = most, 0

    def __call__(self) -> None:
        self.made += 1
        if self.made > self.most:
            raise NoLongerWantedError


def a_round(judges: int = 4) -> RoundDocuments:
    """Complete scorecards of all judges."""
    files = [
        score_file(f"j{n}", [card(one, 60 + (7 * n + 3 * place) % 20) for place, one in enumerate(SUBMISSIONS)])
        for n in range(1, judges + 1)
    ]
    return RoundDocuments(package(contest(judges=judges, submissions=SUBMISSIONS)), tuple(files), ())


def test_every_part_that_takes_long_can_be_broken_off() -> None:
    counted = Steps(10**6)
    whole = round_statistics(a_round(), between=counted)
    assert len(whole.statistics.left_out) == 8
    assert counted.made >= len(Method) - 1 + len(whole.statistics.left_out) + len(whole.statistics.bootstraps)

    for most in (0, counted.made // 2, counted.made - 1):
        known, steps = a_round(), Steps(most)
        with pytest.raises(NoLongerWantedError):
            round_statistics(known, between=steps)
        assert steps.made == most + 1


def test_what_was_broken_off_is_asked_again_and_what_was_found_is_kept() -> None:
    known = a_round()
    with pytest.raises(NoLongerWantedError):
        round_statistics(known, between=Steps(3))
    found = round_statistics(known)
    assert found == round_statistics(a_round())
    assert round_statistics(known, between=Steps(0)) is found
