"""The tasks of the reading process by name. Imported there, and by tests; a window only knows the names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from judge_desktop.ui.viewers.reading import office_tasks, pdf_tasks, picture_tasks
from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused, Task

TASKS: dict[str, Task] = {
    "pdf.open": pdf_tasks.open_pdf,
    "pdf.page": pdf_tasks.draw_page,
    "pdf.texts": pdf_tasks.read_texts,
    "pdf.hits": pdf_tasks.find_hits,
    "pdf.selection": pdf_tasks.select_text,
    "pdf.word": pdf_tasks.select_word,
    "pdf.links": pdf_tasks.list_links,
    "office.read": office_tasks.read_office,
    "picture.read": picture_tasks.read_picture,
}


def perform(tasks: Mapping[str, Task], name: str, arguments: Mapping[str, Any]) -> Answer:
    """The answer of one task; raises `Refused` for whatever goes wrong with it."""
    task = tasks.get(name)
    if task is None:
        raise Refused(Refusal.UNSUPPORTED)
    try:
        return task(arguments)
    except Refused:
        raise
    except FileNotFoundError as missing:
        raise Refused(Refusal.MISSING) from missing
    except MemoryError as full:
        raise Refused(Refusal.TOO_LARGE) from full
    except Exception as bad:
        raise Refused(Refusal.DAMAGED) from bad
