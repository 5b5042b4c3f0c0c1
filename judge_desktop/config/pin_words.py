"""Pins in words: which document, which page or which moment of it. For the window, the command line and the paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.scorecard import Pin

_HOUR, _MINUTE = 3600, 60
_TIMED = ("audio/", "video/")


def document_name(name: str) -> str:
    """The name of a file as people say it: without its ending, hyphens and underscores as spaces."""
    return PurePosixPath(name).stem.replace("-", " ").replace("_", " ").strip() or name


def document_of(pin: Pin, attachments: Sequence[Attachment], tr: Translator) -> str:
    """The document a pin points into; a rendition goes by the name of the office file it was made from."""
    known = {one.sha256: one for one in attachments}
    found = known.get(pin.attachment)
    if found is None:
        return tr("an earlier file")
    return document_name(known.get(found.rendition_of, found).name)


def place_of(pin: Pin, attachments: Sequence[Attachment], tr: Translator, numerals: str = "arabic") -> str:
    """Where in the document: "page 7", "01:20"; empty when the pin means the whole of it, as with a picture."""
    if pin.page:
        return in_numerals(tr("page {page}", page=pin.page), numerals)
    is_timed = any(one.sha256 == pin.attachment and one.media_type.startswith(_TIMED) for one in attachments)
    return in_numerals(clock(pin.second), numerals) if pin.second or is_timed else ""


def pin_words(pin: Pin, attachments: Sequence[Attachment], tr: Translator, numerals: str = "arabic") -> str:
    """What stands on a pin: the place alone in the first document, elsewhere the document's name before it."""
    place = place_of(pin, attachments, tr, numerals)
    if place and _is_in_first(pin, attachments):
        return place
    return " ".join(part for part in (document_of(pin, attachments, tr), place) if part)


def in_reading_order(pins: Iterable[Pin], attachments: Sequence[Attachment]) -> tuple[Pin, ...]:
    """Pins in the order of the documents, in each by page and time; files nobody knows any more come last."""
    places = {one.sha256: place for place, one in enumerate(attachments)}
    last = len(places)
    return tuple(sorted(pins, key=lambda pin: (places.get(pin.attachment, last), pin.attachment, pin.page, pin.second)))


def clock(seconds: int) -> str:
    """A moment of a recording: 01:20, with hours 1:02:03."""
    hours, rest = divmod(seconds, _HOUR)
    minutes, second = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def _is_in_first(pin: Pin, attachments: Sequence[Attachment]) -> bool:
    """True in the file the window shows first: the first of the submission or the rendition made from it."""
    if not attachments:
        return False
    first = attachments[0].sha256
    return pin.attachment == first or any(
        one.sha256 == pin.attachment and one.rendition_of == first for one in attachments
    )
