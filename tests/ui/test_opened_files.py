"""Every file the program writes, opened by whoever may sit there, leads to its page; anything else says what it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, Translator, current_language
from judge_desktop.config.settings import Settings, Theme, save_settings
from judge_desktop.ui.backup_page import BackupPage
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import DayPage
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.opening_files import our_files
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.contests_here import name_contests
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.demo_here import DemoHere
from judge_desktop.workflow.export_received import export_received
from judge_desktop.workflow.export_scores import progress_code
from judge_desktop.workflow.file_types import ALL_ENDINGS
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.restore_backup import look_at_holding
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace, hand_over
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.chair_stage import NO_BACKUP, Stage, clock
from tests.helpers.evening import decide_everything
from tests.helpers.instant_tasks import InstantTasks

THAI = Translator(Language.TH)
TABLE = """
                   nobody            judge             chair
package            package           package           package
locked package     package           package           package
score file         home:elsewhere    desk:elsewhere    merge
decisions          home:elsewhere    desk:elsewhere    merge
card               home:elsewhere    desk:elsewhere    panel
progress code      home:elsewhere    desk:elsewhere    day
results            results           results           results
backup             backup            backup            backup
cut package        package:refusal   package:refusal   package:refusal
cut score file     home:refusal      desk:refusal      overview:refusal
foreign file       home:refusal      desk:refusal      overview:refusal
empty file         home:refusal      desk:refusal      overview:refusal
folder             home:refusal      desk:refusal      overview:refusal
gone               home:refusal      desk:refusal      overview:refusal
"""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file of every kind, and the data folders of a judge and of the chair."""

    files: dict[str, Path]
    judge: Path
    chair: Path
    contest: str


