"""A judge's ten-minute list: ticked by what she did, remembered, and not there in an official round."""

from __future__ import annotations

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.scoring.rehearsal_contest import PRACTICE
from judge_desktop.workflow.clean_up import look_at_removal
from judge_desktop.workflow.judge_places import FOLDER
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.rehearsal import make_rehearsal
from judge_desktop.workflow.rehearsal_steps import RehearsalStep, RehearsalSteps
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from tests.unit.workflow.conftest import Desks

S = RehearsalStep
NAME = "rehearsal.judgepack"


@pytest.fixture
def session(desks: Desks) -> ScoringSession:
    make_rehearsal(desks.chair, desks.root / NAME, translator(Language.EN))
    return desks.session("J1", NAME)


def names(steps: RehearsalSteps) -> list[str]:
    return [one.value for one in RehearsalStep if one in steps.done()]


def test_each_step_is_ticked_when_it_has_happened(desks: Desks, session: ScoringSession) -> None:
    ws = desks.desk("J1")
    steps = RehearsalSteps(ws, session)
    assert names(steps) == ["opened"]

    assert (steps.note(S.READ), steps.note(S.PLAYED), steps.note(S.READ)) == (True, True, False)
    assert names(steps) == ["opened", "read", "played"]
    for criterion in session.rubric(PRACTICE).criteria:
        session.set_score(PRACTICE, criterion.id, str(criterion.full_mark))
    assert names(steps)[3:] == ["scored"]
    assert session.ready_to_seal() == (PRACTICE,)
    session.seal(session.ready_to_seal())
    assert names(steps)[4:] == ["sealed"]
    desks.export("J1")
    assert names(steps)[5:] == ["saved"]
    steps.note(S.SENT)
    assert steps.done() == frozenset(RehearsalStep)


def test_what_was_done_stays_done_after_the_program_ended_and_a_scorecard_was_opened_again(
    desks: Desks, session: ScoringSession
) -> None:
    ws = desks.desk("J1")
    for criterion in session.rubric(PRACTICE).criteria:
        session.set_score(PRACTICE, criterion.id, "1")
    session.seal((PRACTICE,))
    steps = RehearsalSteps(ws, session)
    steps.note(S.PLAYED)
    steps.dismiss()
    session.reopen(PRACTICE, "")

    later = RehearsalSteps(ws, open_session(ws))
    assert (names(later), later.is_dismissed) == (["opened", "played", "scored", "sealed"], True)


def test_a_list_that_makes_no_sense_is_begun_anew(desks: Desks, session: ScoringSession) -> None:
    ws = desks.desk("J1")
    RehearsalSteps(ws, session).note(S.READ)
    (file,) = (ws.home / FOLDER).glob("rehearsal~*.json")

    for written in ("", "[]", "{", '{"whose": ["other"], "done": ["read"]}'):
        file.write_text(written, encoding="utf-8")
        assert names(RehearsalSteps(ws, session)) == ["opened"]


def test_it_goes_with_the_contest(desks: Desks, session: ScoringSession) -> None:
    ws = desks.desk("J1")
    RehearsalSteps(ws, session).note(S.READ)

    files = look_at_removal(ws, Where(session.contest.id)).files
    assert [one.split("~")[0] for one in files] == [f"{FOLDER}/rehearsal"]


def test_an_official_round_has_no_list(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    steps = RehearsalSteps(desks.desk("J1"), session)

    assert (steps.is_rehearsal, steps.note(S.READ), steps.done()) == (False, False, frozenset())
    assert not list((desks.desk("J1").home / FOLDER).glob("rehearsal~*"))
