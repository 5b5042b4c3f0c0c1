"""A logo is looked through wholly before it is kept or used: a PNG or JPEG file within bounds that can be drawn.

Where logos come from is ``letterhead_settings`` (contest folders), ``package_documents`` and a person's choice.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_LOGO_BYTES, MOST_LOGO_SIDE
from judge_desktop.exchange.media_types import media_type_of_head
from judge_desktop.exchange.reading import read_whole

PNG, JPEG = "image/png", "image/jpeg"
EXTENSIONS = {PNG: ".png", JPEG: ".jpg"}


class LogoMeasures(NamedTuple):
    """What a logo is: ``media_type`` "image/png" or "image/jpeg", sides in pixels."""

    media_type: str
    width: int
    height: int


def read_logo(path: Path) -> bytes:
    """The file's bytes, looked through.

    Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE`` and as ``check_logo`` does.
    """
    try:
        content = read_whole(path, MOST_LOGO_BYTES)
    except JudgeDesktopError as refused:
        if refused.code is Code.FILE_TOO_LARGE:
            raise _too_large() from refused
        raise
    check_logo(content)
    return content


def check_logo(content: bytes) -> LogoMeasures:
    """What the logo measures, after every pixel of it was unpacked once.

    Refuses ``LOGO_IS_NO_PICTURE``, ``LOGO_TOO_LARGE`` (told by its head, before anything is unpacked),
    ``LOGO_DAMAGED``.
    """
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    if len(content) > MOST_LOGO_BYTES:
        raise _too_large()
    kind = media_type_of_head(content[:64])
    if kind not in EXTENSIONS:
        raise JudgeDesktopError(Code.LOGO_IS_NO_PICTURE)
    try:
        # Not Image.open: it would warn of large pictures instead of refusing, and try every other format.
        with (PngImageFile if kind == PNG else JpegImageFile)(io.BytesIO(content)) as image:
            if max(image.size) > MOST_LOGO_SIDE:
                raise _too_large()
            image.load()
            return LogoMeasures(kind, *image.size)
    except (OSError, SyntaxError, ValueError, LookupError, ArithmeticError, TypeError, EOFError) as broken:
        raise JudgeDesktopError(Code.LOGO_DAMAGED) from broken


def _too_large() -> JudgeDesktopError:
    return JudgeDesktopError(Code.LOGO_TOO_LARGE, side=MOST_LOGO_SIDE, megabytes=MOST_LOGO_BYTES // 2**20)
