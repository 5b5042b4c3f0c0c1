"""The command line: one command per verb. What a verb does is ``workflow``; here words become calls and back."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from time import monotonic_ns
from typing import Any

from judge_desktop.cli.output import BUG, CANCELLED, Speaker
from judge_desktop.cli.parser import build_parser
from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.log import Event, note, start_log, stop_log
from judge_desktop.config.paths import HOME_VARIABLE, data_folder, log_folder
from judge_desktop.config.settings import FILE_NAME as SETTINGS_FILE
from judge_desktop.config.settings import load_settings
from judge_desktop.domain.errors import JudgeDesktopError

MODULES = {
    "identity": "contests",
    "contest": "contests deputies letterhead",
    "deputy": "deputies",
    "export": "deputies exporting",
    "panel": "contests panel_editing",
    "assign": "panel_editing",
    "assignments": "panel_editing",
    "recusal": "panel_editing",
    "submissions": "submissions",
    "attachments": "attachments",
    "signatures": "attachments",
    "package": "packages",
    "rehearsal": "rehearsing",
    "score": "scoring",
    "progress": "scoring",
    "day": "presenting",
    "schedule": "attending",
    "attendance": "attending",
    "merge": "chairing",
    "decide": "chairing",
    "close": "chairing",
    "reopen": "chairing",
    "decisions": "chairing",
    "results": "tallying",
    "tally": "tallying",
    "report": "reporting",
    "popular-vote": "deliberating",
    "deliberation": "deliberating",
    "meeting": "meeting",
    "paper": "paper",
    "demo": "caring",
    "publish": "publishing",
    "verify": "publishing",
    "backup": "caring",
    "restore": "caring",
    "kept": "caring",
    "doctor": "caring",
    "about": "telling_about",
    "licences": "telling_about",
    "diagnostics": "telling_about",
    "help": "helping",
    "log": "cleaning",
    "remove": "cleaning",
}
"""First word of a command -> the modules of this package it may stand in; only those are imported, so that a command
starts at once.
"""
PASSPHRASE_VARIABLE = "JUDGE_DESKTOP_PASSPHRASE_FILE"  # noqa: S105 -- a name, not a passphrase


_HELP = frozenset({"-h", "--help"})
_OUR_ENDINGS = ".judge"  # what they all begin with

OpenWindow = Callable[[Path, str, str | None, bool], int]
"""Opens the window: data folder, file ("" = none), passphrase, whether on the demo contest; gives the exit code."""


def run(arguments: list[str], open_window: OpenWindow) -> int:
    """Parses and runs one command, or opens the window; returns the exit code (``cli.md``)."""
    _speak_utf8()
    parser = build_parser()
    file = _file_to_open(arguments)
    if file is not None:
        arguments = [one for one in arguments if one != file]
    if _HELP & set(arguments):
        parser = _speaking(arguments)
    try:
        options = parser.parse_args(arguments)
        _demand_text(parser, options)
    except SystemExit as done:
        return int(done.code or 0)
    if options.home is not None:
        os.environ[HOME_VARIABLE] = str(options.home)
    command = getattr(options, "command", None)
    if command is None:
        try:
            return open_window(data_folder(), file or "", _passphrase(options), options.demo)
        except JudgeDesktopError as refused:
            return _speaker(options).refuse(refused)
    return _run_command(command, options)


def _speaking(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The command line with its help in the language that is asked for, or chosen in the settings."""
    asking = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    asking.add_argument("--language", default="")
    asking.add_argument("--home", type=Path)
    asked, _ = asking.parse_known_args([one for one in arguments if one not in _HELP])
    language = Language.TH
    with suppress(OSError):
        language = load_settings(asked.home / SETTINGS_FILE if asked.home else None).language
    with suppress(ValueError):
        language = Language(asked.language)
    if language is Language.EN:
        return build_parser()
    from judge_desktop.cli.help_language import say_help_in

    parser = build_parser.__wrapped__()  # a new one: the other stays as it is
    say_help_in(parser, translator(language))
    return parser


def _speak_utf8() -> None:
    """Thai comes out whole whatever the console or the pipe says; a file name that is no text comes out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _demand_text(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Ends with the exit code of wrong usage when a word that is no path holds bytes that are no text."""
    for name, value in vars(options).items():
        words = value if isinstance(value, list) else [value]
        if any(isinstance(word, str) and not _is_text(word) for word in words):
            parser.error(f"{name}: not valid text")


def _is_text(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _file_to_open(arguments: Sequence[str]) -> str | None:
    """The only word, when it is no command but a file that is there, or was called like one of ours: the window, which
    ``judge-desktop FILE`` opens on it, says when it is gone.
    """
    options_with_value = ("--home", "--language", "--passphrase-file", "--contest", "--round")
    words = [
        one
        for before, one in zip(("", *arguments), arguments, strict=False)
        if not one.startswith("-") and before not in options_with_value
    ]
    if len(words) != 1 or words[0] in MODULES:
        return None
    is_ours = Path(words[0]).suffix.casefold().startswith(_OUR_ENDINGS)
    return words[0] if is_ours or _is_file(words[0]) else None


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except OSError:  # longer than any name can be
        return False


def commands_beside(command: str) -> Mapping[str, Callable[[Any], int]]:
    """The commands of the modules that ``command`` may stand in, by name; each takes a ``Context``."""
    commands: dict[str, Callable[[Any], int]] = {}
    for name in MODULES[command.split(maxsplit=1)[0]].split():
        commands |= import_module(f"judge_desktop.cli.{name}").COMMANDS
    return commands


def _run_command(name: str, options: argparse.Namespace) -> int:
    from judge_desktop.cli.context import Context

    speaker = _speaker(options)
    set_language(speaker.tr.language)
    command = commands_beside(name)[name]
    start_log(log_folder())
    began = monotonic_ns()
    code = BUG
    try:
        code = _ended(lambda: command(Context(options, speaker, data_folder(), _passphrase(options))), name, speaker)
        return code
    finally:
        note(Event.COMMAND_ENDED, command=command, exit=code, ms=(monotonic_ns() - began) // 1_000_000)
        stop_log()


def _ended(run_it: Callable[[], int], name: str, speaker: Speaker) -> int:
    """The exit code of a command, however it ends."""
    try:
        return run_it()
    except JudgeDesktopError as refused:
        return speaker.refuse(refused)
    except KeyboardInterrupt:
        speaker.progress(speaker.tr("Cancelled; nothing was changed"))
        return CANCELLED
    except BrokenPipeError:
        return 0
    except BaseException as bug:
        if isinstance(bug, SystemExit):
            raise
        from judge_desktop.config.crash_report import save_crash_report

        return speaker.admit_bug(save_crash_report(bug, name))


def _speaker(options: argparse.Namespace) -> Speaker:
    try:
        language = Language(options.language) if options.language else load_settings().language
    except OSError:
        language = Language.TH
    return Speaker(translator(language), as_json=options.json)


def _passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase in the file that was named."""
    named = options.passphrase_file or os.environ.get(PASSPHRASE_VARIABLE)
    if not named:
        return None
    from judge_desktop.cli.context import passphrase_in

    return passphrase_in(Path(named))
