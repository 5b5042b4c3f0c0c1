"""``--help``: every command and every word after it says what it is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from judge_desktop.cli import MODULES, commands_beside
from judge_desktop.cli.parser import DECISION_KINDS, build_parser


def leaves(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser below, with its words."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                full = f"{name} {word}".strip()
                yield full, below
                yield from leaves(below, full)


def test_every_command_and_every_word_is_explained() -> None:
    commands = dict(leaves(build_parser()))
    assert [name for name, parser in commands.items() if not parser.description] == []
    silent = [
        (name, action.option_strings or action.metavar)
        for name, parser in commands.items()
        for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert silent == []


def test_every_command_can_be_shown_and_is_done_by_a_module() -> None:
    for name, parser in leaves(build_parser()):
        assert parser.format_help().startswith("usage: judge-desktop")
        if parser.get_default("command") is not None:
            assert name in commands_beside(name)
    assert {name.split()[0] for name, _ in leaves(build_parser())} == set(MODULES)


def test_the_kinds_of_decisions_are_listed_with_what_they_need() -> None:
    said = dict(leaves(build_parser()))["decide"].format_help()
    assert [kind for kind in DECISION_KINDS if f"\n  {kind} " not in said] == []
