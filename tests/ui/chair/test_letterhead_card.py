"""The letterhead on the page about the contest: the logo is chosen, seen and taken away; people who sign are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.text import Text
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import ContestPage
from judge_desktop.ui.chair.letterhead_card import LetterheadCard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.accessibility import accessibility_faults, nameless_widgets
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.filling_in import fill_in, shown
from tests.helpers.judge_pages import discard, looking
from tests.helpers.logos import logo
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import one, page, press, seen, words


@pytest.fixture
def contest_page(desk: Desk, stage: Stage, qtbot: QtBot) -> ContestPage:
    """The page, in front; the contest has no letterhead yet."""
    edit_contest(desk.ws, ContestSection.LETTERHEAD, lambda contest: replace(contest, letterhead=Letterhead()))
    window = open_window(desk, stage, qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    return page(window, ContestPage, "contest")


def kept(found: ContestPage) -> Letterhead:
    contest: Contest = chair_contest(found.desk.ws, found.where)
    return contest.letterhead


def choose(found: ContestPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person chooses that file."""
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: path)
    press(found, "choose_logo")


def test_a_logo_is_chosen_seen_and_taken_away(
    contest_page: ContestPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = one(contest_page, LetterheadCard, "")
    assert card.logo.picture.accessibleName() == "No logo yet"
    assert seen(contest_page, Button, "remove_logo") == []
    (tmp_path / "logo.png").write_bytes(logo(200, 100))

    choose(contest_page, tmp_path / "logo.png", monkeypatch)
    assert kept(contest_page).logo == logo(200, 100)
    assert card.logo.picture.accessibleName() == "The logo as it is printed"
    assert "200 × 100 pixels" in words(contest_page)
    middle = card.logo.picture.grab().toImage().pixelColor(card.logo.picture.width() // 2, 80)
    assert middle.name().upper() == "#C8102E"

    press(contest_page, "remove_logo")
    assert kept(contest_page).logo == b""
    press(contest_page, "undo")
    assert kept(contest_page).logo == logo(200, 100)
    assert one(contest_page, Button, "choose_logo").words() == "Choose another logo…"


def test_a_file_that_is_no_logo_is_refused_in_words_and_changes_nothing(
    contest_page: ContestPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logo.png").write_bytes(b"%PDF-1.7")
    choose(contest_page, tmp_path / "logo.png", monkeypatch)
    said = [notice.sentence() for notice in seen(contest_page, Notice)]
    assert "A logo is a PNG or JPEG picture." in said
    assert kept(contest_page) == Letterhead()


def test_a_person_who_changes_her_mind_changes_nothing(
    contest_page: ContestPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: None)
    press(contest_page, "choose_logo")
    assert kept(contest_page) == Letterhead()


def test_people_who_sign_are_named_moved_and_removed(contest_page: ContestPage) -> None:
    press(contest_page, "add_signatory")
    fill_in(contest_page, "signatory_0_th", "นางหนึ่ง")
    fill_in(contest_page, "signatory_position_0_en", "Director")
    press(contest_page, "add_signatory")
    fill_in(contest_page, "signatory_1_th", "นายสอง")
    first = Signatory(name=Text(th="นางหนึ่ง"), position=Text(en="Director"))
    assert kept(contest_page).signatories == (first, Signatory(name=Text(th="นายสอง")))

    press(contest_page, "signatory_before_1")
    assert kept(contest_page).signatories == (Signatory(name=Text(th="นายสอง")), first)
    assert (shown(contest_page, "signatory_0_th"), shown(contest_page, "signatory_1_th")) == ("นายสอง", "นางหนึ่ง")

    press(contest_page, "remove_signatory_0")
    assert kept(contest_page).signatories == (first,)
    assert shown(contest_page, "signatory_position_0_en") == "Director"
    press(contest_page, "undo")
    assert shown(contest_page, "signatory_1_th") == "นางหนึ่ง"


def test_no_more_sign_than_can_stand_beside_each_other(contest_page: ContestPage) -> None:
    for _ in range(4):
        press(contest_page, "add_signatory")
    assert not one(contest_page, Button, "add_signatory").isEnabled()
    assert len(kept(contest_page).signatories) == 4


def test_everything_has_a_name(contest_page: ContestPage) -> None:
    press(contest_page, "add_signatory")
    assert settled_faults(contest_page) == []
    assert nameless_widgets(contest_page) == []
    assert accessibility_faults(contest_page) == []


@pytest.mark.parametrize(("language", "size"), [(Language.TH, TextSize.HUGE), (Language.EN, TextSize.NORMAL)])
def test_nothing_is_cut(
    qapp: QApplication, desk: Desk, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language,
    size: TextSize,
) -> None:  # fmt: skip
    found: list[str] = []
    (tmp_path / "logo.png").write_bytes(logo(300, 900))
    with looking(qapp, language, size):
        window = ChairWindow(desk, stage.contest)
        window.show()
        shown_page = page(window, ContestPage, "contest")
        choose(shown_page, tmp_path / "logo.png", monkeypatch)
        press(shown_page, "add_signatory")
        press(shown_page, "add_signatory")
        for width, height in ((1366, 690), (911, 512)):
            window.resize(width, height)
            found += [f"{width}: {fault}" for fault in settled_faults(shown_page)]
        discard(window)
    assert found == []
