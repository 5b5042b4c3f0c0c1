"""``--help``: every command and every word after it says what it is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.__main__ import main
from judge_desktop.cli import MODULES, commands_beside
from judge_desktop.cli.aligned import display_width
from judge_desktop.cli.help_language import say_help_in, sentences_of, wrapped
from judge_desktop.cli.parser import DECISION_KINDS, build_parser
from judge_desktop.config.i18n import Language, translator


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


def helped(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The lines of the help of a command."""
    assert main([*words, "--help"]) == 0
    return capsys.readouterr().out.splitlines()


def test_help_is_said_in_the_language_of_the_messages(capsys: pytest.CaptureFixture[str]) -> None:
    assert helped(capsys, "--language", "th", "close") == [
        "วิธีใช้: judge-desktop close [-h] [--reason R]",
        "",
        "ปิดการตัดสิน ไฟล์ที่มาภายหลังจะไม่นับ",
        "",
        "ตัวเลือก:",
        "  -h, --help  แสดงวิธีใช้นี้แล้วจบการทำงาน",
        "  --reason R  เหตุผล ซึ่งจะบันทึกไว้",
    ]
    english = helped(capsys, "--language", "en", "close")
    assert english[0] == "usage: judge-desktop close [-h] [--reason R]"
    assert english[2] == "close the round: later files do not count"
    assert "  no_award         --category C" in helped(capsys, "--language", "th", "decide")


def test_help_in_thai_holds_no_sentence_in_english() -> None:
    parser = build_parser.__wrapped__()
    english = sentences_of(parser)
    say_help_in(parser, translator(Language.TH))
    assert sentences_of(parser) & english == set()
    assert sentences_of(build_parser()) == english


@given(st.lists(st.sampled_from(("ไฟล์คะแนน", "ตรวจสอบได้", " และ ", "ผู้ที่", " .judgescore", "๖ เดือน")), max_size=20))
def test_a_line_of_help_breaks_between_words_and_loses_nothing(pieces: list[str]) -> None:
    text = "".join(pieces).strip()
    lines = wrapped(text, 24)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= 24 for line in lines)
