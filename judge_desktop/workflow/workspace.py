"""An open data folder with everything a verb needs: database, identity, the time and chance of this run.

Verbs are functions in the modules beside this one; their first argument is a ``Workspace``. What a data folder holds on
the disk is the business of ``store``; how keys are spelled, of ``exchange``.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic_ns
from types import TracebackType
from typing import Self

from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import PublicKeys
from judge_desktop.exchange import keys as key_files
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.writing import disk_refusals, replacing, sweep
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.database import Database, open_database
from judge_desktop.store.instance import Instance, Message, is_taken, put_message
from judge_desktop.store.removal import finish_removal

Clock = Callable[[], datetime]
Chance = Callable[[int], bytes]
Progress = Callable[[int, int], None]
"""Called with (done, in all) from the thread that works; may raise to cancel."""

_KEY_FILE = "identity.key"
_PUBLIC_FILE = "identity.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """What may be known of this copy's identity without a passphrase."""

    name: str
    keys: PublicKeys
    has_passphrase: bool


def system_clock() -> datetime:
    """The time of this machine, with its zone, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class Workspace:
    """An open data folder. ``is_writing``: this process may change it; another may only look."""

    def __init__(
        self,
        home: Path,
        *,
        writing: bool = True,
        passphrase: str | None = None,
        clock: Clock = system_clock,
        chance: Chance = secrets.token_bytes,
    ) -> None:
        """Opens (and makes or migrates) the data folder. Refuses what ``store.database`` and ``store.instance`` do."""
        self.home = home
        self.is_writing = writing
        self._clock = clock
        self._chance = chance
        self._passphrase = passphrase
        self._identity: Identity | None = None
        self._instance = Instance(home) if writing else None
        began = monotonic_ns()
        try:
            if writing:
                sweep(self._identity_folder)
            self.database: Database = open_database(home, at=self.now(), reads_only=not writing)
            if self._instance is not None:
                self._finish_after_crash(self._instance)
        except BaseException:
            self._release()
            raise
        follows_crash = self._instance is not None and self._instance.follows_crash
        ms = (monotonic_ns() - began) // 1_000_000
        note(Event.DATA_FOLDER_OPENED, is_writing=writing, follows_crash=follows_crash, ms=ms)

    def now(self) -> str:
        """The time as ISO text; shown to people, never used for order."""
        return self._clock().isoformat()

    def today(self) -> datetime:
        """The time as the clock of this run gives it."""
        return self._clock()

    def salt(self) -> str:
        """64 random hexadecimal digits."""
        return self._chance(32).hex()

    def new_id(self) -> str:
        """A neutral random name of 32 hexadecimal digits."""
        return self._chance(16).hex()

    @property
    def own_name(self) -> OwnName | None:
        """Name and public keys of this copy, or None when it has none yet. Refuses ``IDENTITY_MALFORMED``."""
        try:
            written = json.loads((self._identity_folder / _PUBLIC_FILE).read_text(encoding="utf-8"))
            keys = PublicKeys(**written["keys"])
            return OwnName(name=written["name"], keys=keys, has_passphrase=bool(written["has_passphrase"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, RecursionError):
            raise JudgeDesktopError(Code.IDENTITY_MALFORMED) from None

    @property
    def noted_as(self) -> str:
        """Who did something here, as the audit log says it: the key of this copy, "chair" before it has one."""
        own = self.own_name
        return own.keys.judge_key if own is not None else "chair"

    @property
    def identity(self) -> Identity:
        """The secret keys. Refuses ``NO_IDENTITY``, ``PASSPHRASE_NEEDED``, ``PASSPHRASE_WRONG``."""
        if self._identity is None:
            own = self.own_name
            if own is None:
                raise JudgeDesktopError(Code.NO_IDENTITY)
            if own.has_passphrase and self._passphrase is None:
                raise JudgeDesktopError(Code.PASSPHRASE_NEEDED)
            with disk_refusals(self._identity_folder):
                content = (self._identity_folder / _KEY_FILE).read_bytes()
            self._identity = key_files.open_identity(content, self._passphrase if own.has_passphrase else None)
        return self._identity

    @property
    def needs_passphrase(self) -> bool:
        """True when the secret keys are locked and no passphrase was given yet."""
        own = self.own_name
        return self._identity is None and own is not None and own.has_passphrase and self._passphrase is None

    def unlock(self, passphrase: str) -> None:
        """Opens the secret keys for the rest of this run. Refuses ``PASSPHRASE_WRONG``; then nothing is remembered."""
        before = self._passphrase
        self._passphrase = passphrase
        try:
            self._identity = None
            _ = self.identity
        except JudgeDesktopError:
            self._passphrase = before
            raise

    def unlock_if_it_fits(self, passphrase: str | None) -> None:
        """Opens the secret keys when the passphrase is theirs; it may be that of a file, then nothing happens."""
        if passphrase is None or not self.needs_passphrase:
            return
        try:
            self.unlock(passphrase)
        except JudgeDesktopError as refusal:
            if refusal.code is not Code.PASSPHRASE_WRONG:
                raise

    def keep_identity(self, identity: Identity, name: str, passphrase: str | None) -> None:
        """Writes a new identity, the secret half first. The caller made sure that there is none yet."""
        own = OwnName(name=name, keys=identity.public, has_passphrase=passphrase is not None)
        folder = self._identity_folder
        with replacing(folder / _KEY_FILE, private=True) as stream:
            stream.write(key_files.seal_identity(identity, passphrase))
        with replacing(folder / _PUBLIC_FILE, private=True) as stream:
            stream.write(json.dumps(asdict(own), ensure_ascii=False, indent=1).encode())
        self._identity = identity
        self._passphrase = passphrase

    def messages(self) -> tuple[Message, ...]:
        """What other starts of the program handed over since the last call."""
        return self._instance.poll() if self._instance is not None else ()

    def close(self) -> None:
        """Lets go of the data folder."""
        self.database.close()
        self._release()

    def _finish_after_crash(self, instance: Instance) -> None:
        """Files of attachments whose rows never came go, and a removal is brought to its end.

        A disk that refuses that now keeps nobody from working.
        """
        with suppress(JudgeDesktopError):
            finish_removal(self.database)
            if instance.follows_crash:
                with self.database.reading() as connection:
                    attachments.remove_unlisted(connection, self.home)

    @property
    def _identity_folder(self) -> Path:
        return self.home / data_folder.IDENTITY

    def _release(self) -> None:
        if self._instance is not None:
            self._instance.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def hand_over(home: Path, *files: str, patience: float = 0.0) -> bool:
    """Asks the window that already runs on this data folder to come forward and open each file ("" = only come).

    Waits so many seconds for it to do so. False when it ended meanwhile, or was no window: nobody was asked then.
    """
    return is_taken(home, [put_message(home, Message(file)) for file in files], patience=patience)
