"""Commands of a judge: scores, comments, interests, sealing, the score file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from judge_desktop.cli.attending import progress_read
from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.cli.own_scores import score_consistency
from judge_desktop.config.help_places import help_place
from judge_desktop.config.log import Event, note
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.pin_words import pin_words
from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard
from judge_desktop.workflow.export_scores import export_scores, progress_code
from judge_desktop.workflow.import_scores import read_own_scores
from judge_desktop.workflow.scoring_session import ScoreRefusedError, ScoringSession, open_session, written_score


@contextmanager
def _session(context: Context) -> Iterator[ScoringSession]:
    with context.writing() as ws:
        yield open_session(ws, context.where)


def score_set(context: Context) -> int:
    """``score set``."""
    options = context.options
    with _session(context) as session:
        try:
            session.set_score(options.submission, options.criterion, options.value)
        except ScoreRefusedError as refused:
            return _refuse(context, refused.finding)
        return _tell(context, session, (options.submission,))


def score_comment(context: Context) -> int:
    """``score comment``."""
    options = context.options
    with _session(context) as session:
        session.set_comment(options.submission, options.text, options.criterion or OVERALL)
        return _tell(context, session, (options.submission,))


def score_recuse(context: Context) -> int:
    """``score recuse``."""
    options = context.options
    scope = RecusalScope.CATEGORY if options.category else RecusalScope.SUBMISSION
    target = options.category or options.submission
    with _session(context) as session:
        session.recuse(target, scope, Ground(options.ground), options.reason)
        recused = tuple(one.id for one in session.submissions if target in (one.id, one.category))
        return _tell(context, session, recused)


def score_absent(context: Context) -> int:
    """``score absent``."""
    with _session(context) as session:
        session.set_absent(context.options.submission)
        return _tell(context, session, (context.options.submission,))


def score_pin(context: Context) -> int:
    """``score pin``."""
    options = context.options
    with _session(context) as session:
        attachment = session.attachment_called(options.submission, options.attachment)
        pin = Pin(criterion=options.criterion, attachment=attachment.sha256, page=options.page, second=options.second)
        if options.remove:
            session.remove_pin(options.submission, pin)
        else:
            session.add_pin(options.submission, pin)
        return _tell(context, session, (options.submission,))


def score_flag(context: Context) -> int:
    """``score flag``."""
    with _session(context) as session:
        session.set_flag(context.options.submission, flag=not context.options.off)
        return _tell(context, session, (context.options.submission,))


def score_note(context: Context) -> int:
    """``score note``."""
    with _session(context) as session:
        session.set_private_note(context.options.submission, context.options.text)
        return _tell(context, session, (context.options.submission,))


def score_move(context: Context) -> int:
    """``score move``."""
    options = context.options
    with _session(context) as session:
        try:
            session.move_scores(options.submission, options.to, swap=options.swap, note=options.note)
        except ScoreRefusedError as refused:
            return _refuse(context, refused.finding)
        return _tell(context, session, (options.submission, options.to))


def score_declare(context: Context) -> int:
    """``score declare``."""
    with _session(context) as session:
        session.declare()
        words = context.tr("The declaration of interest was made")
        context.speaker.tell({"declaration_made": session.declaration_made}, (words,))
    return DONE


def score_withdraw(context: Context) -> int:
    """``score withdraw``."""
    options = context.options
    scope = RecusalScope.CATEGORY if options.category else RecusalScope.SUBMISSION
    target = options.category or options.submission
    with _session(context) as session:
        session.withdraw_recusal(target, scope)
        concerned = tuple(one.id for one in session.submissions if target in (one.id, one.category))
        return _tell(context, session, concerned)


def score_import(context: Context) -> int:
    """``score import``."""
    with _session(context) as session:
        rows = read_own_scores(context.options.file, session.judge.id)
        try:
            session.import_scores(rows)
        except ScoreRefusedError as refused:
            return _refuse(context, refused.finding)
        return _tell(context, session, tuple(dict.fromkeys(row[0] for row in rows)))


def score_show(context: Context) -> int:
    """``score show``."""
    with context.reading() as ws:
        session = open_session(ws, context.where)
        chosen = (context.options.submission,) if context.options.submission else ()
        return _tell(context, session, chosen)


def score_seal(context: Context) -> int:
    """``score seal``."""
    with _session(context) as session:
        session.seal(context.options.submissions)
        return _tell(context, session, tuple(context.options.submissions))


def score_reopen(context: Context) -> int:
    """``score reopen``."""
    with _session(context) as session:
        session.reopen(context.options.submission, context.options.reason)
        return _tell(context, session, (context.options.submission,))


def score_export(context: Context) -> int:
    """``score export``."""
    with context.writing() as ws:
        exported = export_scores(ws, open_session(ws, context.where), context.options.out)
    words = context.words(exported.check_words)
    path = str(exported.path.absolute())
    content: Plain = {
        "path": path,
        "revision": exported.revision,
        "sha256": exported.sha256,
        "check_words": words,
    }
    context.speaker.tell(content, (path, exported.sha256, " ".join(words)))
    return DONE


def progress(context: Context) -> int:
    """``progress code``."""
    with context.reading() as ws:
        code = progress_code(ws, open_session(ws, context.where))
    context.speaker.tell({"code": code}, (code,))
    return DONE


def _tell(context: Context, session: ScoringSession, submissions: tuple[str, ...]) -> int:
    chosen = submissions or tuple(one.id for one in session.submissions)
    cards = [session.scorecard(one) for one in chosen]
    content = {"scorecards": [_scorecard(context, session, card) for card in cards]}
    lines = [f"{card.submission}  {card.state.value}  {written_score(card.total)}" for card in cards]
    context.speaker.tell(content, lines)
    return DONE


def _scorecard(context: Context, session: ScoringSession, card: Scorecard) -> Plain:
    return {
        "submission": card.submission,
        "state": card.state.value,
        "scores": {name: None if score is None else written_score(score) for name, score in card.scores.items()},
        "total": written_score(card.total),
        "comments": dict(card.comments),
        "pins": [_pin(context, session, card, pin) for pin in card.pins],
        "flag": card.flag,
        "findings": [context.finding(finding) for finding in session.findings(card.submission)],
    }


def _pin(context: Context, session: ScoringSession, card: Scorecard, pin: Pin) -> Plain:
    known = session.attachments_pinned(card.submission)
    named = [one.name for one in known if one.sha256 == pin.attachment]
    return {
        "criterion": pin.criterion,
        "attachment": pin.attachment,
        "name": named[0] if named else None,
        "page": pin.page,
        "second": pin.second,
        "words": pin_words(pin, known, context.tr),
    }


def _refuse(context: Context, finding: Finding) -> int:
    """A score that was refused says so with the code of its finding."""
    note(Event.REFUSED, code=finding.code)
    message = sentence_of_finding(finding, context.tr)
    details = {**finding.details, "where": str(finding.where)}
    refusal = {"code": finding.code.value, "message": message, "details": details, "help": help_place(finding.code)}
    if context.speaker.as_json:
        context.speaker.tell({"error": refusal}, ())
    else:
        context.speaker.progress(message)
    return REFUSED


COMMANDS = {
    "score set": score_set,
    "score comment": score_comment,
    "score recuse": score_recuse,
    "score absent": score_absent,
    "score pin": score_pin,
    "score flag": score_flag,
    "score note": score_note,
    "score move": score_move,
    "score declare": score_declare,
    "score withdraw": score_withdraw,
    "score import": score_import,
    "score show": score_show,
    "score consistency": score_consistency,
    "score seal": score_seal,
    "score reopen": score_reopen,
    "score export": score_export,
    "progress code": progress,
    "progress read": progress_read,
}
