"""Speaking names of results files in a folder where nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.publication import Audience
from judge_desktop.exchange.file_names import name_key, numbered, speaking_name
from judge_desktop.workflow.publish_results import EXTENSION


def results_file_name(contest: Contest, mode: Mode, audience: Audience, tr: Translator) -> str:
    """What it is, whom it is for, rehearsal or not, and the contest."""
    versions = {Audience.INTERNAL: tr("Internal version"), Audience.PUBLIC: tr("Public version")}
    rehearsal = tr("Rehearsal") if mode is Mode.REHEARSAL else ""
    name = contest.name.in_language(tr.language.value)
    return speaking_name((tr("Results"), versions[audience], rehearsal, name), EXTENSION, gives_way=name)


def next_path(folder: Path, name: str) -> Path:
    """The path of a file that is not there yet: that name, or the same with (2), (3) …"""
    taken = {name_key(one.name) for one in folder.iterdir()} if folder.is_dir() else set()
    attempt = 1
    while name_key(numbered(name, attempt)) in taken:
        attempt += 1
    return folder / numbered(name, attempt)
