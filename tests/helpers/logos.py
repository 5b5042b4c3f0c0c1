"""Pictures for logos, made when they are asked for."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

from PIL import Image, ImageDraw


@cache
def logo(width: int = 120, height: int = 60, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """A disc and a bar, so that it can be seen which way up it stands and whether it is stretched."""
    image = Image.new("RGB", (width, height), "#F4F7FB")
    pen = ImageDraw.Draw(image)
    side = min(width, height)
    pen.ellipse((0, 0, side - 1, side - 1), fill="#1D6F42")
    pen.rectangle((0, height * 2 // 3, width - 1, height - 1), fill="#C8102E")
    stream = io.BytesIO()
    image.convert(mode).save(stream, kind)
    return stream.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A whole PNG file whose head claims that size; its pixels are one byte."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
