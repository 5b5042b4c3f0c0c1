"""``--help`` in the language of the messages: its sentences, its headings and where its lines may break."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from judge_desktop.cli.aligned import display_width
from judge_desktop.cli.word_explanations import explained_kinds
from judge_desktop.config.i18n import Language, Translator, mark
from judge_desktop.config.thai import with_breaks, without_breaks

USAGE = mark("usage")
HEADINGS = {"positional arguments": mark("what stands after it"), "options": mark("choices")}
"""Headings of argparse -> ours."""


def say_help_in(parser: argparse.ArgumentParser, tr: Translator) -> None:
    """Put every sentence of a whole command line into a language, once."""
    for one in parsers_of(parser):
        one.description = tr(one.description) if one.description else None
        one.epilog = explained_kinds(tr) if one.epilog else None
        one.formatter_class = partial(_Formatter, tr=tr, is_raw=bool(one.epilog))
        for group in one._action_groups:  # noqa: SLF001 -- argparse offers no other way to its headings
            group.title = tr(HEADINGS[group.title]) if group.title in HEADINGS else group.title
        for action in _explained(one):
            action.help = tr(action.help) if action.help else None


def sentences_of(parser: argparse.ArgumentParser) -> set[str]:
    """Every sentence that the help of a command line can say, but its headings."""
    said = {action.help for one in parsers_of(parser) for action in _explained(one)}
    said |= {one.description for one in parsers_of(parser)}
    return {sentence for sentence in said if sentence and sentence != argparse.SUPPRESS}


def parsers_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The command line and all its commands."""
    yield parser
    for action in parser._actions:  # noqa: SLF001 -- argparse offers no other way to its commands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 -- its only name
            for below in dict.fromkeys(action.choices.values()):
                yield from parsers_of(below)


def _explained(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Whatever has a line of its own in the help: words, choices and commands."""
    for action in parser._actions:  # noqa: SLF001 -- argparse offers no other way to what was added
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 -- its only name
            yield from action._choices_actions  # noqa: SLF001 -- the lines of its commands
        yield action


class _Formatter(argparse.HelpFormatter):
    """Thai is written without blanks, so its lines break between words; marks above a letter take no place."""

    def __init__(self, prog: str, *, tr: Translator, is_raw: bool) -> None:
        super().__init__(prog)
        self._tr, self._is_raw = tr, is_raw

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, f"{self._tr(USAGE)}: " if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width) if self._tr.language is Language.TH else super()._split_lines(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if self._is_raw:
            return "".join(indent + line for line in text.splitlines(keepends=True))
        if self._tr.language is Language.TH:
            return "\n".join(indent + line for line in wrapped(text, width - len(indent)))
        return super()._fill_text(text, width, indent)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` places of a terminal; a word that is longer stands alone."""
    lines = [""]
    for word in _words(text):
        if lines[-1] and display_width((lines[-1] + word).rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _words(text: str) -> Sequence[str]:
    """The pieces between which a line may break, blanks at their ends."""
    return [without_breaks(piece) for piece in with_breaks(text).replace(" ", " \u200b").split("\u200b") if piece]
