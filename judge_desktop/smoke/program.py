"""The program at work: the demo is played, its files are read, its papers looked at, every page opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from judge_desktop.app import make_application
from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.settings import Settings
from judge_desktop.smoke.attempts import Check
from judge_desktop.smoke.files import Asking, file_checks
from judge_desktop.smoke.pages import page_checks
from judge_desktop.smoke.papers import paper_checks
from judge_desktop.smoke.stage import Stage
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.demo import DemoOptions, run_demo

JUDGES, SUBMISSIONS = 3, 14  # two of each category: among them are all kinds of attachments


def program_checks(folder: Path) -> Iterator[Check]:
    """Everything that needs the rooms of the program, in an empty folder."""
    stage = Stage(folder)
    sys.excepthook = stage.note_bug  # where Qt leaves what goes wrong inside a window
    yield Check("window system", _make_application)
    yield Check("demo", lambda: _play(stage))
    asking = Asking()
    yield from file_checks(stage, asking)
    yield from paper_checks(stage, asking)
    asking.reader.close()
    yield from page_checks(stage)


def _make_application() -> str:
    app = make_application(sys.argv[:1])
    settings = Settings()
    set_language(settings.language)
    apply_theme(app, settings.theme, settings.text_size)
    return f"{app.platformName()}, {app.font().family()}"


def _play(stage: Stage) -> str:
    options = DemoOptions(judges=JUDGES, submissions=SUBMISSIONS)
    stage.demo = run_demo(stage.folder / "demo", options, translator(Language.TH), lambda _: None)
    return f"{stage.demo.judges} judges, {stage.demo.submissions} submissions, {len(stage.demo.files)} files"
