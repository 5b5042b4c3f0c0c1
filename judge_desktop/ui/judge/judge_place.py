"""Where a judge is in her work: carried over when the window is built again, and kept on the disk between starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from judge_desktop.ui.judge.score_history import TypedScores
from judge_desktop.workflow.judge_places import KeptPlace, RefusedText, refused_still, score_beside
from judge_desktop.workflow.open_package import OpenedPackage
from judge_desktop.workflow.scoring_session import ScoringSession


class Page(StrEnum):
    """The pages of the judge's window."""

    DESK = ""
    SEAL = "seal"
    MY_SCORES = "my_scores"
    CHANGES = "changes"
    PAPERS = "papers"
    REHEARSAL = "rehearsal"


@dataclass(slots=True)
class JudgePlace:
    """`places` and `tabs` as the document pane keeps them, `widths` of the panes by arrangement; `opened`: a package
    update whose news are read first.
    """

    judge: str = ""
    submission: str = ""
    page: Page = Page.DESK
    typed: dict[str, TypedScores] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)
    widths: dict[str, list[int]] = field(default_factory=dict)
    numbers_hidden: bool = False
    note_open: bool = False
    guidelines_open: bool = False
    on_top: bool = False
    unkept_comments: dict[str, str] = field(default_factory=dict)
    unkept_notes: dict[str, str] = field(default_factory=dict)
    opened: OpenedPackage | None = None


def place_to_keep(place: JudgePlace, session: ScoringSession) -> KeptPlace:
    """What of a place goes onto the disk. Of scores only what was typed and refused."""
    refused = {
        submission: {key: RefusedText(text, score_beside(session, submission, key)) for key, text in one.items()}
        for submission, typed in place.typed.items()
        if (one := typed.refused)
    }
    return KeptPlace(
        submission=place.submission,
        page=place.page if place.page in _REOPENED else Page.DESK,
        numbers_hidden=place.numbers_hidden,
        tabs=dict(place.tabs),
        places=dict(place.places),
        widths=dict(place.widths),
        refused=refused,
    )


def place_from(kept: KeptPlace, session: ScoringSession) -> JudgePlace:
    """The place where the program ended; what was refused comes back unless a score was kept in its field since."""
    refused = refused_still(session, kept)
    return JudgePlace(
        judge=session.judge.id,
        submission=kept.submission,
        page=Page(kept.page) if kept.page in _REOPENED else Page.DESK,
        typed={submission: TypedScores(refused=texts) for submission, texts in refused.items()},
        places=dict(kept.places),
        tabs=dict(kept.tabs),
        widths=dict(kept.widths),
        numbers_hidden=kept.numbers_hidden,
    )


_REOPENED = (Page.SEAL, Page.MY_SCORES)