@pytest.fixture(scope="module")
def prepared(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Written by the program itself, each under a name that says nothing but the ending."""
    root = tmp_path_factory.mktemp("opened")
    package = stage.chair.parent / "package.judgepack"
    files = {
        "package": package,
        "locked package": root / "locked.judgepack",
        "score file": stage.j1,
        "card": stage.card,
        "progress code": root / "code.txt",
        "results": root / "the.judgeresults",
        "backup": root / "copy.judgebackup",
        "cut package": root / "cut.judgepack",
        "cut score file": root / "cut.zip",
        "foreign file": root / "letter.judgepack",
        "empty file": root / "empty.judgescore",
        "folder": root,
        "gone": root / "gone.judgepack",
    }
    with Workspace(stage.copied(root / "evening"), clock=clock) as chair:
        merge_scores(chair, [stage.j1, stage.j2, stage.j3])
        decide_everything(chair, stage)
        close_round(chair, "ครบถ้วน")
        publish_results(chair, files["results"])
        found = export_received(chair, root / "received", THAI).files
        files["decisions"] = next(one for one in found if one.suffix == ".judgedecisions")
        locked = PackageOptions(encryption=Encryption.PASSPHRASE, passphrase="open sesame", without_backup=NO_BACKUP)
        build_package(chair, files["locked package"], locked)
        backup(chair, files["backup"])
    with Workspace(root / "judge", clock=clock) as judge:
        open_package(judge, package, judge="J1")
        open_session(judge).declare()
    with Workspace(shutil.copytree(stage.chair.parent / "J1", root / "sent"), clock=clock) as sent:
        files["progress code"].write_text(progress_code(sent, open_session(sent)), encoding="ascii")
    files["cut package"].write_bytes(package.read_bytes()[:3000])
    files["cut score file"].write_bytes(stage.j1.read_bytes()[:10])
    files["foreign file"].write_text("Dear committee", encoding="utf-8")
    files["empty file"].touch()
    return Prepared(files, root / "judge", stage.chair, stage.contest)


@pytest.fixture
def window_of(qtbot: QtBot, prepared: Prepared, tmp_path: Path) -> Iterator[Callable[[str], MainWindow]]:
    """The program as somebody left it who scores, who runs the contest, or who never used it."""
    opened: list[MainWindow] = []

    def make(who: str) -> MainWindow:
        home = tmp_path / who
        kept = {"judge": prepared.judge, "chair": prepared.chair}.get(who)
        if kept is not None:
            shutil.copytree(kept, home, ignore=shutil.ignore_patterns("instance.lock"))
        window = MainWindow(
            Workspace(home, clock=clock), InstantTasks(), Settings(language=Language.EN), InstantReader()
        )
        qtbot.addWidget(window)
        window.resize(1366, 690)
        window.show()
        opened.append(window)
        come_back(window, who, prepared.contest)
        return window

    yield make
    for window in opened:
        window.close()


def come_back(window: MainWindow, who: str, contest: str) -> None:
    """Show what that person looks at all day."""
    page = window.page()
    if who == "judge" and not isinstance(page, JudgeWindow):
        window.show_judge(contest)
    elif who == "chair":
        if not isinstance(page, ChairWindow):
            window.show_chair(contest)
            page = window.page()
        assert isinstance(page, ChairWindow)
        page.show_page("overview")
    elif who == "nobody" and not isinstance(page, HomePage):
        window.show_home()


def shown(window: MainWindow) -> str:
    """The page shown, and the notice on it if there is one."""
    QApplication.processEvents()  # what is put into a layout is seen a moment later
    page = window.page()
    names: dict[type[QWidget], str] = {
        HomePage: "home",
        JudgeWindow: "desk",
        PackagePage: "package",
        ResultsPage: "results",
        BackupPage: "backup",
    }
    name = page.page() if isinstance(page, ChairWindow) else names[type(page)]
    visible = {one.objectName() for one in page.findChildren(Notice) if one.isVisible()}
    for notice, said in (("refusal", "refusal"), ("belongs_elsewhere", "elsewhere")):
        if notice in visible:
            return f"{name}:{said}"
    return name


def test_every_file_leads_to_its_page(window_of: Callable[[str], MainWindow], prepared: Prepared) -> None:
    everybody = {who: window_of(who) for who in ("nobody", "judge", "chair")}
    head, *rows = TABLE.strip("\n").splitlines()
    lines = [" " * 19 + "".join(f"{who:18}" for who in everybody).rstrip()]
    assert {row[:19].strip() for row in rows} == set(prepared.files)
    for kind in (row[:19].strip() for row in rows):
        found = []
        for who, window in everybody.items():
            come_back(window, who, prepared.contest)
            window.open_file(prepared.files[kind])
            found.append(shown(window))
        lines.append(f"{kind:19}" + "".join(f"{one:18}" for one in found).rstrip())
    assert lines == [head, *rows]


def let_fall(path: Path, window: MainWindow) -> None:
    """Drop that file on the window."""
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, offered, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)


def test_dropped_handed_over_and_given_by_the_system_are_the_same(
    window_of: Callable[[str], MainWindow], prepared: Prepared
) -> None:
    window, path = window_of("nobody"), prepared.files["backup"]

    def hand_to_it() -> None:
        hand_over(window.desk.ws.home, str(path))
        window.read_messages()

    ways: tuple[Callable[[], object], ...] = (
        lambda: window.open_file(path),
        lambda: let_fall(path, window),
        hand_to_it,
        lambda: window.open_from_outside(path),
    )
    for way in ways:
        window.show_home()
        assert shown(window) == "home"
        way()
        assert shown(window) == "backup"


def test_what_is_handed_over_waits_until_a_question_is_answered(
    window_of: Callable[[str], MainWindow], prepared: Prepared
) -> None:
    window = window_of("nobody")
    question = Dialog("Really?", "Nothing is lost", "Yes", "No", parent=window)
    question.show()
    came: list[bool] = []
    window.forward_requested.connect(lambda: came.append(True))

    hand_over(window.desk.ws.home, str(prepared.files["backup"]))
    window.read_messages()
    assert (shown(window), came) == ("home", [True])
    question.accept()
    window.read_messages()
    assert (shown(window), came) == ("backup", [True])


def test_a_double_click_leaves_the_demo_and_a_file_of_the_demo_stays_in_it(
    window_of: Callable[[str], MainWindow], prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of("nobody")
    demo = window.desk.ws.home / "demo"

    def opened(*_: object) -> DemoHere:
        shutil.copytree(prepared.chair, demo / "chair", ignore=shutil.ignore_patterns("instance.lock"))
        return DemoHere(home=demo / "chair", passphrase="")

    monkeypatch.setattr("judge_desktop.ui.desks.open_demo", opened)
    window.show_demo()
    inside = shutil.copy(prepared.files["card"], demo / "one.judgecard")
    window.open_from_outside(Path(inside))
    assert (window.is_in_demo(), shown(window)) == (True, "panel")
    window.open_from_outside(prepared.files["package"])
    assert (window.is_in_demo(), shown(window)) == (False, "package")


def test_a_progress_code_in_a_file_is_taken_in(window_of: Callable[[str], MainWindow], prepared: Prepared) -> None:
    window = window_of("chair")
    window.open_file(prepared.files["progress code"])
    page = window.page()
    assert isinstance(page, ChairWindow)
    day = page.pages["day"]
    assert isinstance(day, DayPage)
    assert day.tabs.tab() == "progress"
    assert day.progress.finding().endswith(": 4 of 4 complete")


# ── backups ──────────────────────────────────────────────────────────────────────────────────────────────────────


def backup_page(window: MainWindow) -> BackupPage:
    """The page of a backup, which must be shown."""
    page = window.page()
    assert isinstance(page, BackupPage)
    return page


def test_a_new_computer_becomes_the_one_that_was_lost(
    window_of: Callable[[str], MainWindow], prepared: Prepared, tmp_path: Path
) -> None:
    window = window_of("nobody")
    with Workspace(shutil.copytree(prepared.chair, tmp_path / "lost"), clock=clock) as lost:
        save_settings(Settings(language=Language.TH, theme=Theme.DARK), lost.home / "settings.json")
        backup(lost, tmp_path / "lost.judgebackup")
    held: list[bool] = []
    window.folder_held.connect(held.append)

    window.open_file(tmp_path / "lost.judgebackup")
    page = backup_page(window)
    assert nameless_widgets(page) == []
    page.restore.click()

    assert held == [True, False]
    assert [one.contest for one in name_contests(window.desk.ws) if one.is_chair] == [prepared.contest]
    assert (window.desk.settings.theme, current_language()) == (Theme.DARK, Language.TH)
    home = window.page()
    assert isinstance(home, HomePage)
    notice = home.notices.notice()
    assert notice is not None
    assert notice.sentence().startswith("กู้คืนข้อมูลสำรองแล้ว")
    window.open_file(prepared.files["score file"])
    assert shown(window) == "merge"


def test_a_computer_that_is_used_keeps_what_it_has(window_of: Callable[[str], MainWindow], prepared: Prepared) -> None:
    window = window_of("judge")
    window.open_file(prepared.files["backup"])
    page = backup_page(window)
    before = look_at_holding(window.desk.ws)
    page.bring_back()
    (kept,) = window.desk.ws.home.parent.glob("judge kept *")
    with Workspace(kept, clock=clock) as aside:
        assert look_at_holding(aside) == before
    assert [one.is_chair for one in name_contests(window.desk.ws)] == [True]


def test_a_damaged_backup_changes_nothing(
    window_of: Callable[[str], MainWindow], prepared: Prepared, tmp_path: Path
) -> None:
    window = window_of("nobody")
    cut = tmp_path / "cut.judgebackup"
    cut.write_bytes(prepared.files["backup"].read_bytes()[:-400])
    window.open_file(cut)
    backup_page(window).restore.click()
    assert shown(window) == "backup:refusal"
    assert window.desk.ws.own_name is None
    window.open_file(prepared.files["package"])
    assert shown(window) == "package"


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_ending_is_offered_when_a_file_is_chosen() -> None:
    assert ALL_ENDINGS == (
        ".judgepack",
        ".judgescore",
        ".judgecard",
        ".judgeresults",
        ".judgedecisions",
        ".judgebackup",
    )
    assert our_files() == "Files of Judge Desktop (" + " ".join(f"*{one}" for one in ALL_ENDINGS) + ")"


_SYSTEM = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QFileOpenEvent
from judge_desktop import app
application = app.make_application([])
early, late, taken = Path("/a/early.judgepack"), Path("/a/late file.judgepack"), []
application.sendEvent(application, QFileOpenEvent(str(early)))
waiting = [str(one) for one in application.waiting_files()]
application.deliver_files(lambda path: taken.append(str(path)))
application.sendEvent(application, QFileOpenEvent(str(late)))
print(json.dumps([waiting, taken, [str(one) for one in application.waiting_files()]]))
"""


def test_files_given_by_the_system_wait_for_a_window() -> None:
    """In a process of its own, which has but one application."""
    ran = subprocess.run([sys.executable, "-c", _SYSTEM], capture_output=True, text=True, timeout=300, check=False)
    early, late = str(Path("/a/early.judgepack")), str(Path("/a/late file.judgepack"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == [[early], [early, late], []]


_DOUBLE_CLICK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from judge_desktop import app
from judge_desktop.__main__ import main
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.widgets.notice import Notice

class Seen(Frame):
    def fill(self, content):
        super().fill(content)
        QTimer.singleShot(300, self.tell)

    def tell(self):
        for _ in range(12):
            QApplication.processEvents()  # what is put into a layout is seen a moment later
        page = self._content.page()
        print(type(page).__name__, [one.sentence() for one in page.findChildren(Notice) if one.isVisible()])
        self.close()

app.Frame = Seen
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("kind", "said"), [("package", "PackagePage []"), ("gone", "HomePage ['ไม่พบไฟล์ “gone.judgepack”']")]
)
def test_a_double_click_starts_the_program_on_the_file(
    prepared: Prepared, tmp_path: Path, kind: str, said: str
) -> None:
    command = [sys.executable, "-c", _DOUBLE_CLICK, "--home", str(tmp_path / "home"), str(prepared.files[kind])]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, said), ran.stderr
