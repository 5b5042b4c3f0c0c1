"""What a change of a contest does to the scores already given: the nouns. Finding it out is
``scoring.change_effects``; the sentences are ``config.effect_words``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EffectKind(StrEnum):
    """One kind of change, the heaviest first."""

    MARKS_CHANGED = "marks_changed"  # criteria, full marks, steps: no earlier score means the same any more
    SUBMISSION_REMOVED = "submission_removed"
    JUDGE_REMOVED = "judge_removed"
    ASSIGNMENT_REMOVED = "assignment_removed"
    RECUSAL_ADDED = "recusal_added"
    COMMENT_RULE_CHANGED = "comment_rule_changed"
    SUBMISSION_MOVED = "submission_moved"
    RULE_CHANGED = "rule_changed"
    AWARDS_CHANGED = "awards_changed"
    RECUSAL_REMOVED = "recusal_removed"
    SUBMISSION_ADDED = "submission_added"
    JUDGE_ADDED = "judge_added"
    ASSIGNMENT_ADDED = "assignment_added"
    ATTACHMENTS_CHANGED = "attachments_changed"
    RUBRIC_WORDS_CHANGED = "rubric_words_changed"
    WORDS_CHANGED = "words_changed"
    SCHEDULE_CHANGED = "schedule_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change with what it costs. What does not apply is empty.

    ``sealed``: how many sealed scorecards that count now would no longer count because of it. ``count``: how many
    things changed where they are told together. ``before`` and ``after`` are a rule's values as texts.
    """

    kind: EffectKind
    rubric: str = ""
    category: str = ""
    submission: str = ""
    judge: str = ""
    rule: str = ""
    before: str = ""
    after: str = ""
    count: int = 0
    sealed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEffects:
    """All changes between the package that is out and the draft.

    ``counted``: sealed scorecards that count now; ``lost``: how many of them would not count under the draft.
    """

    effects: tuple[Effect, ...] = ()
    counted: int = 0
    lost: int = 0

    @property
    def kept(self) -> int:
        """How many sealed scorecards go on counting."""
        return self.counted - self.lost

    def __bool__(self) -> bool:
        return bool(self.effects)
