"""The whole day through two real windows: the chair's and a judge's. Only the other two judges are played by verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Settings
from judge_desktop.exchange.contest_folder import read_contest_folder
from judge_desktop.exchange.contest_folder_writing import write_contest_folder
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import FinishPage
from judge_desktop.ui.chair.identity_question import IdentityDialog
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.package_page import PackagePage as ChairPackagePage
from judge_desktop.ui.chair.package_questions import BackupDialog
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.results.standings_card import StandingsCard
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.helpers.papers import papers_page, papers_seen
from tests.helpers.pdf_text import as_laid_out
from tests.ui.chair.find import give_reason, notice, one, page, press, seen
from tests.ui.conftest import show_active

SUBMISSIONS = ("GOV-01", "GOV-02")
JUDGES = ("J1", "J2", "J3")


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, MainWindow]]:
    """The program twice, each on an empty data folder: the chair's and a judge's laptop."""
    set_language(Language.TH)
    with Workspace(tmp_path / "chair") as chair, Workspace(tmp_path / "J1") as judge:
        made = tuple(MainWindow(ws, InstantTasks(), Settings()) for ws in (chair, judge))
        for window in made:
            qtbot.addWidget(window)
        yield made[0], made[1]


def test_the_day(
    windows: tuple[MainWindow, MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chair_program, judge_program = windows
    show_active(qtbot, chair_program, 1366, 690)
    chair = run_a_contest(chair_program, small_folder(tmp_path / "awards"))
    package, spoken = build(chair, tmp_path / "finalists.judgepack", monkeypatch)

    chair_program.hide()
    show_active(qtbot, judge_program, 1366, 690)
    judge = open_as_judge(judge_program, package, spoken)
    read_first_page(judge, qtbot)
    score(judge)
    sent = seal(judge, tmp_path / "J1.judgescore", monkeypatch)

    judge_program.hide()
    show_active(qtbot, chair_program, 1366, 690)
    merge(chair, [sent, *(played(tmp_path, package, name) for name in JUDGES[1:])])
    for name in JUDGES:
        confirm(chair, tmp_path / name if name != "J1" else judge_program.desk.ws)
    look_at_standings(chair)
    print_scorecards(chair, tmp_path / "pdf", monkeypatch)
    published = close_and_publish(chair, tmp_path / "published", monkeypatch)

    chair_program.hide()
    show_active(qtbot, judge_program, 1366, 690)
    look_at_results(judge_program, published)
    assert len(published) == 2
    winner = "10  แจ้งปุ๊บรู้ปั๊บ: ระบบรับเรื่องร้องเรียนที่ประชาชนติดตามได้ทุกขั้นตอน"
    assert first_place(judge_program) == ("1", winner, "83.33")


def small_folder(folder: Path) -> Path:
    """A contest folder with one category, two finalists and three judges."""
    read = read_contest_folder(resource(DEMO_FOLDER), "0" * 32)
    assert read.contest is not None
    contest = replace(
        read.contest,
        categories=tuple(one for one in read.contest.categories if one.id == "GOV"),
        submissions=tuple(one for one in read.contest.submissions if one.id in SUBMISSIONS),
        panel=replace(read.contest.panel, judges=tuple(one for one in read.contest.panel.judges if one.id in JUDGES)),
    )
    write_contest_folder(folder, contest, translator(Language.TH), read.attachment_files)
    return folder


def run_a_contest(program: MainWindow, folder: Path) -> ChairWindow:
    """A folder without findings: the chair's window opens by itself."""
    program.show_new_contest()
    new = program.page()
    assert isinstance(new, NewContestPage)
    new.take_in(folder)
    chair = program.page()
    assert isinstance(chair, ChairWindow)
    return chair


def build(chair: ChairWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """The official package without a backup outside, and the six words the chair reads aloud."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    found = page(chair, ChairPackagePage, "package")
    press(found, "build")
    identity = one(found.window(), IdentityDialog, "identity_question")
    identity.name.setText("ฝ่ายเลขานุการ")
    identity.answer.click()
    question = one(found.window(), BackupDialog, "backup_question")
    question.field.set_comment("คัดลอกไปยังแฟลชไดรฟ์แล้ว")
    press(question, "build_without")
    return path, one(found, SelectableText, "check_words_th").text().replace("  ·  ", " ")


def open_as_judge(program: MainWindow, package: Path, spoken: str) -> JudgeWindow:
    """She picks her name, types the words she heard, and declares to have no interest."""
    program.open_file(package)
    opening = program.page()
    assert isinstance(opening, PackagePage)
    opening.choices["J1"].setChecked(True)
    type_text(opening.words.field, spoken)
    opening.declaration.setChecked(True)
    opening.begin()
    judge = program.page()
    assert isinstance(judge, JudgeWindow)
    return judge


def read_first_page(judge: JudgeWindow, qtbot: QtBot) -> None:
    """The proposal is shown beside the scorecard: the document pane holds ink, not one colour."""
    qtbot.waitUntil(lambda: colours(judge) > 20)
    assert judge.card.isVisible()


def colours(judge: JudgeWindow) -> int:
    picture = judge.document.grab().toImage().scaled(80, 80)
    return len({picture.pixel(x, y) for x in range(80) for y in range(80)})


def score(judge: JudgeWindow) -> None:
    """Thai digits, a decimal comma that is refused with its finding at once, then allowed scores by keyboard alone."""
    judge.card.focus_form()
    type_into(judge, "D3", "๓๕")
    type_into(judge, "D2", "35,5")
    assert judge.card.footer.total() == "35"
    type_into(judge, "D2", "๒๔")
    for criterion, points in (("D1", "8"), ("D4", "15")):
        type_into(judge, criterion, points)
    assert judge.card.footer.total() == "82"
    field = judge.card.form.rows["D4"].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert judge.card.submission() == SUBMISSIONS[1]
    for criterion, points in (("D1", "7"), ("D2", "20"), ("D3", "30"), ("D4", "14")):
        type_into(judge, criterion, points)
    assert {card.is_complete for card in open_session(judge.session._ws).scorecards()} == {True}


def type_into(judge: JudgeWindow, criterion: str, text: str) -> None:
    field = judge.card.form.rows[criterion].field
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    press_key(field, Qt.Key.Key_Return)


def seal(judge: JudgeWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One button seals everything and saves the score file."""
    judge.walk.next()
    assert judge.pages.seal is not None
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: path)
    QTest.mouseClick(judge.pages.seal.card.seal, Qt.MouseButton.LeftButton)
    assert judge.pages.seal.is_sent()
    return path


