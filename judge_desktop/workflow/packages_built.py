"""The packages this copy has of a round, whoever built them: revision, mode, when, under which name."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.contest import Mode
from judge_desktop.store import documents
from judge_desktop.store.documents import DocumentType
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, round_of
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    """One package. ``built_at`` is shown only; ``file_name`` is the name it was saved under here."""

    manifest: str
    revision: int
    mode: Mode
    built_at: str
    file_name: str


def packages_built(ws: Workspace, where: Where = EVERYWHERE) -> tuple[PackageLine, ...]:
    """All of them, the newest first. Refuses as ``chair_contest`` and ``round_of`` do."""
    contest = chair_contest(ws, where)
    round_ = round_of(contest, where).id
    with ws.database.reading() as connection:
        found = [
            (document, mode)
            for mode in Mode
            for document in documents.listed(connection, contest.id, type=DocumentType.PACKAGE, round=round_, mode=mode)
        ]
    found.sort(key=lambda pair: (pair[0].received_at, pair[0].revision), reverse=True)
    return tuple(
        PackageLine(
            manifest=document.sha256,
            revision=document.revision,
            mode=mode,
            built_at=document.received_at,
            file_name=document.origin,
        )
        for document, mode in found
    )
