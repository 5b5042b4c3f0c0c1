"""The place is on the disk when the window is left, also where the lane of long work never came to it."""

import pytest
from PySide6.QtCore import QObject

from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.place_keeper import PlaceKeeper
from judge_desktop.workflow.judge_places import JudgePlaces, KeptPlace
from judge_desktop.workflow.scoring_session import open_session


def test_what_waits_in_a_busy_lane_is_saved_when_the_window_is_left(
    desk: Desk, contest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.tasks, "run", lambda *_: None)  # the lane is busy until the program ends
    parent, session, place = QObject(), open_session(desk.ws), KeptPlace(submission="MOB-01")
    assert session.contest.id == contest
    keeper = PlaceKeeper(desk, session, lambda: place, parent)
    keeper._look()
    assert JudgePlaces(desk.ws, session).load() == KeptPlace()

    keeper.keep_now()

    assert JudgePlaces(desk.ws, session).load() == place
