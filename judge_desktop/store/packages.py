"""Which package is current for a round, which judge this copy is in it, and every package that was ever opened.

The manifest itself is one of the ``documents``, its files are ``attachments``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select, update
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.store.tables import Part, packages, packages_opened

__all__ = ["CurrentPackage", "choose_judge", "confirm", "confirmation", "current", "listed", "opened", "record"]

_KEY = ("contest", "round", "mode", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentPackage:
    """The package in force. ``manifest`` is a document; ``judge`` the chosen name ("" = none, or the chair's part)."""

    contest: str
    round: str
    mode: Mode
    part: Part
    manifest: str
    revision: int
    judge: str = ""
    opened_at: str = ""


def record(
    connection: Connection,
    package: CurrentPackage,
    *,
    confirmation: Confirmation = Confirmation.UNHEARD,
    origin: str = "",
) -> bool:
    """Notes that a package was built or opened; it becomes current unless a higher revision already is.

    True when it is current now. A judge chosen before stays chosen, a confirmation heard before stays heard. The
    manifest must be among the documents. ``origin`` is a file's name, never a path.
    """
    opened = insert(packages_opened).values(
        manifest=package.manifest,
        part=package.part.value,
        contest=package.contest,
        confirmation=confirmation.value,
        opened_at=package.opened_at,
        origin=origin.encode("utf-8", "replace").decode("utf-8"),  # Linux has names that are no text
    )
    connection.execute(opened.on_conflict_do_nothing(index_elements=["manifest", "part"]))
    if confirmation is not Confirmation.UNHEARD:
        confirm(connection, package.manifest, package.part, confirmation)
    written = insert(packages).values(
        contest=package.contest,
        round=package.round,
        mode=package.mode.value,
        part=package.part.value,
        manifest=package.manifest,
        revision=package.revision,
        judge=package.judge or None,
        opened_at=package.opened_at,
    )
    replaced = {name: written.excluded[name] for name in ("manifest", "revision", "opened_at")}
    is_not_older = written.excluded.revision >= packages.c.revision
    connection.execute(written.on_conflict_do_update(index_elements=_KEY, set_=replaced, where=is_not_older))
    now = current(connection, package.contest, package.round, package.mode, package.part)
    if package.judge and package.part is Part.JUDGE:
        choose_judge(connection, package.contest, package.round, package.mode, package.judge)
    return now is not None and now.manifest == package.manifest


def current(connection: Connection, contest: str, round_: str, mode: Mode, part: Part) -> CurrentPackage | None:
    """The package in force for a round, or None."""
    found = (one for one in listed(connection, contest, part) if (one.round, one.mode) == (round_, mode))
    return next(found, None)


def listed(connection: Connection, contest: str = "", part: Part | None = None) -> tuple[CurrentPackage, ...]:
    """The packages in force of a contest ("" = of all), the one opened last at the end."""
    asked = select(packages).order_by(packages.c.opened_at, *(packages.c[name] for name in _KEY))
    if contest:
        asked = asked.where(packages.c.contest == contest)
    if part is not None:
        asked = asked.where(packages.c.part == part.value)
    return tuple(_current(row) for row in connection.execute(asked).mappings())


def choose_judge(connection: Connection, contest: str, round_: str, mode: Mode, judge: str) -> None:
    """Settles which judge works on this copy in a round whose package is open."""
    here = [
        packages.c.contest == contest,
        packages.c.round == round_,
        packages.c.mode == mode.value,
        packages.c.part == Part.JUDGE.value,
    ]
    connection.execute(update(packages).where(*here).values(judge=judge))


def confirm(connection: Connection, manifest: str, part: Part, confirmation: Confirmation) -> None:
    """Notes how the origin of a package was confirmed."""
    here = [packages_opened.c.manifest == manifest, packages_opened.c.part == part.value]
    connection.execute(update(packages_opened).where(*here).values(confirmation=confirmation.value))


def confirmation(connection: Connection, manifest: str, part: Part) -> Confirmation:
    """How the origin of a package was confirmed; ``UNHEARD`` also for one never opened."""
    here = [packages_opened.c.manifest == manifest, packages_opened.c.part == part.value]
    found = connection.execute(select(packages_opened.c.confirmation).where(*here)).scalar()
    return Confirmation(found or Confirmation.UNHEARD)


def opened(connection: Connection, contest: str, part: Part) -> dict[str, str]:
    """The manifests of all packages of a contest that this part built or opened, with when it first did."""
    here = [packages_opened.c.contest == contest, packages_opened.c.part == part.value]
    asked = select(packages_opened.c.manifest, packages_opened.c.opened_at).where(*here)
    return {row.manifest: row.opened_at for row in connection.execute(asked.order_by(packages_opened.c.manifest))}


def _current(found: RowMapping) -> CurrentPackage:
    return CurrentPackage(
        contest=found["contest"],
        round=found["round"],
        mode=Mode(found["mode"]),
        part=Part(found["part"]),
        manifest=found["manifest"],
        revision=found["revision"],
        judge=found["judge"] or "",
        opened_at=found["opened_at"],
    )
