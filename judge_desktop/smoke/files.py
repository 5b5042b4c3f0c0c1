"""Every kind of attachment goes through the second process that reads files, and a film plays for a second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from judge_desktop.config.paths import resource
from judge_desktop.smoke.attempts import Check, SmokeError
from judge_desktop.smoke.stage import Stage, wait_until
from judge_desktop.ui.viewers.reading.answers import Answer
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.workflow.create_contest import DEMO_FOLDER

_WRITTEN = {
    "note.txt": "หมายเหตุถึงคณะกรรมการ: ตัวเลขในตารางที่ 2 เป็นของปีที่แล้ว\n",
    "note.md": "# บันทึก\n\n1. ผู้ใช้งาน **1,240** คน\n\n| ก่อน | หลัง |\n|---|---|\n| 45 | 12 |\n",
    "table.csv": "ลำดับ,ผลงาน\n1,ลำน้ำมีชีวิต\n",
    "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>',
}
_OFFICE = ("docx", "xlsx", "pptx")
_SECOND_MS = 1000
_FEWEST_FRAMES = 5


class Asking:
    """Asks the second process and waits."""

    def __init__(self) -> None:
        self.reader = Reader()

    def ask(self, task: str, **arguments: Any) -> Answer:
        """The answer. Refuses when there is none."""
        found: list[Answer] = []
        failed: list[str] = []
        self.reader.ask(task, arguments, found.append, lambda why, code: failed.append(f"{why.value} {code}".strip()))
        wait_until(lambda: bool(found or failed), task)
        if failed:
            name = Path(str(arguments.get("path", ""))).name
            raise SmokeError(f"{task} of {name}: {failed[0]}")
        return found[0]


def file_checks(stage: Stage, asking: Asking) -> list[Check]:
    """One check for each kind of attachment."""
    attachments = resource(DEMO_FOLDER) / "attachments"
    return [
        Check("file: pdf", lambda: read_pdf(asking, first_of(attachments, "pdf"))),
        Check("file: jpg", lambda: read_picture(asking, first_of(attachments, "jpg"))),
        *(_office_check(asking, attachments, suffix) for suffix in _OFFICE),
        *(_written_check(stage, asking, name) for name in _WRITTEN),
        Check("film", lambda: play_film(first_of(attachments, "mp4"))),
    ]


def first_of(folder: Path, suffix: str) -> Path:
    """The first attachment of the demo of that kind."""
    found = sorted(folder.glob(f"*/*.{suffix}"))
    if not found:
        raise SmokeError(f"no {suffix} in {folder}")
    return found[0]


def read_pdf(asking: Asking, path: Path) -> str:
    """Its pages, its words, and a picture of the first page."""
    pages = asking.ask("pdf.open", path=str(path)).content["pages"]
    texts = asking.ask("pdf.texts", path=str(path), first=0, count=len(pages)).content["texts"]
    drawn = asking.ask("pdf.page", path=str(path), page=0, scale=1.0, rotation=90)
    letters = sum(map(len, texts))
    if not letters or len(set(drawn.payload)) < 16:
        raise SmokeError(f"{letters} letters, {len(set(drawn.payload))} shades")
    return f"{len(pages)} pages, {letters} letters"


def read_picture(asking: Asking, path: Path) -> str:
    """The picture itself."""
    answer = asking.ask("picture.read", path=str(path), largest_side=400)
    if not any(answer.payload):
        raise SmokeError("nothing but black without a cover")
    return " × ".join(map(str, answer.content["natural"])) + " pixels"


def read_office(asking: Asking, path: Path) -> str:
    """Its words."""
    content = asking.ask("office.read", path=str(path), name=path.name).content
    letters = sum(map(len, _texts_in(content)))
    if letters < 10:
        raise SmokeError(f"hardly a word: {content}")
    return f"{letters} letters"


def play_film(path: Path) -> str:
    """A second of it, by the clock of the film; every picture is counted."""
    from judge_desktop.ui.viewers.media_player import MediaPlayer

    player = MediaPlayer()
    loaded: list[bool] = []
    failed: list[str] = []
    frames: list[bool] = []
    player.loaded.connect(lambda: loaded.append(True))
    player.failed.connect(failed.append)
    player.frame_changed.connect(lambda frame: frames.append(frame.isValid()))
    player.set_volume(0, muted=True)
    player.open(path)
    try:
        wait_until(lambda: bool(loaded or failed), "the film")
        began = player.position()
        player.play()
        wait_until(lambda: player.position() - began >= _SECOND_MS or bool(failed), "a second of the film")
        if failed or sum(frames) < _FEWEST_FRAMES:
            raise SmokeError(failed[0] if failed else f"{sum(frames)} pictures in a second")
        return f"{sum(frames)} pictures in {_SECOND_MS} ms, of {player.length() / _SECOND_MS:.0f} s"
    finally:
        player.close()
        player.deleteLater()


def _office_check(asking: Asking, attachments: Path, suffix: str) -> Check:
    return Check(f"file: {suffix}", lambda: read_office(asking, first_of(attachments, suffix)))


def _written_check(stage: Stage, asking: Asking, name: str) -> Check:
    def look() -> str:
        path = stage.folder / name
        path.write_text(_WRITTEN[name], encoding="utf-8")
        return read_picture(asking, path) if path.suffix == ".svg" else read_office(asking, path)

    return Check(f"file: {name.rpartition('.')[2]}", look)


def _texts_in(content: Any) -> list[str]:
    """All texts of a reading, however deep."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        return [text for one in content for text in _texts_in(one)]
    return [content] if isinstance(content, str) else []
