"""Where help explains a refusal, a finding, an outcome of a merge or a caution."""

from __future__ import annotations

from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode

Explained = Code | FindingCode | Outcome | CautionCode


def help_place(code: Explained) -> str:  # noqa: ARG001 -- one paragraph explains them all until there are more
    """The place of the paragraph that explains it, ``page#anchor``."""
    return "problems#any"
