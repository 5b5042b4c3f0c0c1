"""What looking at a file found, in plain words: what kind it is, what was looked at, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.phrases import sentence
from judge_desktop.domain.errors import Code
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.verification import CHAIR_KNOWN, PROGRAM_KNOWN, WHOLE, Check, Verification

_TYPES: Mapping[FileType, str] = {
    FileType.CARD: mark("Judge card"),
    FileType.PACKAGE: mark("Package"),
    FileType.SCORES: mark("Judge's score file"),
    FileType.PROGRESS: mark("Progress code"),
    FileType.DECISIONS: mark("Decisions of the chair's copies"),
    FileType.RESULTS: mark("Results file"),
    FileType.ENCRYPTED: mark("Locked file"),
}
_SENTENCES: Mapping[str, tuple[str, str]] = {
    WHOLE: (
        mark("The file is whole and signed, and nothing in it was changed afterwards"),
        mark("The file is not whole, or was changed after it was signed"),
    ),
    "signed_by_chair": (
        mark("A chair of this contest signed it"),
        mark("Nothing shows that a chair of this contest signed it"),
    ),
    "score_files_signed": (
        mark("Every score file is as its judge signed it"),
        mark("A score file is not as its judge signed it"),
    ),
    "decisions_signed": (
        mark("Every decision is as a chair of this contest signed it"),
        mark("A decision is not as a chair of this contest signed it"),
    ),
    "keys_listed": (
        mark("The keys listed in the file are those of the people who signed"),
        mark("The keys listed in the file are not those of the people who signed"),
    ),
    "counted_again": (mark("The score files were counted again"), mark("The score files cannot be counted again")),
    "decisions_chained": (mark("No decision is left out"), mark("A decision is left out")),
    "scorecards_allowed": (
        mark("Every scorecard that counts is complete, assigned and not recused"),
        mark("A scorecard counts that should not"),
    ),
    "keys_of_judges": (
        mark("Every score file that counts comes from its judge"),
        mark("A score file counts that is not known to come from its judge"),
    ),
    "round_closed": (mark("The round was closed"), mark("The round was not closed")),
    "documents_there": (
        mark("Everything that the decisions name is there"),
        mark("Something that the decisions name is left out"),
    ),
    "results_computed": (mark("The results were worked out again"), mark("The results cannot be worked out again")),
    "rules": (
        mark("Method, rounding and steps against ties are those of the contest"),
        mark("Method, rounding or steps against ties are not those of the contest"),
    ),
    "counted_files": (mark("The score files that count are the same"), mark("The score files that count are others")),
    "decisions_in_order": (
        mark("The decisions stand in their order"),
        mark("The decisions do not stand in their order"),
    ),
    "totals": (mark("Every score comes out the same"), mark("A score comes out differently")),
    "ranks": (mark("Every rank comes out the same"), mark("A rank comes out differently")),
    "tie_breaks": (
        mark("What decided between equal scores comes out the same"),
        mark("What decided between equal scores comes out differently"),
    ),
    "awards": (mark("The awards are those of the decisions"), mark("The awards are not those of the decisions")),
    "popular_vote": (
        mark("The popular vote is the one that was taken in"),
        mark("The popular vote is not the one that was taken in"),
    ),
}
"""Name of a check -> what is said when it is right, and when it is not."""
SIGNED_BY_CHAIRS = frozenset({FileType.DECISIONS, FileType.PACKAGE, FileType.RESULTS})
"""Files of which it matters whether the chair's key is known."""
_LOCKED = mark("The file is locked, so it could not be looked into")
_NOT_LOOKED_INTO: Mapping[Code, str] = {
    Code.PASSPHRASE_NEEDED: _LOCKED,
    Code.PASSPHRASE_WRONG: _LOCKED,
    Code.WRONG_RECIPIENT: _LOCKED,
    Code.DOCUMENT_FROM_NEWER_VERSION: mark("The file is of a newer version, so it could not be looked into"),
}
"""What says nothing about the file: it may be quite in order."""


def type_words(kind: FileType, tr: Translator) -> str:
    """What kind of file it is."""
    return tr(_TYPES[kind])


def looked_at(found: Verification, tr: Translator) -> tuple[tuple[bool, str], ...]:
    """The checks in their order: whether it is right, and what was looked at. Who signed and whose verify.py is in it
    are said beside them, not twice.
    """
    beside = (CHAIR_KNOWN, PROGRAM_KNOWN)
    return tuple((one.ok, _check_words(one, tr)) for one in found.checks if one.name not in beside)


def _check_words(one: Check, tr: Translator) -> str:
    if one.code is not None and one.code in _NOT_LOOKED_INTO:
        return tr(_NOT_LOOKED_INTO[one.code])
    return tr(_SENTENCES[one.name][0 if one.ok else 1])


def chair_words(found: Verification, tr: Translator) -> str:
    """Whether this computer knows the chair's key that signed a file, and how an unknown one is confirmed."""
    if found.chair_known:
        return tr("This computer knows the chair's key from a package of the contest")
    if found.type is FileType.RESULTS:
        return tr("This computer does not know the chair's key. Compare this fingerprint with the printed announcement")
    return tr("This computer does not know the chair's key. The six check words that are read aloud confirm it")


def verdict_words(found: Verification, tr: Translator) -> str:
    """The verdict: that the file is as it was signed, or the first thing that is wrong and what to do about it."""
    if found.genuine and found.type is FileType.RESULTS:
        return tr("Genuine: nothing was changed, and every total and rank comes out the same again")
    if found.genuine:
        return tr("{type}: whole, and not changed since it was signed", type=type_words(found.type, tr))
    return next(sentence(one.code, tr, **one.details) for one in found.checks if one.code is not None)
