"""Rounds of any size on the disk: a chair's data folder with a built package, score files, and a judge's data folder.

Made with the program's own verbs from the domain objects down, so that a benchmark measures what people have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from judge_desktop.domain.contest import Assignment, Attachment, Contest
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import KnownKey, Panel
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange.keys import Identity, create_identity
from judge_desktop.exchange.package_documents import encode_contest
from judge_desktop.exchange.score_file import write_score_file
from judge_desktop.store import attachments, contests, data_folder
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.packages_here import chair_package
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_round

NOW = "2023-09-08T10:00:00+07:00"
SALT = "5a" * 32
COMMENT = "ที่มาและกลุ่มเป้าหมายชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ"


Pairs = Callable[[tuple[str, ...]], tuple[Assignment, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRound:
    """A chair's data folder with a package in it and beside it, and the identities of the judges by id."""

    home: Path
    package_path: Path
    package: Package
    recipient: str
    identities: dict[str, Identity]


def make_round(
    folder: Path, *, judges: int, submissions: int, files: Iterable[bytes] = (), pairs: Pairs | None = None
) -> MadeRound:
    """A round with that many judges and submissions in seven categories; ``files`` go to the first submission.

    ``pairs`` says of the submissions' ids who scores what; without it everybody scores everything.
    """
    home, package_path = folder / "chair", folder / "package.judgepack"
    folder.mkdir(parents=True, exist_ok=True)
    identities = {f"j{place}": create_identity() for place in range(1, judges + 1)}
    names = [f"{'ABCDEFG'[place % 7]}{place:03}" for place in range(submissions)]
    contest = _with_keys(small_round.contest(judges=judges, submissions=names), identities)
    if pairs is not None:
        rounds = tuple(replace(one, assignments=pairs(tuple(names))) for one in contest.rounds)
        contest = replace(contest, rounds=rounds)
    with Workspace(home) as ws:
        ws.keep_identity(create_identity(), "chair", None)
        contest = _with_files(home, contest, files)
        with ws.database.transaction() as connection:
            part = ContestPart(
                contest=contest.id, part=Part.CHAIR, name=contest.name, mode=None, definition=encode_contest(contest)
            )
            contests.add(connection, part, at=NOW)
        build_package(ws, package_path, PackageOptions(without_backup="measured"))
        return MadeRound(
            home=home,
            package_path=package_path,
            package=chair_package(ws),
            recipient=ws.identity.public.age_recipient,
            identities=identities,
        )


def cards_of(package: Package, place: int) -> tuple[Scorecard, ...]:
    """One judge's sealed scorecards of every submission that is hers, every second one with a comment."""
    judge = f"j{place + 1}"
    hers = {one.submission for one in package.assignments if one.judge == judge}
    return tuple(
        card_of(submission.id, ("D1", "D2", "D3", "D4"), number, place)
        for number, submission in enumerate(package.contest.finalists)
        if submission.id in hers
    )


def card_of(submission: str, criteria: Sequence[str], number: int, place: int = 0) -> Scorecard:
    """A sealed scorecard, different for each submission ``number`` and judge ``place``."""
    return Scorecard(
        submission=submission,
        state=ScorecardState.SEALED,
        scores={criterion: Decimal(5 + (place + number + row) % 6) for row, criterion in enumerate(criteria)},
        comments={OVERALL: f"{COMMENT} {number}"} if number % 2 else {},
    )


def score_file_of(made: MadeRound, judge: str, cards: tuple[Scorecard, ...]) -> ScoreFile:
    """The first revision of a judge's score file, to be signed and encrypted."""
    keys = made.identities[judge].public
    package = made.package
    return ScoreFile(
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        manifest=package.manifest,
        rubric=package.rubric,
        judge=judge,
        judge_key=keys.judge_key,
        recipients=tuple(sorted((made.recipient, keys.age_recipient))),
        revision=1,
        previous="",
        declaration_made=True,
        recusals=(),
        scorecards=cards,
        created=NOW,
        signing_key=keys.signing_key,
        age_recipient=keys.age_recipient,
    )


def write_score_files(made: MadeRound, folder: Path) -> tuple[Path, ...]:
    """One signed and encrypted score file of every judge."""
    folder.mkdir()
    paths = []
    for place, (judge, identity) in enumerate(made.identities.items()):
        content, _ = write_score_file(
            score_file_of(made, judge, cards_of(made.package, place)), identity.signing_key, SALT
        )
        path = folder / f"{judge}.judgescore"
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def _with_keys(contest: Contest, identities: dict[str, Identity]) -> Contest:
    judges = tuple(
        replace(judge, known_keys=(KnownKey(keys=identities[judge.id].public),)) for judge in contest.panel.judges
    )
    submissions = tuple(replace(one, attachments=()) for one in contest.submissions)
    return replace(contest, panel=Panel(judges=judges), submissions=submissions)


def _with_files(home: Path, contest: Contest, files: Iterable[bytes]) -> Contest:
    found = []
    for number, content in enumerate(files):
        one = Attachment(
            sha256=sha256(content).hexdigest(), name=f"{number}.bin", media_type="application/pdf", size=len(content)
        )
        with data_folder.staging_folder(home) as staging:
            staged = staging / one.sha256
            staged.write_bytes(content)
            attachments.adopt(home, [(one.sha256, staged)])
        found.append(one)
    first, *others = contest.submissions
    return replace(contest, submissions=(replace(first, attachments=tuple(found)), *others))
