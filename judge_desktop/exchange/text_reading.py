"""Text files: the first megabytes in the encoding that fits, without what makes letters run the other way."""

from __future__ import annotations

import codecs
import re

from judge_desktop.domain.errors import Code, JudgeDesktopError

MAX_BYTES = 2**20
MAX_LINES = 10_000
MAX_LINE_LETTERS = 20_000

_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read_text(content: bytes, *, is_cut: bool) -> tuple[str, bool]:
    """The text of a file that begins with ``content``, and whether it goes on (``is_cut``: there are more bytes).

    UTF-8 with or without its mark, UTF-16 with it, else Windows-874 (TIS-620). Refuses ``ATTACHMENT_DAMAGED`` when
    none of them fits.
    """
    text = _decoded(content, is_cut)
    if "\0" in text:
        raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
    lines = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    is_long = any(len(line) > MAX_LINE_LETTERS for line in lines[:MAX_LINES])
    kept = "\n".join(line[:MAX_LINE_LETTERS] for line in lines[:MAX_LINES])
    return kept, is_cut or is_long or len(lines) > MAX_LINES


def _decoded(content: bytes, is_cut: bool) -> str:
    """A letter that the cut went through is left out."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return codecs.getincrementaldecoder("utf-16")(errors="replace").decode(content, final=not is_cut)
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content, final=not is_cut)
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp874")
    except UnicodeDecodeError as unfit:
        raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED) from unfit
