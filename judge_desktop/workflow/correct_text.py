"""Corrections of names and titles after a package is out: checked, completed with the old words, followed by the draft.

What a correction changes is ``scoring.corrections``; signing and chaining it, ``workflow.deliberate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.scoring.corrections import WAS, corrected, texts_of
from judge_desktop.store import contests
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection

_NEVER_EMPTY = (("title_th", "title_en"), ("name_th", "name_en"))


def completed_texts(
    contest: Contest, texts: Mapping[str, str], *, submissions: tuple[str, ...], judge: str
) -> dict[str, str]:
    """The new texts that differ, each with the words it takes the place of.

    Refuses ``DECISION_INCOMPLETE`` (not about one submission or one judge, or without a text),
    ``TEXT_NOT_CORRECTABLE`` (details: ``name``, ``possible``), ``TEXT_UNCHANGED``, ``NAME_NEEDED``.
    """
    if bool(judge) == bool(submissions) or len(submissions) > 1:
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=DecisionKind.CORRECT_TEXT.value, needs="submission")
    if not texts:
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=DecisionKind.CORRECT_TEXT.value, needs="text")
    known = texts_of(contest, submission=submissions[0] if submissions else "", judge=judge)
    for name in texts:
        if name not in known:
            raise JudgeDesktopError(Code.TEXT_NOT_CORRECTABLE, name=name, possible=", ".join(known))
    new = {name: " ".join(cleaned(text).split()) for name, text in texts.items()}
    new = {name: text for name, text in new.items() if text != known[name]}
    if not new:
        raise JudgeDesktopError(Code.TEXT_UNCHANGED)
    after = {**known, **new}
    if any(names[0] in known and not any(after[name] for name in names) for names in _NEVER_EMPTY):
        raise JudgeDesktopError(Code.NAME_NEEDED)
    return {**new, **{WAS + name: known[name] for name in new}}


def follow_in_draft(connection: Connection, contest: str, decision: Decision, at: str) -> None:
    """The chair's draft gets the corrected words too, so that later packages have them."""
    part = contests.find(connection, contest, Part.CHAIR)
    if part is None or not part.definition:
        return
    draft = decode_contest(part.definition)
    after = corrected(draft, (decision,))
    if after != draft:
        contests.add(connection, replace(part, definition=encode_contest(after)), at=at)
