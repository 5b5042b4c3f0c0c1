"""Words of the two versions of a results file: what each is called, what it holds, who may get it."""

from __future__ import annotations

from judge_desktop.config import result_words
from judge_desktop.config.i18n import current_language, mark, tr, translator
from judge_desktop.domain.publication import Audience, Listed

_NAMES = {Audience.INTERNAL: mark("Internal version"), Audience.PUBLIC: mark("Public version")}
_HOLDS = {
    Audience.INTERNAL: mark("Every judge's scores with names, comments, reasons and all decisions"),
    Audience.PUBLIC: mark(
        "No name, comment or reason; judges appear as codes. How each of them scored, and on what ground one recused,"
        " can be read"
    ),
}
_LISTED = {
    Listed.ALL: (mark("All submissions"), mark("The whole ranking of every category")),
    Listed.AWARDED: (
        mark("Only those with an award"),
        mark("Ranks of the others are not spelled out; whoever recomputes the scores can still find them"),
    ),
}


def audience_words(audience: Audience) -> str:
    """What a version is called."""
    return tr(_NAMES[audience])


def holds_words(audience: Audience) -> str:
    """What a version holds."""
    return tr(_HOLDS[audience])


def for_words(audience: Audience) -> str:
    """Who may get a version."""
    return result_words.for_words(audience, translator(current_language()))


def listed_words(listed: Listed) -> tuple[str, str]:
    """Which standings are spelled out, and what that means."""
    words, sentence = _LISTED[listed]
    return tr(words), tr(sentence)
