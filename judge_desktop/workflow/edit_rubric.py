"""Changes of a rubric in the chair's draft, refused where a package could not carry them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.text import Text
from judge_desktop.workflow.written_text import LONGEST_NAME, demand_text

Change = Callable[[Contest], Contest]


def carried(change: Change) -> Change:
    """The same change; refuses ``TEXT_TOO_LONG`` for a text that would not fit into a package."""

    def apply(contest: Contest) -> Contest:
        after = change(contest)
        for rubric in after.rubrics:
            if rubric not in contest.rubrics:
                for text, most in _texts(rubric):
                    for words in (text.th, text.en):
                        demand_text(words, most)
        return after

    return apply


def _texts(rubric: Rubric) -> Iterator[tuple[Text, int]]:
    """Every text of a rubric with how long it may be."""
    long_name = 5 * LONGEST_NAME
    for group in rubric.groups:
        yield group.name, long_name
    for criterion in rubric.criteria:
        yield criterion.name, long_name
        for guideline in criterion.guidelines:
            yield guideline, 20 * LONGEST_NAME
        for level in criterion.levels:
            yield level.name, long_name
            yield level.description, 20 * LONGEST_NAME
