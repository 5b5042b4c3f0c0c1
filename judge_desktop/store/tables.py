"""The tables of the data folder, their columns named as in the rest of the program.

This is what the program reads and writes with; a database is only ever made and changed by the migrations in ``db/``,
and a test holds both against each other. The triggers (nothing signed and nothing audited is changed afterwards) are
in the migrations. A score is a canonical decimal as text ("8.5"), missing is NULL; times are ISO texts that came as
arguments.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.contest import Ground, Mode, RecusalScope
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import Origin

SCHEMA_VERSION = "0001"
"""The newest migration in ``db/versions``: what this program reads and writes."""

VERSION_TABLE = "schema_version"


class Part(StrEnum):
    """What this copy of the program does in a contest: run it or judge in it. One data folder may hold both."""

    CHAIR = "chair"
    JUDGE = "judge"


class DocumentType(StrEnum):
    """The types of signed documents."""

    CARD = "card"
    PACKAGE = "package"
    SCORES = "scores"
    DECISION = "decision"
    RESULTS = "results"


class DecimalText(TypeDecorator[Decimal]):
    """A decimal number as canonical text; None stays NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text that is stored."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """The number that was stored."""
        return None if value is None else Decimal(value)


def canonical(number: Decimal) -> str:
    """The one spelling of a finite number: no exponent, no leading or trailing zeros ("10", "8.5", "0")."""
    if not number:
        return "0"
    spelled = f"{number:f}"
    return spelled.rstrip("0").rstrip(".") if "." in spelled else spelled


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _whole(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _one_of(column: str, choices: Iterable[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{choice.value}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({listed})")


def _yes_or_no(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)")


def _hash(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'")


def _of_contest() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["contest"], ["contests.contest"], ondelete="CASCADE")


_CANONICAL_SCORE = (
    "score NOT GLOB '*[^0-9.]*' AND score GLOB '[0-9]*' AND score NOT GLOB '0[0-9]*' AND score NOT GLOB '*.*.*'"
    " AND (score NOT GLOB '*.*' OR score GLOB '*.*[1-9]')"
)
ROUND_COLUMNS = ("contest", "round", "mode")
SESSION_COLUMNS = (*ROUND_COLUMNS, "judge")
SCORECARD_COLUMNS = (*SESSION_COLUMNS, "submission")

metadata = MetaData()

contests = Table(
    "contests",
    metadata,
    Column("contest", Text, primary_key=True, nullable=False),
    _text("name_th"),
    _text("name_en"),
    _text("created"),
    sqlite_strict=True,
)

contest_parts = Table(
    "contest_parts",
    metadata,
    Column("contest", Text, primary_key=True, nullable=False),
    Column("part", Text, primary_key=True, nullable=False),
    _text("mode", optional=True),
    Column("definition", LargeBinary, nullable=True),
    Column("people", LargeBinary, nullable=True),
    _text("created"),
    _text("changed"),
    _one_of("part", Part),
    _one_of("mode", Mode),
    _of_contest(),
    sqlite_strict=True,
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", Text, primary_key=True, nullable=False),
    _text("type"),
    _text("contest", optional=True),
    _text("round", optional=True),
    _text("mode", optional=True),
    _text("signed_by"),
    _text("judge", optional=True),
    _whole("revision"),
    _text("previous"),
    _text("signature"),
    Column("body", LargeBinary, nullable=False),
    Column("companion", LargeBinary, nullable=True),
    _text("received_at"),
    _text("origin"),
    _hash("sha256"),
    _one_of("type", DocumentType),
    _one_of("mode", Mode),
    CheckConstraint("contest IS NOT NULL OR type = 'card'"),
    CheckConstraint("revision >= 0"),
    _of_contest(),
    Index("documents_by_place", "contest", "round", "type", "signed_by", "revision"),
    sqlite_strict=True,
)

packages = Table(
    "packages",
    metadata,
    Column("contest", Text, primary_key=True, nullable=False),
    Column("round", Text, primary_key=True, nullable=False),
    Column("mode", Text, primary_key=True, nullable=False),
    Column("part", Text, primary_key=True, nullable=False),
    _text("manifest"),
    _whole("revision"),
    _text("judge", optional=True),
    _text("opened_at"),
    _one_of("mode", Mode),
    _one_of("part", Part),
    CheckConstraint("revision >= 1"),
    CheckConstraint("judge IS NULL OR part = 'judge'"),
    _of_contest(),
    ForeignKeyConstraint(["manifest"], ["documents.sha256"]),
    sqlite_strict=True,
)

packages_opened = Table(
    "packages_opened",
    metadata,
    Column("manifest", Text, primary_key=True, nullable=False),
    Column("part", Text, primary_key=True, nullable=False),
    _text("contest"),
    _text("confirmation"),
    _text("opened_at"),
    _text("origin"),
    _one_of("part", Part),
    _one_of("confirmation", Confirmation),
    _of_contest(),
    ForeignKeyConstraint(["manifest"], ["documents.sha256"]),
    sqlite_strict=True,
)

attachments = Table(
    "attachments",
    metadata,
    Column("sha256", Text, primary_key=True, nullable=False),
    _whole("size"),
    _text("media_type"),
    _text("added_at"),
    _hash("sha256"),
    CheckConstraint("size >= 0"),
    sqlite_strict=True,
)

contest_attachments = Table(
    "contest_attachments",
    metadata,
    Column("contest", Text, primary_key=True, nullable=False),
    Column("sha256", Text, primary_key=True, nullable=False),
    _of_contest(),
    ForeignKeyConstraint(["sha256"], ["attachments.sha256"]),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

scoring_sessions = Table(
    "scoring_sessions",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in SESSION_COLUMNS),
    _whole("declaration_made"),
    _text("notes"),
    _text("started_at"),
    _text("changed_at"),
    _one_of("mode", Mode),
    _yes_or_no("declaration_made"),
    _of_contest(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)


def _of_session() -> ForeignKeyConstraint:
    parents = [f"scoring_sessions.{name}" for name in SESSION_COLUMNS]
    return ForeignKeyConstraint(SESSION_COLUMNS, parents, ondelete="CASCADE")


def _of_scorecard() -> ForeignKeyConstraint:
    parents = [f"scorecards.{name}" for name in SCORECARD_COLUMNS]
    return ForeignKeyConstraint(SCORECARD_COLUMNS, parents, ondelete="CASCADE")


scorecards = Table(
    "scorecards",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in SCORECARD_COLUMNS),
    _text("state"),
    _whole("flag"),
    _text("reason"),
    _text("private_notes"),
    _whole("sent_in", optional=True),
    _text("changed_at"),
    _one_of("state", ScorecardState),
    _yes_or_no("flag"),
    CheckConstraint("sent_in >= 1"),
    _of_session(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

scores = Table(
    "scores",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*SCORECARD_COLUMNS, "criterion")),
    Column("score", DecimalText, nullable=True),
    _text("changed_at"),
    CheckConstraint(_CANONICAL_SCORE),
    _of_scorecard(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

comments = Table(
    "comments",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*SCORECARD_COLUMNS, "criterion")),
    _text("text"),
    _text("changed_at"),
    _of_scorecard(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

pins = Table(
    "pins",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*SCORECARD_COLUMNS, "criterion", "attachment")),
    Column("page", Integer, primary_key=True, nullable=False),
    Column("second", Integer, primary_key=True, nullable=False),
    CheckConstraint("page >= 0"),
    CheckConstraint("second >= 0"),
    _of_scorecard(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

recusals = Table(
    "recusals",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*SESSION_COLUMNS, "scope", "target")),
    _text("ground"),
    _text("reason"),
    _text("declared_at"),
    _one_of("scope", RecusalScope),
    _one_of("ground", Ground),
    _of_session(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

exports = Table(
    "exports",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*SESSION_COLUMNS, "judge_key")),
    Column("revision", Integer, primary_key=True, nullable=False),
    _text("sha256"),
    _text("file_name"),
    _text("created"),
    UniqueConstraint("sha256"),
    _hash("sha256"),
    CheckConstraint("revision >= 1"),
    _of_session(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

typed_scorecards = Table(
    "typed_scorecards",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in SCORECARD_COLUMNS),
    _text("origin"),
    _text("state"),
    _text("scores"),
    _text("comments"),
    _text("typed_by"),
    _text("typed_at"),
    _one_of("mode", Mode),
    _one_of("origin", Origin),
    _one_of("state", ScorecardState),
    CheckConstraint("comments GLOB '{*}'"),
    _of_contest(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

chair_notes = Table(
    "chair_notes",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in ("contest", "category", "submission")),
    _text("text"),
    _text("changed_at"),
    _of_contest(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

discussions = Table(
    "discussions",
    metadata,
    Column("sequence", Integer, primary_key=True, nullable=False),
    _text("contest"),
    _text("round"),
    _text("mode"),
    _text("submission"),
    _text("spread"),
    _text("words"),
    _text("held_at"),
    _one_of("mode", Mode),
    _of_contest(),
    Index("discussions_of_contest", "contest", "round", "mode"),
    sqlite_strict=True,
)

meetings = Table(
    "meetings",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in ROUND_COLUMNS),
    _text("body"),
    _text("number"),
    _text("held_on", optional=True),
    _text("place"),
    _text("starts_at", optional=True),
    _text("ends_at", optional=True),
    _text("also_present"),
    _text("announcements"),
    _text("earlier_minutes"),
    _text("information"),
    _text("consideration"),
    _text("other_matters"),
    _text("recorder"),
    _text("recorder_position"),
    _text("checker"),
    _text("checker_position"),
    _text("changed_at"),
    _one_of("mode", Mode),
    _of_contest(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

signatures = Table(
    "signatures",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*ROUND_COLUMNS, "paper", "judge")),
    _text("noted_at"),
    _one_of("mode", Mode),
    _of_contest(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

signature_scans = Table(
    "signature_scans",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in (*ROUND_COLUMNS, "paper", "sha256")),
    _text("name"),
    _text("kept_at"),
    _one_of("mode", Mode),
    ForeignKeyConstraint(
        ["contest", "sha256"],
        ["contest_attachments.contest", "contest_attachments.sha256"],
        ondelete="CASCADE",
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

known_keys = Table(
    "known_keys",
    metadata,
    Column("judge_key", Text, primary_key=True, nullable=False),
    _text("signing_key"),
    _text("age_recipient"),
    _text("name_th"),
    _text("name_en"),
    _text("confirmation"),
    _text("first_seen"),
    _text("confirmed_at", optional=True),
    _one_of("confirmation", Confirmation),
    sqlite_strict=True,
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("sequence", Integer, primary_key=True, nullable=False),
    _text("at"),
    _text("who"),
    _text("event"),
    _text("contest", optional=True),
    _text("details"),
    _text("chain"),
    _one_of("event", AuditEvent),
    CheckConstraint("details GLOB '{*}'"),
    _hash("chain"),
    Index("audit_log_of_contest", "contest", "sequence"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
