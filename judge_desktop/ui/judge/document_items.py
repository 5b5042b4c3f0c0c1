"""What the tabs of a submission are: its documents, its photos together, its other files, its summary.

A file that a newer package replaced keeps a tab of its own, beside what came in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.pin_words import document_name
from judge_desktop.config.thai_dates import format_date, format_time
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.workflow.package_changes import SubmissionNews

_PICTURES = frozenset(
    ("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/tiff", "image/svg+xml")
)
_TABLES = frozenset((".csv", ".tsv", ".tab"))
_READ = ("officedocument.wordprocessingml", "officedocument.spreadsheetml", "officedocument.presentationml")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


class Viewer(StrEnum):
    """Which page shows an item."""

    PDF = "pdf"
    PICTURES = "pictures"
    MEDIA = "media"
    TEXT = "text"
    TABLE = "table"
    OFFICE = "office"
    SUMMARY = "summary"
    FILE = "file"


READ_BY_WORDS = frozenset((Viewer.TEXT, Viewer.TABLE, Viewer.OFFICE))
"""Shown by the words in them."""


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """One tab. `original` is the office file behind a rendition, saved instead of it; `is_old` a previous version."""

    key: str
    words: str
    icon: str
    viewer: Viewer
    files: tuple[Attachment, ...] = ()
    detail: str = ""
    original: Attachment | None = None
    is_old: bool = False

    def holds(self, sha256: str) -> bool:
        """Whether that attachment is shown in this tab, or is the original of what is."""
        hashes = [one.sha256 for one in self.files]
        return sha256 in hashes or (self.original is not None and self.original.sha256 == sha256)


def document_items(submission: Submission, news: SubmissionNews | None = None) -> tuple[DocumentItem, ...]:
    """The tabs of a submission, in the order of its attachments; photos stand together, the summary comes last.

    With `news` late attachments say so, and what they replaced stands behind them.
    """
    items = _items(submission.attachments)
    if news is not None:
        items = [_marked(one, news) for one in items]
        for old in _items(news.replaced, together=False):
            marked = replace(old, detail=tr("previous version"), is_old=True)
            items.insert(_place_of(marked, items), marked)
    if submission.summary:
        items.append(DocumentItem("summary", tr("Summary"), "type", Viewer.SUMMARY))
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
    return "archive" if media_type == "application/zip" else "file-text"


def viewer_of(attachment: Attachment) -> Viewer:
    """Which page shows that file: by its kind, by the ending of its name among texts."""
    kind, ending = attachment.media_type, PurePosixPath(attachment.name).suffix.casefold()
    main = kind.split("/", maxsplit=1)[0]
    if kind == "application/pdf":
        return Viewer.PDF
    if kind in _PICTURES or (main == "text" and ending == ".svg"):
        return Viewer.PICTURES
    if main in {"video", "audio"}:
        return Viewer.MEDIA
    if main == "text":
        return Viewer.TABLE if ending in _TABLES else Viewer.TEXT
    is_office = kind.startswith(_OPEN_DOCUMENT) or any(part in kind for part in _READ)
    return Viewer.OFFICE if is_office else Viewer.FILE


def more_tabs_words() -> str:
    """The button for the tabs that do not fit; whoever shows it fills in {n}."""
    return tr("{n} more tabs")


def _items(attachments: Sequence[Attachment], *, together: bool = True) -> list[DocumentItem]:
    renditions = {one.rendition_of: one for one in attachments if one.rendition_of}
    originals = {one.sha256 for one in attachments}
    pictures = [one for one in attachments if viewer_of(one) is Viewer.PICTURES and together]
    items: list[DocumentItem] = []
    for one in attachments:
        if one.rendition_of in originals or one in pictures[1:]:
            continue
        if one in pictures:
            items.append(_pictures(tuple(pictures)))
        elif one.sha256 in renditions:
            items.append(_item(renditions[one.sha256], one))
        else:
            items.append(_item(one, None))
    return items


def _pictures(pictures: tuple[Attachment, ...]) -> DocumentItem:
    if len(pictures) == 1:
        return DocumentItem(pictures[0].sha256, document_name(pictures[0].name), "image", Viewer.PICTURES, pictures)
    return DocumentItem("pictures", tr("Photos"), "image", Viewer.PICTURES, pictures, str(len(pictures)))


def _item(shown: Attachment, original: Attachment | None) -> DocumentItem:
    named, viewer = original or shown, viewer_of(shown)
    icon = "file-spreadsheet" if viewer is Viewer.TABLE else icon_of(named.media_type)
    icon = "image" if viewer is Viewer.PICTURES else icon
    return DocumentItem(named.sha256, document_name(named.name), icon, viewer, (shown,), "", original)


def _marked(item: DocumentItem, news: SubmissionNews) -> DocumentItem:
    """The item, marked when something in it came late."""
    hashes = [one.sha256 for one in item.files] + ([item.original.sha256] if item.original is not None else [])
    times = [news.new[one] for one in hashes if one in news.new]
    if not times:
        return item
    return replace(item, detail=" · ".join(part for part in (item.detail, _new_words(max(times))) if part))


def _new_words(received_at: str, now: Callable[[], datetime] = datetime.now) -> str:
    """ "new 09:50" on the day it came, "new 3 May" afterwards, "new" when nobody knows."""
    try:
        at = datetime.fromisoformat(received_at)
    except ValueError:
        return tr("new")
    local = at.astimezone() if at.tzinfo is not None else at
    language = current_language().value
    if local.date() == now().date():
        return tr("new {time}", time=format_time(local, language))
    return tr("new {time}", time=format_date(local.date(), language, short=True))


def _place_of(old: DocumentItem, items: Sequence[DocumentItem]) -> int:
    """Behind what has its name, else behind everything."""
    same = [n for n, one in enumerate(items, start=1) if one.words == old.words]
    return max(same, default=len(items))
