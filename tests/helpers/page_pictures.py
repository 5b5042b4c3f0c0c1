"""Printed pages beside the pictures of them that a person has looked at."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

PICTURES = Path(__file__).parent.parent / "files" / "pages"
RENEW = "JUDGE_DESKTOP_RENEW_PAGES"
DPI = 60
GREYS = 16  # a picture is kept in so many, which keeps it small
_STRONG = 40  # of 255: a difference that blurred edges of letters do not make
_MOST = 0.0006  # of the page: some ten letters


def assert_looks_like(path: Path, name: str, most_pages: int = 2) -> None:
    """The first pages of the file look as in ``tests/files/pages/<name>-<page>.png``, and there are as many of them."""
    drawn = page_pictures(path, most_pages)
    if os.environ.get(RENEW):
        _keep(drawn, name)
    kept = sorted(PICTURES.glob(f"{name}-[0-9].png"))
    assert len(kept) == len(drawn), (
        f"{name}: {len(drawn)} pages, {len(kept)} pictures of them; {RENEW}=1 keeps new ones"
    )
    for number, (picture, page) in enumerate(zip(kept, drawn, strict=True), start=1):
        with Image.open(picture) as stored:
            share = difference(stored.convert("L"), page)
        if share > _MOST:
            seen = Path(tempfile.gettempdir()) / f"{name}-{number}.png"
            page.save(seen)
            raise AssertionError(f"{name}, page {number}: {share:.2%} look different; see {seen}, kept is {picture}")


def page_pictures(path: Path, most_pages: int) -> list[Image.Image]:
    """The pages as grey pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = ["pdftoppm", "-r", str(DPI), "-gray", "-l", str(most_pages)]
        subprocess.run([*command, path, Path(folder) / "page"], check=True, capture_output=True)
        return [Image.open(one).convert("L").copy() for one in sorted(Path(folder).iterdir())]


def difference(kept: Image.Image, drawn: Image.Image) -> float:
    """Share of a page that looks different to somebody who does not look at the edges of letters."""
    if kept.size != drawn.size:
        return 1.0
    blurred = [one.filter(ImageFilter.BoxBlur(2)) for one in (kept, drawn)]
    strong = ImageChops.difference(*blurred).point(lambda grey: 255 if grey > _STRONG else 0)
    return strong.histogram()[255] / (kept.width * kept.height)


def _keep(drawn: list[Image.Image], name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob(f"{name}-[0-9].png"):
        old.unlink()
    for number, page in enumerate(drawn, start=1):
        page.point(lambda grey: (grey + 8) // 17 * 17).quantize(GREYS).save(
            PICTURES / f"{name}-{number}.png", optimize=True
        )
