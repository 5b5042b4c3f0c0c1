"""The data folder on the disk: what lies where in it, that it can be written, and how writes become durable.

Nothing inside holds an absolute path, so a copied data folder works elsewhere. What the files mean is left to
``database``, ``attachments``, ``backup`` and ``instance``; identity and settings belong to other rooms and are only
carried along.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePath

from judge_desktop.config.whole_files import is_unfinished, sweep, unfinished_folder
from judge_desktop.domain.errors import Code, JudgeDesktopError

DATABASE = "judge-desktop.sqlite3"
ATTACHMENTS = "attachments"
BACKUPS = "backups"
IDENTITY = "identity"
STAGING = "staging"
INBOX = "inbox"
SETTINGS = "settings.json"

_TRIAL = "trial-"
_FOLDERS = (ATTACHMENTS, BACKUPS, IDENTITY, STAGING, INBOX)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR})
_NETWORK_FILE_SYSTEMS = frozenset(
    "9p afpfs afs ceph cifs davfs fuse.davfs2 fuse.glusterfs fuse.rclone fuse.sshfs ncpfs nfs nfs4 smb3 smbfs".split()
)
_SYNCHRONISED = re.compile(
    r"dropbox( \(.+\))?|onedrive( - .+)?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|box( sync)?|pcloud ?drive|megasync|syncthing|sync\.com",
    re.IGNORECASE,
)


def prepare(folder: Path) -> None:
    """Makes the data folder and its parts, readable by this account only, and proves that it can be written.

    A replacement of the folder that a crash cut short is undone first. Refuses ``DATA_FOLDER_READ_ONLY``,
    ``DISK_FULL``, ``DISK_FAILED``.
    """
    try:
        _prepare(folder)
    except OSError as refused:  # a file that is not there here means that no folder can be made there
        raise refusal_of_disk(refused, folder) from refused


def _prepare(folder: Path) -> None:
    with disk_refusals(folder):
        put_aside = before_restore(folder)
        if put_aside.is_dir() and not folder.exists():
            put_aside.rename(folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700, exist_ok=True)
        trial = folder / STAGING / f"{_TRIAL}{secrets.token_hex(8)}"
        trial.write_bytes(b"")
        trial.unlink(missing_ok=True)  # another start that got the lock may have swept it


def before_restore(folder: Path) -> Path:
    """Where a data folder waits while another one takes its place."""
    return folder.with_name(f"{folder.name}.before-restore")


def kept_beside(folder: Path, *, at: str) -> Path:
    """Where a data folder is kept when a backup takes its place: beside it, named after the time; nothing is there."""
    day, clock = at[:10], at[11:16].replace(":", ".")
    return free_name(folder.with_name(f"{folder.name} kept {day} {clock}"))


def free_name(wanted: Path) -> Path:
    """The path itself, or with a number behind it, where nothing stands."""
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.name} ({number})")
    return path


def sweep_staging(folder: Path) -> bool:
    """Removes what a crash left in the staging folder; whether there was anything.

    Only for whoever holds the instance's lock. Another start may just be proving that it could write there, and a
    command that only reads may work in a folder that it holds.
    """
    swept = sweep(folder / STAGING)
    with disk_refusals(folder):
        leftovers = [left for left in (folder / STAGING).iterdir() if not is_unfinished(left.name)]
        for left in leftovers:
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)
    return swept > 0 or any(not left.name.startswith(_TRIAL) for left in leftovers)


@contextmanager
def staging_folder(folder: Path) -> Iterator[Path]:
    """A private folder on the same file system, gone with everything left in it when the block ends."""
    with disk_refusals(folder):
        (folder / STAGING).mkdir(mode=0o700, parents=True, exist_ok=True)
        private = folder / STAGING / secrets.token_hex(8)
        private.mkdir(mode=0o700)
    try:
        yield private
    finally:
        shutil.rmtree(private, ignore_errors=True)


@contextmanager
def held_staging_folder(folder: Path) -> Iterator[Path]:
    """The same for whoever does not hold the instance's lock: it stays when a program that starts meanwhile sweeps."""
    with disk_refusals(folder):
        (folder / STAGING).mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as until_done:
        try:
            private = until_done.enter_context(unfinished_folder(folder / STAGING))
        except JudgeDesktopError as refused:
            if refused.code is not Code.FOLDER_NOT_WRITABLE:
                raise
            raise JudgeDesktopError(Code.DATA_FOLDER_READ_ONLY, folder=str(folder)) from refused
        yield private


@contextmanager
def disk_refusals(place: Path) -> Iterator[None]:
    """Turns what the disk refuses inside the block into ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY`` or ``DISK_FAILED``.

    A file that is not there stays a ``FileNotFoundError``: only the caller knows what that means.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as refused:
        raise refusal_of_disk(refused, place) from refused


def refusal_of_disk(refused: OSError, place: Path) -> JudgeDesktopError:
    """The refusal that says what an operating system's error means for the person in front of it."""
    if refused.errno in _FULL:
        return JudgeDesktopError(Code.DISK_FULL, folder=str(place))
    if refused.errno in _READ_ONLY or refused.errno in _NO_FOLDER:
        return JudgeDesktopError(Code.DATA_FOLDER_READ_ONLY, folder=str(place))
    return JudgeDesktopError(Code.DISK_FAILED, folder=str(place), reason=errno.errorcode.get(refused.errno or 0, ""))


def sync_file(path: Path) -> None:
    """Returns when the content of a file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Returns when the names in a folder are on the disk. Windows keeps them with the file and offers no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def warning_about(folder: Path) -> Code | None:
    """``DATA_FOLDER_ON_NETWORK`` or ``DATA_FOLDER_SYNCHRONISED`` when the folder is at a place that loses data."""
    place = folder.expanduser().absolute()
    if _is_on_network(place):
        return Code.DATA_FOLDER_ON_NETWORK
    if is_synchronised(place):
        return Code.DATA_FOLDER_SYNCHRONISED
    return None


def free_bytes(folder: Path) -> int:
    """How much room the disk of a data folder has for this account; the folder itself need not be there yet."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free
    return 0


def is_synchronised(place: PurePath) -> bool:
    """True when a part of the path is the folder of a well-known cloud service."""
    roots = {os.environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")} - {""}
    if any(place.is_relative_to(root) for root in roots):
        return True
    return any(_SYNCHRONISED.fullmatch(part) for part in place.parts)


def network_mount(place: PurePath, mounts: str) -> bool:
    """True when the deepest mount above ``place`` is of the network; ``mounts`` is spelled as in ``/proc/mounts``."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[1]))
        if place.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), fields[2]
    return kind in _NETWORK_FILE_SYSTEMS


def _is_on_network(place: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\")
        return place.drive.startswith("\\\\") or bool(kind == 4)  # DRIVE_REMOTE
    with suppress(OSError):
        return network_mount(place.resolve(), Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    return place.parts[1:2] == ("Network",)
