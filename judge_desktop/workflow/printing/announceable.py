"""Whether a result may be announced. It loads nothing that prints, so a window may ask it at any time."""

from __future__ import annotations

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.deliberate import awards_of
from judge_desktop.workflow.round_documents import RoundDocuments


def why_not_announced(known: RoundDocuments, categories: tuple[str, ...] = ()) -> JudgeDesktopError | None:
    """Why the result of these categories (none = of all) cannot be announced, None when it can.

    ``ANNOUNCED_BEFORE_CLOSING``; ``ANNOUNCED_BEFORE_AWARDS`` (details: ``categories``, ids).
    """
    if not known.view.is_closed:
        return JudgeDesktopError(Code.ANNOUNCED_BEFORE_CLOSING)
    decided = awards_of(known)
    wanted = [one.id for one in known.package.contest.categories if not categories or one.id in categories]
    undecided = [one for one in wanted if one not in decided]
    return JudgeDesktopError(Code.ANNOUNCED_BEFORE_AWARDS, categories=undecided) if undecided else None
