"""Which neutral values a decision may hold, and how each is spelled: there is no place for words among them.

What is published leaves the words of a decision out; its values are signed and stay. What they mean is the business of
the modules that name them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from judge_desktop.domain.contest import TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.view import Origin
from judge_desktop.scoring import attendance, awards, paper_scorecards, resolutions
from judge_desktop.scoring.decision_order import AFTER
from judge_desktop.scoring.ids import ID_SPELLING
from judge_desktop.scoring.rulings import AGAINST, AMONG

LOG = "log"
"""Where the audit log of the copy stood that signed; so nothing before can be rewritten."""
CONFIRMATION, SIGNING_KEY, AGE_RECIPIENT = "confirmation", "signing_key", "age_recipient"

_HASH, _COUNT = "[0-9a-f]{64}", "[0-9]{1,10}"
_SCORE = "(?:0|[1-9][0-9]*)(?:[.][0-9]*[1-9])?"


def _several(one: str) -> str:
    return f"(?:{one}(?: {one})*)?"


def _either(*words: str) -> str:
    return "|".join(map(re.escape, words))


_EVERYWHERE = {LOG: f"{_HASH}|", AFTER: _several(_HASH)}
_KEYS = {
    CONFIRMATION: _either(*Confirmation),
    SIGNING_KEY: "ssh-ed25519 [A-Za-z0-9+/]{68}",
    AGE_RECIPIENT: "age1[a-z0-9]{58}",
}
_AWARD = {awards.LEVELS: _several(f"{ID_SPELLING}={ID_SPELLING}")}
_OF_KIND: Mapping[DecisionKind, Mapping[str, str]] = {
    DecisionKind.CONFIRM_JUDGE: _KEYS,
    DecisionKind.REPLACE_KEY: _KEYS,
    DecisionKind.ATTENDANCE: {
        attendance.STATE: _either(*attendance.PresenceState),
        attendance.AT: "[0-2][0-9]:[0-5][0-9]",
        attendance.PRESENTED: _either(*attendance.Presented),
    },
    DecisionKind.PAPER_SCORECARD: {
        paper_scorecards.STATE: _either("sealed", "absent"),
        paper_scorecards.ORIGIN: _either(Origin.PAPER, Origin.SHEET),
        paper_scorecards.SCORES: _several(f"{ID_SPELLING}={_SCORE}"),
    },
    DecisionKind.CHOOSE_REVISION: {AGAINST: _several(_HASH)},
    DecisionKind.BREAK_TIE: {
        AMONG: _several(ID_SPELLING),
        resolutions.BY: _either(TieBreakStep.CHAIR, TieBreakStep.RESOLUTION),
        resolutions.VOTES: _several(f"{ID_SPELLING}={_COUNT}"),
        resolutions.ABSTAINED: _COUNT,
        resolutions.PRESENT: _COUNT,
    },
    DecisionKind.AWARD: _AWARD,
    DecisionKind.JOINT_AWARD: _AWARD,
}


def unknown_value(kind: DecisionKind, values: Mapping[str, str]) -> str | None:
    """The first name, sorted, of a value that no decision of that kind holds or that is spelled otherwise; None when
    all are as they should be. In a ``popular_vote`` every other name is a submission and its value a number of votes.
    """
    spellings = {**_EVERYWHERE, **_OF_KIND.get(kind, {})}
    for name in sorted(values):
        spelling = spellings.get(name, _COUNT if kind is DecisionKind.POPULAR_VOTE else None)
        if spelling is None or not re.fullmatch(spelling, values[name], re.ASCII):
            return name
    return None


def ids_in(values: Mapping[str, str]) -> frozenset[str]:
    """The submissions, criteria and award levels that the values of a decision name."""
    found = set(values.get(AMONG, "").split())
    for name in (resolutions.VOTES, paper_scorecards.SCORES):
        found |= {word.partition("=")[0] for word in values.get(name, "").split()}
    found |= {part for word in values.get(awards.LEVELS, "").split() for part in word.split("=", 1)}
    return frozenset(found)
