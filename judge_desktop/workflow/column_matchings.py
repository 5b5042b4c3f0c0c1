"""Which column was what, remembered by the titles of the table: the next export of the same form needs no hand.

One small file in the data folder. Losing it costs a few clicks: what cannot be read or makes no sense is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.importing import ImportField, Matching
from judge_desktop.exchange.form_columns import matching_of
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import replacing
from judge_desktop.workflow.workspace import Workspace

FILE = "column-matchings.json"
_LARGEST = 1_000_000
_MOST = 50


def remembered_matching(ws: Workspace, titles: Sequence[str]) -> Matching | None:
    """The matching remembered for a table with exactly these titles, None when there is none."""
    for entry in _entries(ws):
        if entry.get("titles") == list(titles):
            named = entry.get("fields")
            fields = {title: ImportField(one) for title, one in named.items()} if isinstance(named, dict) else {}
            return matching_of(titles, fields)
    return None


def remember_matching(ws: Workspace, titles: Sequence[str], matching: Matching) -> None:
    """Keeps a matching in the place of one with the same titles; the oldest goes when there are many."""
    fields = {titles[column]: one.value for column, one in sorted(matching.items())}
    others = [entry for entry in _entries(ws) if entry.get("titles") != list(titles)]
    entries = [{"titles": list(titles), "fields": fields}, *others][:_MOST]
    with replacing(ws.home / FILE, private=True) as stream:
        stream.write(json.dumps(entries, ensure_ascii=False, indent=1).encode())


def forget_matching(ws: Workspace, titles: Sequence[str]) -> None:
    """Forgets what was remembered for these titles."""
    entries = _entries(ws)
    others = [entry for entry in entries if entry.get("titles") != list(titles)]
    if others != entries:
        with replacing(ws.home / FILE, private=True) as stream:
            stream.write(json.dumps(others, ensure_ascii=False, indent=1).encode())


def _entries(ws: Workspace) -> list[Mapping[str, object]]:
    try:
        written = json.loads(read_whole(ws.home / FILE, _LARGEST).decode())
    except (JudgeDesktopError, ValueError, RecursionError):
        return []
    known = {one.value for one in ImportField}
    return [
        entry
        for entry in (written if isinstance(written, list) else [])
        if isinstance(entry, dict)
        and isinstance(entry.get("titles"), list)
        and isinstance(entry.get("fields"), dict)
        and all(isinstance(title, str) and one in known for title, one in entry["fields"].items())
    ]
