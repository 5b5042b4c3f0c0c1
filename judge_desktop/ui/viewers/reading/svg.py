"""Draws SVG files that hold nothing but a drawing."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused


def looks_like_svg(path: Path) -> bool:
    """Whether the file begins like an SVG drawing."""
    with path.open("rb") as file:
        begin = file.read(4096)
    return begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml", b"<!")) and b"<svg" in begin


def draw_svg(path: Path, largest_side: int) -> Answer:
    """The drawing, its longer side as asked."""
    raise Refused(Refusal.UNSUPPORTED)
