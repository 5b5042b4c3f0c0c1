"""The place of a judge on the disk: it comes back as kept, belongs to one judge in one mode, and may be rubbish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.judge_places import JudgePlaces, KeptPlace, RefusedText, refused_still, score_beside
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import ScoringSession, choose_judge, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.bench.rounds import make_round

PLACE = KeptPlace(
    submission="A001",
    page="seal",
    numbers_hidden=True,
    tabs={"A001": "summary"},
    places={"f" * 64: {"page": 7, "zoom": 1.25, "fit": "width"}, "pictures": {"picture": 2}},
    widths={"wide": [300, 500, 480]},
    refused={"A001": {"D2": RefusedText("35", ""), "D1": RefusedText("เก้า", "7")}},
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of three judges and three submissions."""
    return make_round(tmp_path_factory.mktemp("round"), judges=3, submissions=3).package_path


@pytest.fixture
def ws(tmp_path: Path, package: Path) -> Iterator[Workspace]:
    """The data folder of the first judge."""
    with Workspace(tmp_path / "own") as opened:
        open_package(opened, package, judge="j1")
        yield opened


@pytest.fixture
def session(ws: Workspace) -> ScoringSession:
    """Her session."""
    return open_session(ws)


def test_a_place_comes_back_as_it_was_kept(ws: Workspace, session: ScoringSession) -> None:
    places = JudgePlaces(ws, session)
    assert places.load() == KeptPlace()
    places.save(PLACE)
    assert JudgePlaces(ws, session).load() == PLACE
    places.save(replace(PLACE, submission="A002"))
    assert JudgePlaces(ws, session).load().submission == "A002"


def test_judges_and_modes_do_not_mix(ws: Workspace, session: ScoringSession) -> None:
    first = JudgePlaces(ws, session)
    first.save(PLACE)
    choose_judge(ws, "j2")
    other = open_session(ws)
    assert JudgePlaces(ws, other).load() == KeptPlace()
    JudgePlaces(ws, other).save(KeptPlace(submission="A002"))
    assert first.load() == PLACE

    session.session = replace(session.session, mode=_other(session.session.mode))
    trial = JudgePlaces(ws, session)
    assert trial.load() == KeptPlace()
    trial.file.write_bytes(first.file.read_bytes())
    assert trial.load() == KeptPlace(), "a copied file is not hers either"


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\xff\xfe", b"null", b"[" * 100_000, b'{"whose": 4}', b" " * 3_000_000],
    ids=["empty", "bytes", "null", "deep", "nobody", "large"],
)
def test_rubbish_is_the_beginning(ws: Workspace, session: ScoringSession, rubbish: bytes) -> None:
    places = JudgePlaces(ws, session)
    places.save(PLACE)
    places.file.write_bytes(rubbish)
    assert places.load() == KeptPlace()


def test_a_part_that_makes_no_sense_is_left_out(ws: Workspace, session: ScoringSession) -> None:
    places = JudgePlaces(ws, session)
    places.save(PLACE)
    written = json.loads(places.file.read_text(encoding="utf-8"))
    written |= {
        "submission": ["A001"],
        "numbers_hidden": "yes",
        "tabs": {"A001": 7, "A002": "summary", "x" * 500: "long"},
        "places": {"a": {"page": 2, "zoom": [1]}, "b": [], "c": 5, "d": {str(n): n for n in range(99)}},
        "widths": {"wide": [1, 2], "medium": [1, -2, 3], "rail": ["a", "b", "c"], "other": [10, 20, 30]},
        "refused": {"A001": {"D2": {"text": "x" * 300}, "D3": {"text": "12"}}, "A002": 3},
    }
    places.file.write_text(json.dumps(written).replace('"zoom": [1]', '"zoom": Infinity'), encoding="utf-8")

    assert places.load() == KeptPlace(
        page="seal",
        tabs={"A002": "summary"},
        places={"a": {"page": 2}},
        widths={"other": [10, 20, 30]},
        refused={"A001": {"D3": RefusedText("12")}},
    )


def test_a_score_kept_later_takes_precedence_over_what_was_refused(session: ScoringSession) -> None:
    submission = session.submissions[0].id
    criterion, other = (one.id for one in session.rubric(submission).criteria[:2])
    session.set_score(submission, other, "5")
    kept = KeptPlace(
        refused={
            submission: {
                criterion: RefusedText("999", score_beside(session, submission, criterion)),
                other: RefusedText("888", score_beside(session, submission, other)),
                "gone": RefusedText("1"),
            },
            "nobody": {criterion: RefusedText("1")},
        }
    )
    assert refused_still(session, kept) == {submission: {criterion: "999", other: "888"}}

    session.set_score(submission, other, "6")
    assert refused_still(session, kept) == {submission: {criterion: "999"}}


def test_a_disk_that_refuses_says_so_and_keeps_what_was_there(ws: Workspace, session: ScoringSession) -> None:
    (ws.home / "places").write_bytes(b"a file in the place of the folder")
    with pytest.raises(JudgeDesktopError) as refusal:
        JudgePlaces(ws, session).save(PLACE)
    assert refusal.value.code is Code.FOLDER_NOT_WRITABLE
    assert JudgePlaces(ws, session).load() == KeptPlace()


def test_a_place_too_large_is_not_written(ws: Workspace, session: ScoringSession) -> None:
    places = JudgePlaces(ws, session)
    places.save(PLACE)
    places.save(KeptPlace(tabs={str(n): "x" * 190 for n in range(20_000)}))
    assert places.load() == PLACE


def _other(mode: Mode) -> Mode:
    return next(one for one in Mode if one is not mode)
