"""The words of the commands about attachments of submissions and about papers signed by hand."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name


def add_attachment_words(commands: Commands) -> None:
    """Adds ``attachments …`` and ``signatures …``."""
    _add_attachments(commands)
    _add_signatures(commands)


def _add_attachments(commands: Commands) -> None:
    attachments = _branch(commands, "attachments", "the files of the submissions")
    add = _leaf(attachments, "attachments add", "add files to a submission")
    add.add_argument("submission", metavar="SUBMISSION")
    add.add_argument("files", type=Path, metavar="FILE", nargs="+")
    add.add_argument("--replace", metavar="ATTACHMENT", default="", help="the first file takes the place of this one")
    take = _leaf(attachments, "attachments take", "take a folder with a folder for each submission")
    take.add_argument("folder", type=Path, metavar="DIR")
    take.add_argument("--preview", action="store_true", help="say what would happen, change nothing")
    listed = _leaf(attachments, "attachments list", "the files of a submission, or of all")
    listed.add_argument("submission", metavar="SUBMISSION", nargs="?", default="")
    remove = _leaf(attachments, "attachments remove", "take a file away from a submission")
    _one_attachment(remove)
    move = _leaf(attachments, "attachments move", "move a file among those of a submission")
    _one_attachment(move)
    move.add_argument("--by", type=int, metavar="N", required=True, help="places down, up if negative")
    rename = _leaf(attachments, "attachments rename", "give a file the name that the judges see")
    _one_attachment(rename)
    rename.add_argument("name", metavar="NAME")
    render = _leaf(attachments, "attachments render", "make the PDFs of office files that are missing")
    render.add_argument("submissions", metavar="SUBMISSION", nargs="*")
    render.add_argument("--timeout", type=float, metavar="SECONDS", default=0.0, help="for each file")


def _add_signatures(commands: Commands) -> None:
    signatures = _branch(commands, "signatures", "papers signed by hand, and their scans")
    _leaf(signatures, "signatures list", "which paper, who must sign, who has")
    sign = _leaf(signatures, "signatures sign", "note that somebody signed a paper")
    sign.add_argument("paper", metavar="PAPER")
    sign.add_argument("judges", metavar="JUDGE", nargs="*", help="nobody named = all who sign it")
    sign.add_argument("--scan", type=Path, metavar="F", action="append", default=[], dest="scans")
    remove = _leaf(signatures, "signatures remove", "take a scan away or a signature back")
    remove.add_argument("paper", metavar="PAPER")
    what = remove.add_mutually_exclusive_group(required=True)
    what.add_argument("--scan", metavar="NAME", help="name of the scan, or the beginning of its hash")
    what.add_argument("--judge", metavar="JUDGE")
    remove.add_argument("--reason", metavar="R", required=True)


def _one_attachment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("submission", metavar="SUBMISSION")
    parser.add_argument("attachment", metavar="ATTACHMENT", help="its name, or the beginning of its hash")


def _leaf(commands: Commands, full_name: str, explanation: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(full_name.rpartition(" ")[2], help=explanation, description=explanation)
    parser.set_defaults(command=full_name)
    return parser


def _branch(commands: Commands, name: str, explanation: str) -> Commands:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    return parser.add_subparsers(metavar="COMMAND", required=True)
