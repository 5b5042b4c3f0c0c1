"""Makes the demo contest, `resources/demo/contest/`, from the words in this folder. The same bytes every run.

    .venv/bin/python build_spec/demo/make_demo_contest.py [FOLDER]

Needs the development environment (Pillow, PyAV, python-docx, python-pptx). The result is committed: the program and its
tests never run this.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

from contest_tables import read_submissions, write_tables  # noqa: E402
from films import FILMS, write_film  # noqa: E402
from office_files import OFFICE_FILES  # noqa: E402
from pictures import write_photo  # noqa: E402
from proposal_pdf import Proposal  # noqa: E402
from scenes import PHOTOS  # noqa: E402

PROPOSAL_NAME = "ข้อเสนอโครงการ.pdf"


def make_attachments(proposal: Proposal, folder: Path) -> None:
    """All files one submission brings."""
    submission_id = str(proposal.submission["id"])
    proposal.write(folder / PROPOSAL_NAME)
    for name, scene in PHOTOS.get(submission_id, ()):
        write_photo(folder / name, scene)
    if submission_id in FILMS:
        name, frames, notes = FILMS[submission_id]
        write_film(folder / name, frames(), notes)
    if submission_id in OFFICE_FILES:
        name, write_file, write_rendition = OFFICE_FILES[submission_id]
        write_file(proposal, folder / name)
        write_rendition(proposal, folder / f"{name}.pdf")


def make_contest(folder: Path) -> int:
    """The whole contest folder, made anew; gives back its size in bytes."""
    attachments = folder / "attachments"
    if attachments.exists():
        shutil.rmtree(attachments)
    folder.mkdir(parents=True, exist_ok=True)
    write_tables(folder)
    for submission in read_submissions():
        words = HERE / "proposals" / f"{submission['id']}.toml"
        if not words.exists():  # the two that are not eligible bring nothing
            continue
        place = attachments / str(submission["id"])
        place.mkdir(parents=True)
        make_attachments(Proposal(submission, tomllib.loads(words.read_text(encoding="utf-8"))), place)
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        if path.name != unicodedata.normalize("NFC", path.name):
            raise ValueError(f"not in NFC: {path.name}")
    return sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "demo" / "contest"
    print(f"{target}: {make_contest(target) / 1e6:.2f} MB")
