"""Commands of what is published: writing a results file, and checking any of our files."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.config.i18n import mark
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.config.result_words import for_words
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.workflow.file_types import FileType, type_of_file
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.publish_results import PublishOptions, publish_results
from judge_desktop.workflow.read_results import OwnPart, OwnState, ResultsRead, read_results
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verification_words import SIGNED_BY_CHAIRS, chair_words, looked_at, verdict_words
from judge_desktop.workflow.verify_file import verify_file

_STATES = {
    OwnState.UNCHANGED: mark("counted as it was sealed here"),
    OwnState.CHANGED: mark("other scores count than those sealed here"),
    OwnState.NOT_IN_IT: mark("is not in the file"),
    OwnState.NOT_COUNTED: mark("is in the file but does not count"),
}
_ANOTHER = mark("Not the same. Do not rely on this file; ask the secretary by telephone")


def publish(context: Context) -> int:
    """``publish``."""
    options = context.options
    wished = PublishOptions(
        audience=Audience.PUBLIC if options.public else Audience.INTERNAL,
        listed=Listed.AWARDED if options.winners_only else Listed.ALL,
    )
    with context.writing() as ws:
        done = publish_results(ws, options.out, wished, context.where)
    path, words = str(done.path.absolute()), context.words(done.check_words)
    content = {"path": path, "sha256": done.sha256, "check_words": words, "closed_now": done.closed_now}
    closed = [context.tr("The round was open and is closed now")] if done.closed_now else []
    context.speaker.tell(content, (path, *closed, _spoken(context, words), for_words(wished.audience, context.tr)))
    return DONE


def verify(context: Context) -> int:
    """``verify``."""
    options = context.options
    chair_key = options.chair_key or ""
    with context.reading() as ws:
        try:
            if type_of_file(options.file) is FileType.RESULTS:
                try:
                    return _tell_results(context, read_results(ws, options.file, chair_key))
                except JudgeDesktopError:
                    pass  # which check failed is told below
            found = verify_file(ws, options.file, chair_key, context.passphrase)
        except JudgeDesktopError as refused:
            return _tell_unknown(context, refused)
    context.speaker.tell(_plain(found), _lines(context, found))
    return DONE if found.genuine else REFUSED


def _plain(found: Verification) -> Plain:
    return {
        "type": found.type.value,
        "signed_by": found.signed_by or None,
        "genuine": found.genuine,
        "chair_known": found.chair_known,
        "checks": [
            {"name": one.name, "ok": one.ok, "code": one.code.value if one.code is not None else None}
            for one in found.checks
        ],
    }


def _lines(context: Context, found: Verification) -> list[str]:
    """The verdict, whose key it is, and everything that was looked at, in plain words."""
    key = context.tr("Fingerprint of the key that signed it")
    signed = [f"{key}: {found.signed_by}"] if found.signed_by else []
    return [verdict_words(found, context.tr), *_about_the_chair(context, found), *signed, *_checks(context, found)]


def _about_the_chair(context: Context, found: Verification) -> list[str]:
    """Whether it is the chair's: only where a chair signs, and only of a file that is as it was signed."""
    if not found.genuine or found.type not in SIGNED_BY_CHAIRS:
        return []
    if context.options.chair_key:
        same = context.tr("The same: it is the chair of the announcement who signed")
        return [same if found.chair_known else context.tr(_ANOTHER)]
    return [chair_words(found, context.tr)]


def _checks(context: Context, found: Verification) -> list[str]:
    return [f"{'✓' if is_right else '✗'} {words}" for is_right, words in looked_at(found, context.tr)]


def _tell_results(context: Context, read: ResultsRead) -> int:
    """A results file also says what stands for it by voice, and what became of the scores given on this computer."""
    found = read.verification
    words = context.words(words_of(read.sha256))
    told = read.publication
    kind = {"mode": told.mode.value, "audience": told.audience.value, "listed": told.listed.value}
    content = {**_plain(found), **kind, "sha256": read.sha256, "check_words": words, "own": _own(read.own)}
    lines = [*_lines(context, found), *_notes(context, read), _spoken(context, words), *_own_lines(context, read.own)]
    context.speaker.tell(content, lines)
    return DONE if found.genuine else REFUSED


def _spoken(context: Context, words: list[str]) -> str:
    return context.tr("Check words of this file") + ": " + " ".join(words)


def _notes(context: Context, read: ResultsRead) -> list[str]:
    """What nobody must overlook in a file that is genuine all the same."""
    notes = []
    if read.publication.mode is Mode.REHEARSAL:
        notes.append(context.tr("This is the result of a rehearsal, not the official one"))
    if read.verification.brings_other_program:
        notes.append(
            context.tr("verify.py in this file is not the one of this version; use one from a source you trust")
        )
    return notes


def _own(own: OwnPart | None) -> Plain | None:
    if own is None:
        return None
    cards = [
        {"submission": one.submission, "state": one.state.value, "total": str(one.total)} for one in own.scorecards
    ]
    return {"judge": own.judge, "documents": list(own.documents), "scorecards": cards}


def _own_lines(context: Context, own: OwnPart | None) -> list[str]:
    if own is None:
        return []
    if own.scorecards and own.is_unchanged:
        return [context.tr("All scorecards sealed here are in the file, unchanged ({n})", n=len(own.scorecards))]
    return [f"  {one.submission}  {one.total}  {context.tr(_STATES[one.state])}" for one in own.scorecards]


def _tell_unknown(context: Context, refused: JudgeDesktopError) -> int:
    """What cannot be known as one of our files is not genuine: the same object, with nothing in it but why."""
    check = {"name": "one_of_our_files", "ok": False, "code": refused.code.value}
    if not context.speaker.as_json:
        return context.speaker.refuse(refused)
    error = {"code": refused.code.value, "message": sentence_of_error(refused, context.tr)}
    content = {"type": None, "signed_by": None, "genuine": False, "chair_known": False, "checks": [check]}
    context.speaker.tell({**content, "error": error}, ())
    return REFUSED


COMMANDS = {"publish": publish, "verify": verify}
