"""From the start page to everything else: files by their content, contests on this computer, the demo, settings."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, current_language
from judge_desktop.config.settings import Settings, TextSize, Theme, load_settings
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.ui import choose_files
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_place import Page as JudgePage
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.judge.start_page import StartPage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.buttons import ButtonKind
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.demo_here import DemoHere
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.identity import save_judge_card, words_of
from judge_desktop.workflow.open_package import look_into_package, open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace, hand_over
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.keyboard import type_text


def home(window: MainWindow) -> HomePage:
    """The start page, which must be shown."""
    page = window.page()
    assert isinstance(page, HomePage)
    return page


def notice_of(window: MainWindow) -> str:
    """What the notice on the start page says."""
    notice = home(window).notices.notice()
    assert notice is not None
    return notice.sentence()


def test_a_new_copy_offers_three_choices_and_the_demo(main_window: MainWindow) -> None:
    page = home(main_window)

    assert page.contests == ()
    assert page.buttons == []
    assert page.demo.words() == "Open the demo contest with 21 submissions"
    assert nameless_widgets(page) == []


def test_the_contest_scored_last_holds_the_one_primary_button(
    qtbot: QtBot, main_window: MainWindow, package_file: Path
) -> None:
    open_package(main_window.desk.ws, package_file, judge="J1")
    main_window.show_home()
    page = home(main_window)

    assert [(button.words(), button.kind()) for button in page.buttons] == [("Start scoring", ButtonKind.PRIMARY)]
    QTest.mouseClick(page.buttons[0], Qt.MouseButton.LeftButton)
    assert isinstance(main_window.page(), JudgeWindow)


def test_files_are_known_by_their_content_and_what_is_not_ours_says_so(
    main_window: MainWindow, package_file: Path, tmp_path: Path
) -> None:
    wrong_name = tmp_path / "holiday.jpg"
    shutil.copy(package_file, wrong_name)
    main_window.open_file(wrong_name)
    assert isinstance(main_window.page(), PackagePage)

    stranger = tmp_path / "letter.judgepack"
    stranger.write_text("Dear committee")
    main_window.open_file(stranger)
    assert "letter.judgepack" in notice_of(main_window)

    main_window.open_file(tmp_path / "gone.judgepack")
    assert "gone.judgepack" in notice_of(main_window)


def test_a_score_file_without_a_contest_to_run_is_named_for_what_it_is(
    main_window: MainWindow, package_file: Path, tmp_path: Path
) -> None:
    with Workspace(tmp_path / "other") as other:
        open_package(other, package_file, judge="J1")
        session = open_session(other)
        session.set_score("ENV-01", "D1", "5")
        export_scores(other, session, tmp_path / "a.judgescore")
        save_judge_card(other, tmp_path / "a.judgecard")

    main_window.open_file(tmp_path / "a.judgescore")
    assert notice_of(main_window) == "“a.judgescore” is a judge's score file"
    main_window.open_file(tmp_path / "a.judgecard")
    assert notice_of(main_window) == "“a.judgecard” is a judge card"


def test_a_dropped_file_is_opened(main_window: MainWindow, package_file: Path) -> None:
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(package_file))])
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, offered, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    main_window.dropEvent(drop)

    assert isinstance(main_window.page(), PackagePage)


def test_a_file_handed_over_by_a_second_start_is_opened(
    qtbot: QtBot, main_window: MainWindow, package_file: Path
) -> None:
    hand_over(main_window.desk.ws.home, str(package_file))

    with qtbot.waitSignal(main_window.forward_requested):
        pass

    qtbot.waitUntil(lambda: isinstance(main_window.page(), PackagePage))


def test_keys_of_the_start_page(
    qtbot: QtBot, main_window: MainWindow, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: package_file)
    QTest.keyClick(main_window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    page.back_requested.emit()
    home(main_window).setFocus()
    QTest.keyClick(home(main_window), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(main_window.page(), StartPage)


def test_settings_hold_at_once_and_are_kept(qtbot: QtBot, main_window: MainWindow) -> None:
    main_window.take_settings(Settings(language=Language.EN))
    main_window.show_settings()
    page = main_window.page()
    assert isinstance(page, SettingsPage)
    assert nameless_widgets(page) == []

    chosen = Settings(Language.TH, Theme.DARK, TextSize.LARGER, Numerals.THAI)
    main_window.take_settings(chosen)

    assert (look().is_dark, look().text_size, current_language()) == (True, 130, Language.TH)
    again = main_window.page()
    assert isinstance(again, SettingsPage)
    assert again is not page
    assert load_settings(main_window.desk.ws.home / "settings.json") == chosen
    again.back_requested.emit()
    assert home(main_window).demo.words() == "เปิดการประกวดตัวอย่าง 21 ผลงาน"


def test_the_demo_is_entered_and_left(
    main_window: MainWindow, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(own_home: Path, *_: object) -> DemoHere:
        shutil.copytree(package_file.parent / "chair", own_home / "demo", ignore=shutil.ignore_patterns("*.lock"))
        return DemoHere(home=own_home / "demo", passphrase="")

    monkeypatch.setattr("judge_desktop.ui.desks.open_demo", opened)
    main_window.show_demo()

    assert main_window.is_in_demo()
    assert [one.is_chair for one in home(main_window).contests] == [True]
    main_window.desk.save_settings(replace(main_window.desk.settings, day_sound=True))
    home(main_window).own_requested.emit()
    assert not main_window.is_in_demo()
    assert main_window.desk.settings.day_sound is True
    assert home(main_window).contests == ()


def test_a_package_behind_a_passphrase_asks_until_it_is_right(
    main_window: MainWindow, package_file: Path, tmp_path: Path
) -> None:
    shutil.copytree(package_file.parent / "chair", tmp_path / "chair", ignore=shutil.ignore_patterns("*.lock"))
    locked = tmp_path / "locked.judgepack"
    with Workspace(tmp_path / "chair") as chair:
        build_package(
            chair,
            locked,
            PackageOptions(encryption=Encryption.PASSPHRASE, passphrase="open sesame", without_backup="ทดสอบ"),
        )
    main_window.open_file(locked)
    page = main_window.page()
    assert isinstance(page, PackagePage)

    page.passphrase.setText("wrong")
    page.unlock.click()
    assert not hasattr(page, "begin_button")
    page.passphrase.setText("open sesame")
    page.unlock.click()
    page.choices["J3"].setChecked(True)
    page.begin()

    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    assert judge.session.judge.id == "J3"


def test_check_words_are_offered_refused_and_compared(main_window: MainWindow, package_file: Path) -> None:
    words = words_of(look_into_package(main_window.desk.ws, package_file).package.manifest)["en"]
    main_window.show_package(package_file)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    page.choices["J1"].setChecked(True)

    type_text(page.words.field, words[0][:-1])  # which words these are is another matter in every package
    assert words[0] in page.words.offered() or len(page.words.offered()) == 5
    page.words.field.setText(words[0])
    assert words[0] not in page.words.offered()
    page.words.field.setText("car")
    assert page.words.offered() == ("carbon", "card", "cargo", "carpet", "carry")
    page.words.field.setText("qqqq ")
    assert "qqqq" in page.words.finding()
    page.words.field.setText(" ".join(words[:5]))
    page.begin()
    assert "Six check words are needed" in page.words.finding()
    page.words.field.setText(" ".join(words))
    page.begin()
    assert isinstance(main_window.page(), JudgeWindow)


def test_a_judge_without_a_package_makes_her_card(
    main_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main_window.judge_here()
    page = main_window.page()
    assert isinstance(page, StartPage)
    card = tmp_path / "my.judgecard"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: card)

    page.save_card()
    assert not card.exists()
    page.name.setText("ดร.สมศรี ใจดี")
    page.save_card()

    assert verify_file(main_window.desk.ws, card).type is FileType.CARD
    notice = page._notices.notice()
    assert notice is not None
    assert len(notice.detail().split()) == 6
    assert nameless_widgets(page) == []


def test_closing_keeps_what_is_typed_and_lets_go_of_the_folder(
    qtbot: QtBot, tmp_path: Path, package_file: Path
) -> None:
    ws = Workspace(tmp_path / "own2")
    contest = open_package(ws, package_file, judge="J1").package.contest.id
    window = MainWindow(ws, Tasks(), Settings())
    qtbot.addWidget(window)
    window.show_judge(contest)
    judge = window.page()
    assert isinstance(judge, JudgeWindow)
    type_text(judge.card.words.comment.editor, "last words")

    window.close()

    with Workspace(tmp_path / "own2") as again:
        assert open_session(again).scorecard(judge.card.submission()).comments == {"overall": "last words"}


def test_a_file_dropped_on_a_comment_or_a_score_is_opened_and_not_typed(
    main_window: MainWindow, package_file: Path
) -> None:
    main_window.show_judge(open_package(main_window.desk.ws, package_file, judge="J1").package.contest.id)
    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(package_file))])
    offered.setText(str(package_file))
    editor = judge.card.words.comment.editor
    link = QMimeData()
    link.setUrls([QUrl("https://example.org")])
    link.setText("https://example.org")
    assert [editor.canInsertFromMimeData(one) for one in (offered, link)] == [False, True]
    assert not judge.card.form.rows["D1"].field.acceptDrops()
    assert main_window.acceptDrops()


def test_a_first_start_says_language_in_both_and_the_choice_is_kept(main_window: MainWindow) -> None:
    first = home(main_window)
    assert first.asks_language()
    assert "ภาษา · Language" in [one.text() for one in first.findChildren(TextLabel) if one.isVisible()]

    QTest.mouseClick(first.language.button("en"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(first.language.button("th"), Qt.MouseButton.LeftButton)
    second = home(main_window)
    assert (current_language(), second.asks_language()) == (Language.TH, False)
    assert second.language.isVisible()  # it stays in the bar
    assert load_settings(main_window.desk.ws.home / "settings.json").language is Language.TH


def test_the_window_opens_in_the_systems_language(tmp_path: Path) -> None:
    """In a process of its own: Qt asks for the language of the system once."""
    start = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from judge_desktop import app
from judge_desktop.ui.frame import Frame

def close():
    frame = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Frame))
    page = frame._content.page()
    print(page.language.choice(), page.asks_language())
    frame.close()

class Seen(Frame):
    def fill(self, content):
        super().fill(content)
        QTimer.singleShot(200, close)

app.Frame = Seen
raise SystemExit(app.run_window(Path(sys.argv[1])))
"""

    surroundings = {**os.environ, "LC_ALL": "", "LANGUAGE": "", "LANG": "en_US.UTF-8"}
    command = [sys.executable, "-c", start, str(tmp_path / "new")]
    ran = subprocess.run(command, capture_output=True, text=True, env=surroundings, timeout=300, check=False)
    assert (ran.returncode, ran.stdout.split()) == (0, ["en", "True"]), ran.stderr


