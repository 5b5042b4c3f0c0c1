"""Two programs that were written apart, ours and ``verify.py``, agree about results files.

All honest ones are accepted, all false ones refused, also those that a lying chair signs with the own key.
"""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from judge_desktop.domain.contest import Method, Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.domain.view import CellState, Origin, WhyNotCounted
from judge_desktop.workflow.results_checks import check_results
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import verify_program
from tests.helpers.corruptions import CORRUPTIONS, corrupted
from tests.helpers.generated_contests import public
from tests.helpers.generated_days import Day
from tests.helpers.generated_quarrels import quarrel, tangle
from tests.helpers.generated_results import audience_of, results_file
from tests.helpers.generated_stories import day
from tests.helpers.verify_program import refusal

CONTESTS = 200
CORRUPTED = 200
QUARRELS = 36
TANGLES = 30
ABOUT_SIGNATURES = (
    "changed_score", "score_signed_by_the_chair", "altered_decision", "foreign_decision", "manifest_of_a_stranger",
    "swapped_signatures", "signed_by_a_judge", "signed_by_a_stranger", "signed_for_another_purpose",
)  # fmt: skip
ONLY_SIGNED = {"signed_by_a_stranger", "signed_for_another_purpose"}  # nothing else about them is false


class Honest(NamedTuple):
    """A generated day and its results file; every third is signed by the deputy."""

    day: Day
    content: bytes


@pytest.fixture(scope="module")
def honest() -> list[Honest]:
    days = [day(seed) for seed in range(CONTESTS)]
    program = verify_program.PROGRAM.read_bytes()
    return [
        Honest(one, results_file(one, signer="deputy" if seed % 3 == 2 else "chair", verify_program=program))
        for seed, one in enumerate(days)
    ]


@pytest.fixture
def quick_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of signatures are checked by our library: ``ssh-keygen`` is asked in the other tests."""
    monkeypatch.setattr(verify_program.program(), "is_signed", verify_program.signed_by_our_library)


def is_accepted(content: bytes) -> bool:
    """What our own program says."""
    return check_results(io.BytesIO(content)).is_genuine


@pytest.mark.usefixtures("quick_signatures")
def test_both_programs_accept_every_honest_file(honest: list[Honest]) -> None:
    refused = {one.day.of.seed: refusal(one.content) for one in honest if refusal(one.content)}
    assert refused == {}
    assert [one.day.of.seed for one in honest if not is_accepted(one.content)] == []


@pytest.mark.usefixtures("quick_signatures")
def test_both_programs_understand_quarrels_alike() -> None:
    files = {seed: results_file(quarrel(seed)) for seed in range(QUARRELS)}
    assert {seed: refusal(content) for seed, content in files.items()} == dict.fromkeys(files, "")
    assert [seed for seed, content in files.items() if not is_accepted(content)] == []


@pytest.mark.usefixtures("quick_signatures")
def test_both_programs_untangle_the_revisions_of_a_lying_judge_alike() -> None:
    made = [results_file(tangle(seed)) for seed in range(TANGLES)]
    assert [(seed, refusal(one)) for seed, one in enumerate(made) if refusal(one) or not is_accepted(one)] == []


def test_the_contests_are_of_every_kind(honest: list[Honest]) -> None:
    days = [one.day for one in honest]
    rules = [one.package.contest.rules for one in days]
    assert {one.method for one in rules} == set(Method)
    assert {one.package.mode for one in days} == set(Mode)
    assert {audience_of(one.of.seed) for one in days} == {(who, what) for who in Audience for what in Listed}
    assert {len(one.package.contest.categories) for one in days} == {1, 2, 3, 4}
    assert {len(one.package.contest.panel.judges) for one in days} == {3, 4, 5, 6, 7}
    assert {one.package.revision for one in days} == {1, 2}
    assert {one.package.round_.assignments == () for one in days} == {True, False}
    views = [one.known.view for one in days]
    assert {why for view in views for why in view.not_counted.values()} == set(WhyNotCounted) - {
        WhyNotCounted.NOT_ACCEPTED
    }
    assert {cell.state for view in views for cell in view.cells} == set(CellState)
    assert {cell.origin for view in views for cell in view.cells} == set(Origin)
    assert any(view.decision_conflicts for view in views)


def test_ties_end_at_every_step_of_the_ladder(honest: list[Honest]) -> None:
    standings = [one for some in honest for one in some.day.known.standings]
    steps = Counter((one.decided_by or "").split(":")[0] for one in standings)
    assert set(steps) == {"score", "criterion", "median", "head_to_head", "decision", ""}
    assert min(steps.values()) >= 5, steps
    assert {one.tied for one in standings} == {True, False}
    assert {one.rank is None for one in standings} == {True, False}


def test_every_kind_of_decision_was_taken(honest: list[Honest]) -> None:
    kinds = {one.decision.kind for some in honest for one in some.day.decided}
    assert set(DecisionKind) - kinds == {DecisionKind.ACTING_CHAIR, DecisionKind.CORRECT_TEXT}
    by = {one.decision.signed_by for some in honest for one in some.day.decided}
    assert by == {public("chair").judge_key, public("deputy").judge_key}


def test_ssh_keygen_says_the_same_of_the_signatures(honest: list[Honest]) -> None:
    assert [refusal(one.content) for one in honest[::40]] == [""] * 5


def test_our_program_says_the_same_of_files_on_a_disk(honest: list[Honest], tmp_path: Path) -> None:
    found = []
    with Workspace(tmp_path / "home") as ws:
        for one in honest[:5]:
            path = tmp_path / "results.judgeresults"
            path.write_bytes(one.content)
            told = verify_file(ws, path, chair_key=public("chair").judge_key)
            found.append((told.genuine, told.chair_known))
    assert found == [(True, True)] * 5


@pytest.mark.usefixtures("quick_signatures")
def test_both_programs_refuse_every_corruption(honest: list[Honest]) -> None:
    accepted = []
    made: Counter[str] = Counter()
    for place in range(CORRUPTED):
        name = tuple(CORRUPTIONS)[place % len(CORRUPTIONS)]
        signed = name in ONLY_SIGNED or place // len(CORRUPTIONS) % 2 == 0
        false = false_file(honest, name, start=place, signed=signed)
        made[name] += 1
        accepted += [(name, signed, "verify.py")] if not refusal(false) else []
        accepted += [(name, signed, "ours")] if is_accepted(false) else []
    assert accepted == []
    assert (min(made.values()) >= 3, len(made), sum(made.values())) == (True, len(CORRUPTIONS), CORRUPTED)


@pytest.mark.parametrize("name", ABOUT_SIGNATURES)
def test_ssh_keygen_refuses_what_the_wrong_person_signed(honest: list[Honest], name: str) -> None:
    false = false_file(honest, name, start=7, signed=True)
    assert any(word in refusal(false) for word in ("signature", "signed"))


def false_file(honest: list[Honest], name: str, *, start: int, signed: bool) -> bytes:
    """The corruption of the first file from there on that has anything of the kind."""
    for place in range(start, start + CONTESTS):
        one = honest[place % CONTESTS]
        if place % 3 == 2:  # the deputy's; a lying chair signs as the chair
            continue
        found = corrupted(one.day, one.content, name, Random(place), signed=signed)
        if found is not None:
            return found
    raise AssertionError(name)
