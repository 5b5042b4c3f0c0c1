"""Attachments by their hash in ``attachments/ab/<sha256>`` beside the database, and which contest uses which.

A verified file is written into a staging folder of the same file system (``data_folder.staging_folder``) and adopted
by rename: files first, then the rows, so a row never names a file that is not there. Checking what is in a file is
``exchange``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder
from judge_desktop.store.tables import attachments, contest_attachments

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CHUNK = 1 << 20


def is_hash(named: object) -> bool:
    """Whether that can name an attachment: a database that is damaged or somebody else's may hold anything."""
    return isinstance(named, str) and _HASH.fullmatch(named) is not None


def place_of(folder: Path, sha256: str) -> Path:
    """Where the attachment of that hash lies or would lie. Raises ValueError for anything that is no hash."""
    if not is_hash(sha256):
        raise ValueError(sha256)
    return folder / data_folder.ATTACHMENTS / sha256[:2] / sha256


def path_of(folder: Path, sha256: str) -> Path:
    """The file of an attachment. Refuses ``ATTACHMENT_LOST`` when it is not there."""
    path = place_of(folder, sha256)
    if not path.is_file():
        raise JudgeDesktopError(Code.ATTACHMENT_LOST, sha256=sha256)
    return path


def missing(folder: Path, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of the hashes whose files are not there: what a package must bring."""
    return tuple(sha256 for sha256 in dict.fromkeys(wanted) if not place_of(folder, sha256).is_file())


def adopt(folder: Path, staged: Iterable[tuple[str, Path]]) -> int:
    """Moves verified files (hash, path in staging) to their places and returns how many; durable when it returns.

    A file that is there already is replaced by the verified one. Refuses ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``,
    ``DISK_FAILED``; then some files may be at their places without rows, which harms nothing.
    """
    moves = [(path, place_of(folder, sha256)) for sha256, path in staged]
    with data_folder.disk_refusals(folder):
        for path, _ in moves:
            data_folder.sync_file(path)
        for shelf in sorted({place.parent for _, place in moves}):
            shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, place in moves:
            _move(path, place)
        for shelf in sorted({place.parent for _, place in moves}):
            data_folder.sync_folder(shelf)
        if moves:
            data_folder.sync_folder(folder / data_folder.ATTACHMENTS)
    return len(moves)


def record(connection: Connection, contest: str, used: Iterable[Attachment], *, at: str) -> int:
    """Notes that a contest uses these attachments; returns how many it did not use before."""
    rows = list({attachment.sha256: attachment for attachment in used}.values())
    if not rows:
        return 0
    connection.execute(
        insert(attachments).on_conflict_do_nothing(),
        [{"sha256": one.sha256, "size": one.size, "media_type": one.media_type, "added_at": at} for one in rows],
    )
    here = select(contest_attachments.c.sha256).where(contest_attachments.c.contest == contest)
    known = set(connection.execute(here).scalars())
    new = [{"contest": contest, "sha256": one.sha256} for one in rows if one.sha256 not in known]
    if new:
        connection.execute(insert(contest_attachments), new)
    return len(new)


def used_by(connection: Connection, contest: str) -> tuple[str, ...]:
    """The hashes of a contest's attachments, sorted."""
    here = select(contest_attachments.c.sha256).where(contest_attachments.c.contest == contest)
    return tuple(connection.execute(here.order_by(contest_attachments.c.sha256)).scalars())


def listed(connection: Connection) -> dict[str, int]:
    """Every attachment this copy keeps with its size in bytes, sorted by hash."""
    asked = select(attachments.c.sha256, attachments.c.size).order_by(attachments.c.sha256)
    return {row.sha256: row.size for row in connection.execute(asked)}


def only_of(connection: Connection, contest: str) -> dict[str, int]:
    """Hash -> size in bytes of the attachments that this contest uses and no other one."""
    others = select(contest_attachments.c.sha256).where(contest_attachments.c.contest != contest)
    asked = (
        select(attachments.c.sha256, attachments.c.size)
        .join_from(attachments, contest_attachments, attachments.c.sha256 == contest_attachments.c.sha256)
        .where(contest_attachments.c.contest == contest, attachments.c.sha256.not_in(others))
        .order_by(attachments.c.sha256)
    )
    return {row.sha256: row.size for row in connection.execute(asked)}


def forget_unused(connection: Connection) -> tuple[str, ...]:
    """Drops the rows of attachments that no contest uses and returns their hashes; the files stay for the caller."""
    used = select(contest_attachments.c.sha256)
    asked = select(attachments.c.sha256).where(attachments.c.sha256.not_in(used)).order_by(attachments.c.sha256)
    unused = tuple(connection.execute(asked).scalars())
    connection.execute(delete(attachments).where(attachments.c.sha256.not_in(used)))
    return unused


def remove_unlisted(connection: Connection, folder: Path) -> None:
    """Removes the files that no row names: a crash or a removal left them. Refuses what the disk refuses."""
    known = set(listed(connection))
    with data_folder.disk_refusals(folder):
        for path in files(folder):
            if path.name not in known:
                path.unlink(missing_ok=True)


def files(folder: Path) -> Iterator[Path]:
    """Every file in the attachments folder whose name is a hash, sorted."""
    for shelf in sorted((folder / data_folder.ATTACHMENTS).glob("[0-9a-f][0-9a-f]")):
        yield from (path for path in sorted(shelf.iterdir()) if is_hash(path.name))


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _move(path: Path, place: Path) -> None:
    try:
        path.replace(place)
    except PermissionError:
        # Windows replaces no file that a viewer holds open; what is being looked at is the same file.
        if not (place.is_file() and place.stat().st_size == path.stat().st_size):
            raise
        path.unlink()