def test_a_judge_who_sent_everything_reads_so_and_sees_what_was_sent(
    main_window: MainWindow, package_file: Path, tmp_path: Path
) -> None:
    ws = main_window.desk.ws
    open_package(ws, package_file, judge="J1")
    session = open_session(ws)
    session.import_scores(
        [(work.id, row.id, "7") for work in session.submissions for row in session.rubric(work.id).criteria]
    )
    session.seal()
    main_window.show_home()
    assert said_of_contest(home(main_window)) == ("Continue scoring", "4 of 4 submissions complete", False)

    export_scores(ws, session, tmp_path / "scores.judgescore")
    main_window.show_home()
    assert said_of_contest(home(main_window)) == ("See what was sent", "Everything is sent", True)
    assert home(main_window).buttons[0].kind() is ButtonKind.SECONDARY
    home(main_window).buttons[0].click()
    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    assert judge.pages.page() is JudgePage.SEAL
    assert judge.pages.seal is not None
    assert judge.pages.seal.is_sent()

    first = judge.session.submissions[0].id
    judge.session.reopen(first, "A digit was wrong")
    judge.session.seal((first,))
    main_window.show_home()
    assert said_of_contest(home(main_window)) == ("Continue scoring", "Not everything is sent yet", True)


def said_of_contest(page: HomePage) -> tuple[str, str, bool]:
    """What the start page says of its one contest: button, chip, and whether it says when it was sent."""
    (chip,) = page.findChildren(StatusChip)
    told = any("sent today" in one.text() for one in page.findChildren(TextLabel))
    return page.buttons[0].words(), chip.words(), told
