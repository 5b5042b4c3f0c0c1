"""The words of the command line: which commands there are and what they take. What they do: the modules beside this
one.
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path
from typing import TypeAlias

from judge_desktop import __version__
from judge_desktop.cli import panel_words
from judge_desktop.cli.about_words import add_about_words
from judge_desktop.cli.attachments_words import add_attachment_words
from judge_desktop.cli.attending_words import add_attending_words
from judge_desktop.cli.contest_words import add_beginning
from judge_desktop.cli.deliberation_words import add_deliberation, add_votes
from judge_desktop.cli.deputy_words import add_deputies
from judge_desktop.cli.meeting_words import add_meeting_words
from judge_desktop.cli.paper_words import add_paper_words
from judge_desktop.cli.publishing_words import add_publishing
from judge_desktop.cli.rehearsal_words import add_rehearsal_words
from judge_desktop.cli.reporting_words import add_reports
from judge_desktop.cli.submission_words import add_submissions
from judge_desktop.cli.tally_words import add_results
from judge_desktop.cli.word_explanations import explain, explained_kinds
from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Ground
from judge_desktop.domain.decisions import DecisionKind

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
DECISION_KINDS = tuple(kind.value for kind in DecisionKind if kind not in (DecisionKind.CLOSE, DecisionKind.REOPEN))


@cache
def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Every leaf sets ``command`` to its name, words joined by a space."""
    parser = argparse.ArgumentParser(prog="judge-desktop", description="Judging of an award contest, offline.")
    parser.add_argument("--version", action="version", version=f"judge-desktop {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="data folder (also JUDGE_DESKTOP_HOME)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--language", choices=("th", "en"), help="language of the messages")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="also JUDGE_DESKTOP_PASSPHRASE_FILE")
    parser.add_argument("--demo", action="store_true", help="open the window on the demo contest")
    parser.add_argument("--smoke", action="store_true", help="try whether this copy of the program is whole")
    parser.add_argument("--contest", metavar="ID", help="needed when there is more than one")
    parser.add_argument("--round", metavar="ID", help="needed when there is more than one")
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_demo(commands)
    _add_identity(commands)
    contest = _add_contest(commands)
    add_submissions(commands)
    _add_panel(commands)
    add_attachment_words(commands)
    panel_words.add_assignments(commands, _leaf, _branch)
    _add_package(commands)
    add_rehearsal_words(commands, _branch, _leaf, _package_passphrase)
    _add_score(commands)
    _add_day(commands)
    add_attending_words(commands, _branch, _leaf)
    _add_chair(commands)
    add_deliberation(commands, _leaf, _branch)
    add_meeting_words(commands, _branch, _leaf)
    add_reports(commands)
    add_paper_words(_branch(commands, "paper", "scorecards of judges who could not install the program"))
    add_publishing(commands, _leaf)
    _add_care(commands)
    add_about_words(commands, _leaf)
    _add_help(commands)
    add_deputies(commands, contest)
    explain(parser)
    return parser


def _named(written: str) -> tuple[str, str]:
    """``NAME=VALUE`` as a pair."""
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(written)
    return name, value


def _judge_and_key(written: str) -> tuple[str, str]:
    """``JUDGE`` or ``JUDGE=KEY`` as a pair; the key empty when it was left out."""
    judge, _, key = written.partition("=")
    return judge, key


def _leaf(commands: Commands, name: str, full_name: str, explanation: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    parser.set_defaults(command=full_name)
    return parser


def _branch(commands: Commands, name: str, explanation: str) -> Commands:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    return parser.add_subparsers(metavar="COMMAND", required=True)


def _out(parser: argparse.ArgumentParser, metavar: str = "FILE") -> None:
    parser.add_argument("-o", "--out", type=Path, required=True, metavar=metavar)


def _add_demo(commands: Commands) -> None:
    demo = _leaf(commands, "demo", "demo", "play the whole day on the bundled contest, without a screen")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--judges", type=int, default=7)
    demo.add_argument("--submissions", type=int, default=21)


def _add_identity(commands: Commands) -> None:
    identity = _branch(commands, "identity", "the keys of this copy of the program")
    create = _leaf(identity, "create", "identity create", "make the keys of this copy")
    create.add_argument("--name", required=True)
    _leaf(identity, "show", "identity show", "show the public keys and the check words")
    _out(_leaf(identity, "card", "identity card", "save a judge card"))


def _add_contest(commands: Commands) -> Commands:
    contest = _branch(commands, "contest", "prepare a contest")
    new = _leaf(contest, "new", "contest new", "make a contest folder from a template")
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--template", default="smart-city-solution-awards")
    for name, explanation in (
        ("check", "check a contest folder"),
        ("create", "take a contest folder into the data folder"),
        ("update", "take the changes of a contest folder into the data folder"),
    ):
        _leaf(contest, name, f"contest {name}", explanation).add_argument("folder", type=Path, metavar="DIR")
    _leaf(contest, "list", "contest list", "contests on this computer")
    add_beginning(contest)
    return contest


def _add_panel(commands: Commands) -> None:
    panel = _branch(commands, "panel", "the people of the contest")
    add = _leaf(panel, "add", "panel add", "take in a judge card")
    add.add_argument("card", type=Path, metavar="CARD")
    add.add_argument("--as", dest="judge", metavar="JUDGE")
    _leaf(panel, "list", "panel list", "people, keys and confirmations")
    confirm = _leaf(panel, "confirm", "panel confirm", "confirm that a key is a judge's")
    confirm.add_argument("judge", metavar="JUDGE")
    how = confirm.add_mutually_exclusive_group(required=True)
    how.add_argument("--words", metavar='"W1 … W6"', help="the six words as the judge read them aloud")
    how.add_argument("--unheard", action="store_true", help="without the words; stays marked")
    how.add_argument("--paper", action="store_true", help="by a signed paper with the fingerprint")
    panel_words.add_people(panel, _leaf)


def _add_package(commands: Commands) -> None:
    package = _branch(commands, "package", "the signed file from the chair to the judges")
    build = _leaf(package, "build", "package build", "build and sign a package")
    _out(build)
    build.add_argument("--rehearsal", action="store_true")
    build.add_argument("--encrypt", choices=("cards", "passphrase", "no"), default="no")
    build.add_argument("--update", action="store_true", help="only what changed since the last package")
    build.add_argument("--no-renditions", action="store_true", help="leave PDF renditions of office files out")
    build.add_argument(
        "--hand-back",
        metavar="JUDGE[=KEY]",
        action="append",
        default=[],
        type=_judge_and_key,
        help="give the received scores of a judge back to her new laptop, whose judge card was taken in",
    )
    build.add_argument(
        "--without-backup",
        metavar="REASON",
        default="",
        help="why an official package is built without a backup outside this computer",
    )
    _package_passphrase(build, "made up and printed when left out")
    opened = _leaf(package, "open", "package open", "open a package as a judge")
    opened.add_argument("file", type=Path, metavar="FILE")
    opened.add_argument("--as", dest="judge", metavar="JUDGE")
    opened.add_argument("--words", metavar='"W1 … W6"', help="the six words as the chair read them aloud")
    _package_passphrase(opened, "else --passphrase-file")

    choose = _leaf(package, "choose", "package choose", "settle which judge works on this computer")
    choose.add_argument("judge", metavar="JUDGE")
    confirm = _leaf(package, "confirm", "package confirm", "confirm the package that was opened by its check words")
    confirm.add_argument("--words", metavar='"W1 … W6"', required=True, help="the six words as the chair read them")
    _leaf(package, "changes", "package changes", "what the package updates changed")
    _leaf(package, "list", "package list", "the packages of this contest, with their check words")
    _leaf(package, "effects", "package effects", "what the draft would do to the scores already given")
    take = _leaf(package, "take-over", "package take-over", "take a scorecard that was handed back over the one here")
    take.add_argument("submission", metavar="SUBMISSION")


def _package_passphrase(parser: argparse.ArgumentParser, otherwise: str) -> None:
    parser.add_argument(
        "--package-passphrase-file", type=Path, metavar="FILE", help=f"passphrase of the package; {otherwise}"
    )


def _add_score(commands: Commands) -> None:
    score = _branch(commands, "score", "a judge's scorecards")
    one = _leaf(score, "set", "score set", "give a score")
    one.add_argument("submission", metavar="SUBMISSION")
    one.add_argument("criterion", metavar="CRITERION")
    one.add_argument("value", metavar="VALUE")
    comment = _leaf(score, "comment", "score comment", "write a comment for the applicant")
    comment.add_argument("submission", metavar="SUBMISSION")
    comment.add_argument("text", metavar="TEXT")
    comment.add_argument("--criterion", metavar="C", default="")
    recuse = _leaf(score, "recuse", "score recuse", "declare an interest")
    target = recuse.add_mutually_exclusive_group(required=True)
    target.add_argument("submission", metavar="SUBMISSION", nargs="?", default="")
    target.add_argument("--category", metavar="C", default="")
    recuse.add_argument("--ground", required=True, choices=[ground.value for ground in Ground])
    recuse.add_argument("--reason", default="")
    absent = _leaf(score, "absent", "score absent", "not present at this presentation")
    absent.add_argument("submission", metavar="SUBMISSION")
    _add_remarks(score)
    table = _leaf(score, "import", "score import", "take scores from a table: submission,criterion,score")
    table.add_argument("file", type=Path, metavar="F.csv")
    show = _leaf(score, "show", "score show", "show scorecards and findings")
    show.add_argument("submission", metavar="SUBMISSION", nargs="?", default="")
    _leaf(score, "consistency", "score consistency", "my totals beside each other: ranks, equal ones, medians")
    seal = _leaf(score, "seal", "score seal", "declare scorecards final")
    seal.add_argument("submissions", metavar="SUBMISSION", nargs="*")
    reopen = _leaf(score, "reopen", "score reopen", "reopen a scorecard that was sent")
    reopen.add_argument("submission", metavar="SUBMISSION")
    reopen.add_argument("--reason", required=True)
    _out(_leaf(score, "export", "score export", "save the signed score file"))
    progress = _branch(commands, "progress", "who is done, without scores")
    _leaf(progress, "code", "progress code", "a short signed text for the meeting's chat")
    read = _leaf(progress, "read", "progress read", "take a judge's progress code in, at the chair's copy")
    read.add_argument("code", metavar="CODE")


def _add_remarks(score: Commands) -> None:
    """What a judge keeps beside the scores, and what mends a mistake."""
    pin = _leaf(score, "pin", "score pin", "keep a page or second as evidence for a criterion")
    pin.add_argument("submission", metavar="SUBMISSION")
    pin.add_argument("criterion", metavar="CRITERION")
    pin.add_argument("attachment", metavar="ATTACHMENT", help="its name, or the beginning of its hash")
    place = pin.add_mutually_exclusive_group()
    place.add_argument("--page", type=int, metavar="N", default=0)
    place.add_argument("--second", type=int, metavar="N", default=0)
    pin.add_argument("--remove", action="store_true", help="take the pin away")
    flag = _leaf(score, "flag", "score flag", "mark a submission to be discussed")
    flag.add_argument("submission", metavar="SUBMISSION")
    flag.add_argument("--off", action="store_true", help="take the mark off")
    note = _leaf(score, "note", "score note", "write a private note, which never leaves this computer")
    note.add_argument("submission", metavar="SUBMISSION")
    note.add_argument("text", metavar="TEXT")
    move = _leaf(score, "move", "score move", "move the scores given to the wrong submission")
    move.add_argument("submission", metavar="FROM")
    move.add_argument("to", metavar="TO")
    move.add_argument("--swap", action="store_true", help="exchange the scores of the two")
    move.add_argument("--note", action="store_true", help="move the private note, too")
    _leaf(score, "declare", "score declare", "declare to have no interest but those declared")
    withdraw = _leaf(score, "withdraw", "score withdraw", "take back an interest declared by mistake")
    target = withdraw.add_mutually_exclusive_group(required=True)
    target.add_argument("submission", metavar="SUBMISSION", nargs="?", default="")
    target.add_argument("--category", metavar="C", default="")


def _add_day(commands: Commands) -> None:
    day = _branch(commands, "day", "the running order of the presentation day, on this computer")
    _leaf(day, "show", "day show", "who presents, the time left, who comes next")
    for act, explanation in (
        ("step", "start the talk, then the questions, then end the presentation"),
        ("back", "take the last step back"),
        ("pause", "stop the countdown"),
        ("resume", "let the countdown run on"),
        ("longer", "one more minute for what runs"),
        ("follow-clock", "begin what was planned at its time, on the scheduled day"),
        ("by-hand", "no longer follow the clock"),
    ):
        _add_act(day, act, explanation)
    for act, explanation in (
        ("present", "this submission begins its talk now"),
        ("no-show", "this submission did not come"),
        ("came", "this submission came after all"),
        ("earlier", "change places with the one before"),
        ("later", "change places with the one after"),
        ("after-next", "present after the next one"),
        ("to-end", "present last"),
    ):
        _add_act(day, act, explanation).add_argument("submission", metavar="SUBMISSION")


def _add_act(day: Commands, act: str, explanation: str) -> argparse.ArgumentParser:
    leaf = _leaf(day, act, f"day {act}", explanation)
    leaf.set_defaults(act=act.replace("-", "_"), submission="")
    return leaf


def _add_chair(commands: Commands) -> None:
    merge = _leaf(commands, "merge", "merge", "merge score files")
    merge.add_argument("files", type=Path, metavar="FILE", nargs="+")
    merge.add_argument("--preview", action="store_true", help="say what would happen, change nothing")
    decide = _leaf(commands, "decide", "decide", "sign a decision")
    decide.formatter_class = argparse.RawDescriptionHelpFormatter
    decide.epilog = explained_kinds(translator(Language.EN))
    decide.add_argument("kind", choices=DECISION_KINDS, metavar="KIND")
    decide.add_argument("--category", metavar="C", default="")
    decide.add_argument("--submission", metavar="S", action="append", default=[], dest="submissions")
    decide.add_argument("--judge", metavar="J", default="")
    decide.add_argument("--sha256", metavar="H", action="append", default=[], dest="documents")
    decide.add_argument("--value", metavar="NAME=VALUE", action="append", default=[], dest="values", type=_named)
    decide.add_argument("--text", metavar="NAME=WORDS", action="append", default=[], dest="texts", type=_named)
    decide.add_argument("--reason", metavar="R", required=True)
    decide.add_argument("--decided-by", metavar="P", default="")
    add_votes(decide)
    close = _leaf(commands, "close", "close", "close the round: later files do not count")
    close.add_argument("--reason", metavar="R", default="")
    reopen = _leaf(commands, "reopen", "reopen", "open a closed round again")
    reopen.add_argument("--reason", metavar="R", required=True)
    _leaf(commands, "decisions", "decisions", "all decisions")
    add_results(commands, _leaf)


def _add_care(commands: Commands) -> None:
    _out(_leaf(commands, "backup", "backup", "copy the data folder into one file"))
    restore = _leaf(commands, "restore", "restore", "bring a backup back")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--keep", action="store_true", help="keep what the data folder holds beside it")
    restore.add_argument("--look", action="store_true", help="only say whose backup it is and what is in it")
    kept = _leaf(commands, "kept", "kept", "the data folders kept when a backup was brought back; back to one of them")
    kept.add_argument("folder", metavar="FOLDER", nargs="?", default="")
    _leaf(commands, "doctor", "doctor", "check database, attachments, documents and audit log")
    log = _leaf(commands, "log", "log", "what was done on this copy, and whether the log is whole")
    log.add_argument("--search", metavar="WORDS", default="", help="only lines that hold all of these words")
    log.add_argument("-o", "--out", type=Path, metavar="FILE", help="the whole log as a table (.csv or .xlsx)")
    remove = _leaf(commands, "remove", "remove", "take a contest off this computer")
    remove.add_argument("--yes", action="store_true", help="without it only what would go is listed")


def _add_help(commands: Commands) -> None:
    leaf = _leaf(commands, "help", "help", "the guides, the keys, the words, and what to do about an error")
    leaf.add_argument("place", metavar="PAGE", nargs="?", default="")
    leaf.add_argument("--pdf", action="store_true", help="the guides as PDF, or the page that is named")
    leaf.add_argument("-o", "--out", type=Path, metavar="DIR", help="where the PDF is saved; this folder when left out")
