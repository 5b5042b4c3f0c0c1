"""What the tabs of a submission are: its documents, its photos together, its other files, its summary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Attachment, Submission

_SHOWN_PICTURES = ("image/jpeg", "image/png", "image/gif")
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


class Viewer(StrEnum):
    """Which page shows an item."""

    PDF = "pdf"
    PICTURES = "pictures"
    TEXT = "text"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """One tab. `original` is the office file behind a rendition, saved instead of it."""

    key: str
    words: str
    icon: str
    viewer: Viewer
    files: tuple[Attachment, ...] = ()
    detail: str = ""
    original: Attachment | None = None


def document_items(submission: Submission) -> tuple[DocumentItem, ...]:
    """The tabs of a submission, in the order of its attachments; photos stand together, the summary comes last."""
    renditions = {one.rendition_of: one for one in submission.attachments if one.rendition_of}
    pictures = tuple(one for one in submission.attachments if one.media_type in _SHOWN_PICTURES)
    items: list[DocumentItem] = []
    for one in submission.attachments:
        if one.rendition_of or one in pictures[1:]:
            continue
        if one in pictures:
            items.append(_pictures(pictures))
        elif one.sha256 in renditions:
            items.append(_item(renditions[one.sha256], Viewer.PDF, one))
        else:
            items.append(_item(one, Viewer.PDF if one.media_type == "application/pdf" else Viewer.FILE, None))
    if submission.summary:
        items.append(DocumentItem("summary", tr("Summary"), "type", Viewer.TEXT))
    return tuple(items)


def size_words(size: int) -> str:
    """1.4 MB, 48 kB."""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:.1f} MB"
    return f"{max(1, round(size / _KILOBYTE))} kB"


def kind_words(media_type: str) -> str:
    """What kind of file it is, in words."""
    main = media_type.split("/", maxsplit=1)[0]
    if main in {"video", "audio", "image", "text"}:
        return {
            "video": tr("Video"),
            "audio": tr("Sound"),
            "image": tr("Picture"),
            "text": tr("Text file"),
        }[main]
    if "word" in media_type or "opendocument.text" in media_type:
        return tr("Text document")
    if "presentation" in media_type or "powerpoint" in media_type:
        return tr("Slides")
    if "sheet" in media_type or "excel" in media_type:
        return tr("Spreadsheet")
    return {"application/pdf": "PDF", "application/zip": "ZIP"}.get(media_type, tr("File"))


def icon_of(media_type: str) -> str:
    """The icon of that kind of file."""
    main = media_type.split("/", maxsplit=1)[0]
    if main in {"video", "audio", "image"}:
        return {"video": "film", "audio": "music", "image": "image"}[main]
    if "presentation" in media_type or "powerpoint" in media_type:
        return "presentation"
    if "sheet" in media_type or "excel" in media_type:
        return "file-spreadsheet"
    return "file-text"


def name_words(name: str) -> str:
    """The name of a file for a tab: without its ending, hyphens as spaces."""
    return PurePosixPath(name).stem.replace("-", " ").replace("_", " ").strip() or name


def _pictures(pictures: tuple[Attachment, ...]) -> DocumentItem:
    if len(pictures) == 1:
        return DocumentItem(pictures[0].sha256, name_words(pictures[0].name), "image", Viewer.PICTURES, pictures)
    return DocumentItem("pictures", tr("Photos"), "image", Viewer.PICTURES, pictures, str(len(pictures)))


def _item(shown: Attachment, viewer: Viewer, original: Attachment | None) -> DocumentItem:
    named = original or shown
    return DocumentItem(named.sha256, name_words(named.name), icon_of(named.media_type), viewer, (shown,), "", original)


def more_tabs_words() -> str:
    """The button for the tabs that do not fit; whoever shows it fills in {n}."""
    return tr("{n} more tabs")
