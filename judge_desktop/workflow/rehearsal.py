"""The chair's side of a rehearsal: made with one call from the contest as it is, told to the judges, looked at after.

What of a contest can be rehearsed is ``scoring.rehearsal_contest``; the list that a judge goes through is
``rehearsal_steps``. Going over to official is building the official package: nothing here has to be undone for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_dates import format_date
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.panel import Confirmation, Judge
from judge_desktop.domain.view import View
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.scoring.rehearsal_contest import Rehearsed
from judge_desktop.workflow.build_package import (
    BuiltPackage,
    PackageOptions,
    build_package,
    next_revision,
    suggested_file_name,
)
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.panel import PanelLine, panel_in
from judge_desktop.workflow.practice import rehearsed_contest
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Progress, Workspace


class Came(StrEnum):
    """How far a judge's rehearsal has come at the chair's end."""

    NOTHING = "nothing"  # no score file yet
    WAITING = "waiting"  # one is here, under keys that nobody confirmed
    THROUGH = "through"  # one is here and counts


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeRehearsal:
    """One judge who votes. ``heard``: the best confirmation of her keys, which holds in the official round as well."""

    judge: Judge
    came: Came
    heard: Confirmation


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRehearsal:
    """A rehearsal that was saved. ``left_out``: submissions that are not fit yet, by id; ``letter`` to the judges."""

    built: BuiltPackage
    has_practice: bool
    left_out: tuple[str, ...]
    letter: str


def look_at_rehearsal(ws: Workspace, where: Where = EVERYWHERE) -> Rehearsed:
    """What ``make_rehearsal`` would make now, and what is missing for it. Refuses as ``chair_contest`` does."""
    return rehearsed_contest(chair_contest(ws, where))


def make_rehearsal(
    ws: Workspace,
    path: Path,
    tr: Translator,
    options: PackageOptions | None = None,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> MadeRehearsal:
    """Builds a rehearsal of everything that is fit for one; of ``options`` counts who can open it.

    Refuses as ``build_package`` does: ``CONTEST_HAS_FINDINGS`` names what is missing.
    """
    asked = options or PackageOptions()
    wished = replace(asked, mode=Mode.REHEARSAL, is_update=False, with_practice=True)
    known = look_at_rehearsal(ws, where)
    built = build_package(ws, path, wished, where, progress)
    return MadeRehearsal(
        built=built,
        has_practice=known.has_practice,
        left_out=known.left_out,
        letter=rehearsal_letter(
            known.contest, path.name, tr, today=ws.today().date(), has_passphrase=bool(built.passphrase)
        ),
    )


def rehearsal_name(ws: Workspace, tr: Translator, where: Where = EVERYWHERE) -> str:
    """A speaking name for the file of the next rehearsal."""
    options = PackageOptions(mode=Mode.REHEARSAL)
    return suggested_file_name(chair_contest(ws, where), options, next_revision(ws, Mode.REHEARSAL, where), tr)


def make_rehearsal_folder(
    ws: Workspace, folder: Path, tr: Translator, options: PackageOptions | None = None, where: Where = EVERYWHERE
) -> tuple[MadeRehearsal, Path]:
    """The same into a folder, under a speaking name and with the letter beside it as a text; gives back its path."""
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    made = make_rehearsal(ws, folder / rehearsal_name(ws, tr, where), tr, options, where)
    letter = folder / speaking_name((tr("Letter to the judges"),), ".txt")
    with replacing(letter) as stream:
        stream.write(made.letter.encode() + b"\n")
    return made, letter


def rehearsal_letter(
    contest: Contest, file_name: str, tr: Translator, *, today: date, has_passphrase: bool = False
) -> str:
    """The words with which the package of a rehearsal is sent to all judges, in the language of ``tr``. A day of
    presentations that is over, as one from last year's contest, is left out.
    """
    language = tr.language.value
    name = contest.name.in_language(language)
    lines = [
        tr("To the judges of “{contest}”", contest=name),
        "",
        tr("Please try the program Judge Desktop before the day. It takes about ten minutes on your own computer."),
        tr("What you score in this rehearsal is never counted with the official scores."),
    ]
    day = contest.rounds[0].schedule.day if contest.rounds else None
    if day is not None and day >= today:
        lines.append(tr("The presentations are on {day}: please rehearse before.", day=format_date(day, language)))
    lines += ["", *_steps(file_name, tr)]
    if has_passphrase:
        lines.append(tr("The file is locked. You will be told the passphrase by another way."))
    lines += ["", tr("The program shows this list as well and ticks what you have done.")]
    contact = contest.contact.in_language(language)
    if contact:
        lines += ["", tr("Questions: {contact}", contact=contact)]
    return "\n".join(lines)


def rehearsal_progress(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Mode, tuple[JudgeRehearsal, ...]]:
    """The mode the chair's copy is in, and how far everybody is in it. Refuses ``NO_PACKAGE`` and as it does."""
    known = round_documents(ws, where)
    return known.package.mode, progress_in(known, panel_in(chair_contest(ws, where), known))


def progress_in(known: RoundDocuments, panel: Sequence[PanelLine]) -> tuple[JudgeRehearsal, ...]:
    """The same for what was read already: every judge who votes, in printed order."""
    arrived = {one.judge for one in known.score_files if one.sha256 in known.view.counted_documents}
    return tuple(
        JudgeRehearsal(judge=line.judge, came=_came(line.judge.id, known.view, arrived), heard=_heard(line))
        for line in panel
        if line.judge.votes
    )


def _came(judge: str, view: View, arrived: set[str]) -> Came:
    if judge in arrived:
        return Came.THROUGH
    is_here = judge in view.awaiting or any(one.judge == judge for one in view.forks)
    return Came.WAITING if is_here else Came.NOTHING


def _heard(line: PanelLine) -> Confirmation:
    known = {key.confirmation for key in line.known_keys}
    return next((one for one in (Confirmation.VOICE, Confirmation.PAPER) if one in known), Confirmation.UNHEARD)


def _steps(file_name: str, tr: Translator) -> list[str]:
    return [
        tr("1. Save the file “{file}” and open it with the program.", file=file_name),
        tr("2. Choose your name."),
        tr("3. Read a page of a PDF, and let a film play for a moment."),
        tr("4. Score one submission."),
        tr("5. Seal and save. In a rehearsal one complete scorecard is enough."),
        tr("6. Send the score file back the way this letter came."),
    ]
