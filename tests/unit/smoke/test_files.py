"""Every kind of attachment is read by the second process, a film plays, and what fails says which file it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from judge_desktop.smoke.attempts import SmokeError, attempt
from judge_desktop.smoke.files import Asking, file_checks, first_of, play_film, read_office
from judge_desktop.smoke.stage import Stage


@pytest.fixture
def asking(qapp: QApplication) -> Iterator[Asking]:
    """The second process."""
    asked = Asking()
    yield asked
    asked.reader.close()


def test_every_kind_is_read_and_a_film_plays(asking: Asking, tmp_path: Path) -> None:
    outcomes = list(attempt(file_checks(Stage(tmp_path), asking)))
    assert [one for one in outcomes if not one.ok] == []
    assert [one.name.removeprefix("file: ") for one in outcomes] == [
        *("pdf", "jpg", "docx", "xlsx", "pptx", "txt", "md", "csv", "svg", "film"),
    ]


def test_files_that_cannot_be_read_are_named(asking: Asking, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    with pytest.raises(SmokeError, match=r"office\.read of broken\.docx: refused damaged"):
        read_office(asking, broken)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"no film")
    with pytest.raises(SmokeError, match="This file is damaged"):
        play_film(film)
    with pytest.raises(SmokeError, match="no mp4 in "):
        first_of(tmp_path / "empty", "mp4")
