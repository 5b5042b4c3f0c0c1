"""Who signed which paper of a round, and which scans are kept of it. A scan's bytes are an attachment like any other.

Which papers there are is ``scoring.signing``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.signatures import Scan, Signature
from judge_desktop.store.tables import attachments, contest_attachments, signature_scans, signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundKey:
    """The round of a contest in one mode: signatures of a rehearsal are not those of the day."""

    contest: str
    round: str
    mode: Mode

    @property
    def columns(self) -> dict[str, str]:
        """As the tables have it."""
        return {"contest": self.contest, "round": self.round, "mode": self.mode.value}


def sign(connection: Connection, key: RoundKey, paper: str, judge: str, *, at: str) -> bool:
    """Notes that a person signed a paper; False when that was noted before."""
    written = insert(signatures).values(**key.columns, paper=paper, judge=judge, noted_at=at)
    return bool(connection.execute(written.on_conflict_do_nothing()).rowcount)


def unsign(connection: Connection, key: RoundKey, paper: str, judge: str) -> bool:
    """Takes that back; False when there was nothing to take back."""
    asked = delete(signatures).filter_by(**key.columns, paper=paper, judge=judge)
    return bool(connection.execute(asked).rowcount)


def keep_scan(connection: Connection, key: RoundKey, paper: str, sha256: str, name: str, *, at: str) -> bool:
    """Notes that a scan, whose bytes are recorded as an attachment, shows a paper; False when that was noted before."""
    written = insert(signature_scans).values(**key.columns, paper=paper, sha256=sha256, name=name, kept_at=at)
    return bool(connection.execute(written.on_conflict_do_nothing()).rowcount)


def take_scan_away(connection: Connection, key: RoundKey, paper: str, sha256: str) -> bool:
    """Takes a scan off a paper; False when it is not there. It stays with the other papers it shows."""
    asked = delete(signature_scans).filter_by(**key.columns, paper=paper, sha256=sha256)
    return bool(connection.execute(asked).rowcount)


def shows_another_paper(connection: Connection, contest: str, sha256: str) -> bool:
    """Whether a scan still belongs to any paper of the contest, in any round and mode."""
    asked = select(signature_scans.c.paper).filter_by(contest=contest, sha256=sha256).limit(1)
    return connection.execute(asked).first() is not None


def let_go(connection: Connection, contest: str, sha256: str) -> None:
    """A contest no longer uses that file; whether another does is told by ``attachments.forget_unused``."""
    connection.execute(delete(contest_attachments).filter_by(contest=contest, sha256=sha256))


def signatures_of(connection: Connection, key: RoundKey) -> tuple[Signature, ...]:
    """Everything signed in a round, sorted by paper and person."""
    asked = select(signatures).filter_by(**key.columns).order_by(signatures.c.paper, signatures.c.judge)
    return tuple(
        Signature(paper=row.paper, judge=row.judge, noted_at=row.noted_at) for row in connection.execute(asked)
    )


def scans_of(connection: Connection, key: RoundKey) -> tuple[Scan, ...]:
    """Every scan kept of the papers of a round, the oldest of a paper first."""
    asked = (
        select(signature_scans, attachments.c.media_type, attachments.c.size)
        .join(attachments, attachments.c.sha256 == signature_scans.c.sha256)
        .filter_by(**key.columns)
        .order_by(signature_scans.c.paper, signature_scans.c.kept_at, signature_scans.c.sha256)
    )
    return tuple(
        Scan(
            paper=row.paper,
            sha256=row.sha256,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            kept_at=row.kept_at,
        )
        for row in connection.execute(asked)
    )
