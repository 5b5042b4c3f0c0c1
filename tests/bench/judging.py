"""What a judge waits for in the real window: a keystroke, the next scorecard, the first page; without a screen.

Run as ``python -m tests.bench.judging HOME TURNS type|switch|proposal|long …`` it is the process that is measured. It
prints for each part the seconds of its turns and of the floor's, which took turns with them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import count, cycle
from pathlib import Path
from types import TracebackType
from typing import Any

from judge_desktop.domain.contest import Attachment, Contest, Submission
from tests.bench.measuring import Line, expect, line_of, timed

FEW, MANY = 21, 300
LONG_PAGES = 500
_PDF = "application/pdf"
_GIVE_UP_S = 30.0


def typing_in_the_window(folder: Path, *, is_tiny: bool) -> list[Line]:
    """A digit in a score field until it is on the disk and list, total and progress are painted again, beside the
    durable commit of one row.
    """
    return _lines("keystroke, in a window of", folder, "type", "bare commit", is_tiny=is_tiny, turns=120)


def switching(folder: Path, *, is_tiny: bool) -> list[Line]:
    """To the next submission until its scorecard is painted and holds the keyboard, beside filling and painting a
    plain form of Qt with the same texts.
    """
    return _lines("switch, to 1 of", folder, "switch", "plain form", is_tiny=is_tiny, turns=60)


def first_page_in_the_window(folder: Path, *, is_tiny: bool) -> list[Line]:
    """To a submission until the first page of its attachment is painted, beside loading and drawing it alone."""
    home = judge_home(folder / "page", 3 if is_tiny else FEW, 20 if is_tiny else LONG_PAGES)
    windows = [["proposal", "long"]] if is_tiny else [["proposal"], ["long"]]  # each in a fresh one if it is to count
    found = [one for parts in windows for one in _played(home, 1 if is_tiny else 24, *parts)]
    names = ("first-page, in the window", f"first-page, in it, of {20 if is_tiny else LONG_PAGES}")
    return [
        line_of(name, own, "loaded and drawn alone", others, aim=None)
        for name, (own, others) in zip(names, found, strict=True)
    ]


def _lines(name: str, folder: Path, part: str, floor: str, *, is_tiny: bool, turns: int) -> list[Line]:
    lines = []
    for submissions in (3,) if is_tiny else (FEW, MANY):
        home = judge_home(folder / f"{part}-{submissions}", submissions, 2)
        ((own, others),) = _played(home, 2 if is_tiny else turns, part)
        lines.append(line_of(f"{name} {submissions}", own, floor, others, aim=None))
    return lines


def judge_home(folder: Path, submissions: int, long_pages: int) -> Path:
    """The data folder of a judge of the bundled contest with that many submissions, half of them scored. Each has the
    PDF of a finalist, the last one a long document.
    """
    from judge_desktop.config.paths import resource
    from judge_desktop.workflow.build_package import PackageOptions, build_package
    from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
    from judge_desktop.workflow.demo_scores import demo_scores
    from judge_desktop.workflow.identity import create_identity
    from judge_desktop.workflow.open_package import open_package
    from judge_desktop.workflow.scoring_session import open_session
    from judge_desktop.workflow.workspace import Workspace
    from tests.bench.first_page import long_document

    folder.mkdir(parents=True)
    long = long_document(folder / "long.pdf", long_pages)
    with Workspace(folder / "chair") as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=lambda contest: _of_size(chair, contest, submissions, long))
        build_package(chair, folder / "round.judgepack", PackageOptions(without_backup="measured"))
    with Workspace(folder / "judge") as own:
        opened = open_package(own, folder / "round.judgepack", judge="J1")
        session = open_session(own)
        session.declare()
        half = session.submissions[: submissions // 2]
        session.import_scores(demo_scores(opened.package.contest, "J1", half))
    return folder / "judge"


def _of_size(chair: Any, contest: Contest, submissions: int, long: Path) -> Contest:
    """The contest with that many finalists, made of its own again and again."""
    from judge_desktop.store import attachments, data_folder

    content = long.read_bytes()
    known = sha256(content).hexdigest()
    with data_folder.staging_folder(chair.home) as staging:
        (staging / known).write_bytes(content)
        attachments.adopt(chair.home, [(known, staging / known)])
    document = Attachment(sha256=known, name="long.pdf", media_type=_PDF, size=len(content))
    with_pdf = [one for one in contest.finalists if one.attachments and one.attachments[0].media_type == _PDF]

    def numbered(place: int, one: Submission) -> Submission:
        files = (document,) if place == submissions - 1 else one.attachments
        return replace(one, id=f"S{place + 1:03}", number=place + 1, order=place + 1, attachments=files)

    made = tuple(numbered(place, one) for place, one in zip(range(submissions), cycle(with_pdf), strict=False))
    rounds = tuple(replace(one, schedule=replace(one.schedule, slots=())) for one in contest.rounds)
    kept = {one.category for one in made}
    return replace(
        contest,
        submissions=made,
        rounds=rounds,
        categories=tuple(one for one in contest.categories if one.id in kept),
    )


def _played(home: Path, turns: int, *parts: str) -> list[tuple[list[float], list[float]]]:
    settled = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.*=false"}
    command = [sys.executable, "-m", "tests.bench.judging", str(home), str(turns), *parts]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=settled)
    return [(own, others) for own, others in json.loads(done.stdout.splitlines()[-1])]


# ── the process that is measured ─────────────────────────────────────────────────────────────────────────────────


class _Stage:
    """The program with its judge's page open, at the size of a small laptop."""

    def __init__(self, app: Any, window: Any, home: Path) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        self.app, self.window, self.home = app, window, home
        window.window().resize(1366, 690)
        window.judge_here()
        self.judging = _shown(app, "JudgeWindow")
        window.window().activateWindow()
        QTest.qWaitForWindowActive(window.window())
        self.settle()
        self._focused = QApplication.focusWidget

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything that was begun come to its end."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.001)

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Lets Qt work until something is so; gives up loudly."""
        until = time.monotonic() + _GIVE_UP_S
        while not is_so():
            self.app.processEvents()
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.0002)  # the process that reads the file has to come to its turn

    def has_keyboard(self, part: Any) -> bool:
        """Whether what is typed now comes into that part."""
        focused = self._focused()
        return focused is not None and (focused is part or part.isAncestorOf(focused))

    def type(self, turns: int) -> tuple[list[float], list[float]]:
        """A digit replaces the score of the first field, each time another one."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from tests.bench.typing_scores import bare_commit, bare_database

        judging = self.judging
        submissions = judging.session.submissions
        judging.walk.open(submissions[len(submissions) // 2].id)
        self.settle()
        key, row = next(iter(judging.card.form.rows.items()))
        row.field.setFocus()
        digits = cycle((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4))

        def keystroke() -> None:
            row.field.selectAll()
            QTest.keyClick(row.field, next(digits))
            self.app.processEvents()

        with closing(bare_database(self.home / "bare.sqlite3")) as bare:
            commit = bare_commit(bare)
            own, others = self._in_turn(keystroke, commit, turns)
        kept = judging.session.scorecard(judging.card.submission()).scores[key]
        expect(str(kept), row.field.typed())
        return own, others

    def switch(self, turns: int) -> tuple[list[float], list[float]]:
        """From one submission to the next, and so on through all of them."""
        from PySide6.QtCore import QEvent, QObject

        from judge_desktop.ui.widgets.text_label import TextLabel

        judging = self.judging
        painted = []

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    painted.append(watched)
                return False

        watch = Watch()
        for label in judging.card.header.findChildren(TextLabel):
            label.installEventFilter(watch)
        first, *others = [one.id for one in judging.session.submissions]
        judging.walk.open(first)
        self.settle()
        ids = cycle([*others, first])

        def next_one() -> None:
            painted.clear()
            judging.walk.open(next(ids))
            self.wait(lambda: bool(painted) and self.has_keyboard(judging.card))

        return self._in_turn(next_one, self._plain_form(), turns)

    def proposal(self, turns: int) -> tuple[list[float], list[float]]:
        """The attachments of the contest's finalists, each time another."""
        others = self.judging.session.submissions[:-1]
        return self._pages(cycle([one.id for one in others[:6]]), turns)

    def long(self, turns: int) -> tuple[list[float], list[float]]:
        """The long document; between two turns enough others that the reading process has let go of it."""
        judging = self.judging
        last, others = judging.session.submissions[-1].id, [one.id for one in judging.session.submissions[:5]]
        between = cycle(others)

        def leave() -> None:
            for _ in range(5):
                judging.walk.open(next(between))
                self.wait(self._is_painted)

        return self._pages(cycle([last]), turns, leave)

    def _is_painted(self) -> bool:
        pdf = self.judging.document.viewers.pdf
        if self.judging.document.viewers.current() is not pdf or pdf.page_count() == 0:
            return False
        return pdf.view.pixels.pixmap(pdf.page() - 1) is not None

    def _pages(
        self, ids: Any, turns: int, before: Callable[[], None] = lambda: None
    ) -> tuple[list[float], list[float]]:
        from PySide6.QtCore import QSize
        from PySide6.QtPdf import QPdfDocument

        session, shown = self.judging.session, ""

        def show() -> None:
            nonlocal shown
            shown = next(ids)
            self.judging.walk.open(shown)
            self.wait(self._is_painted)
            self.app.processEvents()

        def alone() -> None:
            document = QPdfDocument()
            document.load(str(session.attachment_path(session.submission(shown).attachments[0].sha256)))
            document.render(0, QSize(620, 877))

        own, others = [], []
        for turn in range(-2 if turns > 1 else 0, turns):  # a single turn measures nothing, cold or warm
            before()
            self.settle(0.15)
            seconds = timed(show)
            self.settle(0.15)
            floor = timed(alone)
            if turn >= 0:
                own.append(seconds)
                others.append(floor)
        return own, others

    def _plain_form(self) -> Callable[[], None]:
        """Nothing but Qt: a title, a line and a field for each criterion, a comment; other texts each time."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

        form = QWidget()
        column = QFormLayout(form)
        rows = list(self.judging.card.form.rows.values())
        title, comment = QLabel(), QPlainTextEdit()
        fields = [QLineEdit() for _ in rows]
        column.addRow(title)
        for row, field in zip(rows, fields, strict=True):
            column.addRow(QLabel(row.name()), field)
        column.addRow(comment)
        form.resize(self.judging.card.size())
        form.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # it would take the keyboard
        form.show()
        numbers = count()
        self._form = form

        def fill() -> None:
            number = next(numbers)
            title.setText(f"{number} {self.judging.session.submissions[number % 3].title.th}")
            for place, field in enumerate(fields):
                field.setText(str((number + place) % 9))
            comment.setPlainText(f"{number}")
            form.repaint()

        return fill

    def _in_turn(
        self, work: Callable[[], None], floor: Callable[[], None], turns: int
    ) -> tuple[list[float], list[float]]:
        own, others = [], []
        for turn in range(-5, turns):
            seconds, floors = timed(work), timed(floor)
            self.settle(0.02)
            if turn >= 0:
                own.append(seconds)
                others.append(floors)
        return own, others


def play(home: Path, turns: int, *parts: str) -> None:
    """Opens the program's window, plays the parts and ends."""
    from PySide6.QtCore import QTimer

    from judge_desktop.app import make_application, run_window

    app = make_application([])
    timer = QTimer()

    def look() -> None:
        window = _shown(app, "MainWindow")
        if window is None or _shown(app, "HomePage") is None:
            return
        timer.stop()
        sys.excepthook = _give_up
        stage = _Stage(app, window, home)
        print(json.dumps([getattr(stage, part)(turns) for part in parts]))
        window.window().close()
        app.quit()

    timer.timeout.connect(look)
    timer.start(0)
    run_window(home)


def _give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What fails ends the process, where the program would ask in a window what to do."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


def _shown(app: Any, kind: str) -> Any:
    """The visible widget of that class, found by its name."""
    return next((one for one in app.allWidgets() if type(one).__name__ == kind and one.isVisible()), None)


if __name__ == "__main__":
    play(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