def played(folder: Path, package: Path, judge: str) -> Path:
    """Another judge's day, without a window."""
    with Workspace(folder / judge) as ws:
        open_package(ws, package, judge=judge)
        session = open_session(ws)
        session.declare()
        session.import_scores(
            [
                (one.id, criterion.id, str(criterion.full_mark - 4))
                for one in session.submissions
                for criterion in session.rubric(one.id).criteria
            ]
        )
        session.seal()
        return export_scores(ws, session, folder / f"{judge}.judgescore").path


def merge(chair: ChairWindow, files: list[Path]) -> None:
    """What would happen is shown first; then the files wait for their judges to be heard."""
    found = page(chair, MergePage, "merge")
    found.look_at(tuple(files))
    assert len(one(one(found, Card, "preview"), OutcomeList, "outcomes").rows()) == 3
    press(found, "merge_files")


def confirm(chair: ChairWindow, of: Path | Workspace) -> None:
    """The secretary types the six words that this judge reads aloud."""
    found = page(chair, MergePage, "merge")
    if isinstance(of, Workspace):
        spoken = show_identity(of).check_words["th"]
    else:
        with Workspace(of, writing=False) as ws:
            spoken = show_identity(ws).check_words["th"]
    assert found.confirm is not None
    type_text(found.confirm.field, " ".join(spoken))
    press_key(found.confirm.field, Qt.Key.Key_Return)


def look_at_standings(chair: ChairWindow) -> None:
    """Means of 82 and 84 twice, and of 71 and 84 twice: the first leads by its score."""
    found = page(chair, StandingsPage, "standings")
    found.categories.set_current_key("GOV")
    table = [tuple(cell.text for cell in row.cells) for row in found.ranking.rows()]
    assert [(row[0], row[2]) for row in table] == [("1", "83.33"), ("2", "79.67")]
    assert table[0][-1] == "คะแนนเฉลี่ย"
    firmness = one(found, WinnerLine, "winner").answer()
    assert firmness is not None
    assert (
        firmness.sentence == "ผลการตัดสินขึ้นกับกรรมการเพียงหนึ่งคน หากไม่นับ ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ ผลงาน 10, 11 จะได้อันดับ 1 ร่วมกัน"
    )


def print_scorecards(chair: ChairWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF per judge; what is on it can be read by other programs."""
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page(chair, StandingsPage, "standings").head.print.click()
    found = papers_page(chair)
    assert len(papers_seen(found.papers).files) == 3
    found.papers.save_button.click()
    assert notice(found) == "บันทึกแล้ว 3 ไฟล์"
    first = next(path for path in folder.glob("*.pdf") if "J1" in path.name)
    text = as_laid_out(first)
    assert "แบบให้คะแนน" in text
    assert "82" in text


def close_and_publish(chair: ChairWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The last button of the day closes the round and saves both versions."""
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    finish = page(chair, FinishPage, "finish")
    one(finish, StatusRow, "finish_publish").button().click()
    press(finish, "publish")
    give_reason(finish, "ตัดสินครบทุกด้านแล้ว")
    assert [row.title() for row in seen(finish, StatusRow, "finish_publish")] == []
    finish.show_tab("list")
    assert one(finish, StatusRow, "finish_publish").title() == "เผยแพร่ไฟล์ผลการตัดสินแล้ว"
    return sorted(folder.iterdir())


def look_at_results(program: MainWindow, files: list[Path]) -> None:
    """Both are genuine and of a chair she knows; her own scorecards are in them as she sealed them."""
    for path in files:
        program.open_file(path)
        results = program.page()
        assert isinstance(results, ResultsPage)
        assert results.verdict is not None
        assert results.verdict.weight is Weight.FINE
        own = one(results, TextLabel, "own_sentence")
        assert own.text() == "แบบให้คะแนนของท่าน 2 ฉบับอยู่ในไฟล์นี้ครบถ้วน ไม่มีการแก้ไข"


def first_place(program: MainWindow) -> tuple[str, ...]:
    """Rank, submission and score of the winner, as the results page shows them."""
    row = one(program.page(), StandingsCard, "standings_GOV").table.rows()[0]
    return tuple(cell.text for cell in row.cells)[:3]
