"""The text of a PDF as other programs read it: poppler, and pypdf."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
from pypdf.generic import DictionaryObject, StreamObject

_STROKES = re.compile(rb"^(?:(?>[-\d.]+|f\*|re|rg|RG|[mlchnwJjSf])[ \r]*+)++\n", re.MULTILINE)


def squeezed(text: str) -> str:
    """Without white space: where readers put spaces between words of different places is their guess."""
    return "".join(text.split())


def text_of(path: Path | str) -> str:
    """All text of a file in the order it was set, white space left out."""
    return squeezed(as_set(path))


def as_set(path: Path | str) -> str:
    """The lines of a file in the order they were set, each page ending in a form feed."""
    return _read(path, "-raw")


def as_laid_out(path: Path | str, *, last: int = 0) -> str:
    """The lines as they stand beside each other on the page; of the pages up to ``last``, 0 = of all."""
    return _read(path, "-layout", *(("-l", str(last)) if last else ()))


def _read(path: Path | str, *options: str) -> str:
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout.decode()


def pages_by_poppler(path: Path) -> list[str]:
    """The text of every page as pdftotext gives it in the order it was set, white space left out."""
    return [squeezed(page) for page in as_set(path).split("\f")[:-1]]


def pages_by_pypdf(path: Path) -> list[str]:
    """The same by another reader. It takes most of its time over lines that are no text: it is not shown them."""
    pages = pypdf.PdfReader(path).pages
    for page in pages:
        _leave_out_lines(page)
    return [squeezed(page.extract_text()) for page in pages]


def _leave_out_lines(drawn: DictionaryObject) -> None:
    """Takes lines, areas and colours out of a page, or of a form and what is drawn in it, and leaves all else."""
    content = drawn if isinstance(drawn, StreamObject) else drawn["/Contents"].get_object()
    assert isinstance(content, StreamObject)
    content.set_data(_STROKES.sub(b"", content.get_data()))
    for form in _forms(drawn):
        _leave_out_lines(form)


def _forms(drawn: DictionaryObject) -> Iterator[StreamObject]:
    resources = drawn.get("/Resources", DictionaryObject()).get_object()
    for one in resources.get("/XObject", DictionaryObject()).get_object().values():
        form = one.get_object()
        if form["/Subtype"] == "/Form":
            yield form
