"""Contests, packages and score files with real keys, and strategies that make any others: shared by many tests."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from hypothesis import strategies as st

from judge_desktop.domain.contest import (
    Applicant,
    Attachment,
    AwardLevel,
    Category,
    Contest,
    Eligibility,
    Ground,
    Mode,
    Recusal,
    RecusalScope,
    Round,
    Rules,
    Submission,
)
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import ChairCopy, Confirmation, Judge, KnownKey, Panel, Role
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Level, Rubric
from judge_desktop.domain.schedule import Break, Schedule, Slot, TimelineEntry
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard, ScorecardState, ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.exchange.encryption import AgeKey
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.package_file import SignedPackage, write_package
from judge_desktop.exchange.signing import SigningKey
from tests.helpers.logos import logo

CHAIR, DEPUTY, JUDGE, STRANGER = (
    Identity(SigningKey(sha256(name).digest()), AgeKey.generate())
    for name in (b"chair", b"deputy", b"judge", b"stranger")
)
SALT = "5a" * 32
CREATED = "2023-09-08T10:00:00+07:00"
FILES: Mapping[str, bytes] = {
    "ข้อเสนอ.pdf": b"%PDF-1.7 proposal " * 40,
    "ข้อเสนอ.docx": b"PK\x03\x04 office",
    "photo.jpg": b"\xff\xd8\xff photo",
}


def digest(content: bytes | str) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def spelled(tree: object) -> bytes:
    """Canonical JSON by another hand, which refuses nothing: what somebody who wishes us ill would sign."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def small_rubric() -> Rubric:
    """Two dimensions in a group and a third with half points: 10 + 30 + 60."""
    return Rubric(
        id="main",
        criteria=(
            Criterion(
                id="D1",
                name=Text(th="มิติที่ ๑", en="Dimension 1"),
                full_mark=Decimal(10),
                group="G",
                guidelines=(Text(th="แนวทาง"), Text(en="guideline")),
                levels=(Level(lowest=Decimal("7.5"), name=Text(th="ดีมาก"), description=Text(en="very good")),),
            ),
            Criterion(id="D2", name=Text(th="มิติที่ ๒"), full_mark=Decimal(30), group="G", required=False),
            Criterion(id="D3", name=Text(th="มิติที่ ๓"), full_mark=Decimal("60.0"), step=Decimal("0.50")),
        ),
        total=Decimal(100),
        version=2,
        groups=(CriterionGroup(id="G", name=Text(th="กลุ่ม")),),
    )


def attachments(*names: str) -> tuple[Attachment, ...]:
    """Those of ``FILES``; the office file's PDF is its rendition."""
    types = {".pdf": "application/pdf", ".docx": "application/msword", ".jpg": "image/jpeg"}
    found = []
    for name in names:
        rendition = digest(FILES["ข้อเสนอ.docx"]) if name == "ข้อเสนอ.pdf" and "ข้อเสนอ.docx" in names else ""
        found.append(
            Attachment(
                sha256=digest(FILES[name]),
                name=name,
                media_type=types[Path(name).suffix],
                size=len(FILES[name]),
                rendition_of=rendition,
            )
        )
    return tuple(found)


def small_contest(rules: Rules | None = None) -> Contest:
    """Three judges, two categories, three submissions with attachments, one of them in two; every field filled."""
    return Contest(
        id="c0ffee00c0ffee00c0ffee00c0ffee00",
        name=Text(th="รางวัลเมืองอัจฉริยะ", en="Smart city awards"),
        edition="ครั้งที่ ๒",
        year="๒๕๖๖",
        organiser=Text(th="สำนักงาน"),
        contact=Text(en="office@example.org"),
        description=Text(th="คำอธิบาย 🏙"),
        objectives=(Text(th="วัตถุประสงค์"),),
        applicant_types=(Text(th="เทศบาล"),),
        eligibility=Eligibility(reference_date=date(2023, 8, 31), concept=Text(th="นิยาม")),
        rules=rules or Rules(minimum_award_score=Decimal("70.5")),
        categories=(
            Category(
                id="ENV",
                name=Text(th="สิ่งแวดล้อม", en="Environment"),
                rubric="main",
                award_levels=(AwardLevel(id="gold", name=Text(th="ทอง"), lowest=Decimal("79.99")),),
            ),
            Category(id="GOV", name=Text(th="ภาครัฐ"), rubric="main"),
        ),
        rubrics=(small_rubric(),),
        submissions=(
            _submission(1, "ENV-01", *FILES),
            _submission(2, "ENV-02", "photo.jpg"),
            _submission(3, "GOV-01"),
        ),
        panel=Panel(
            judges=(
                Judge(id="j1", name=Text(th="หนึ่ง ประธาน", en="One"), title="ดร.", role=Role.CHAIR, order=1),
                Judge(
                    id="j2",
                    name=Text(th="สอง กรรมการ"),
                    position="อาจารย์",
                    order=2,
                    appointment="คำสั่งที่ ๕",
                    known_keys=(KnownKey(keys=JUDGE.public, confirmation=Confirmation.VOICE),),
                ),
                Judge(id="j3", name=Text(th="สาม เลขานุการ"), role=Role.SECRETARY, votes=False, order=3),
            )
        ),
        rounds=(
            Round(
                id="final",
                name=Text(th="รอบตัดสิน"),
                schedule=Schedule(
                    day=date(2023, 9, 8),
                    starts_at=time(9, 0),
                    breaks=(Break(starts_at=time(10, 30), ends_at=time(10, 45), name=Text(th="พัก")),),
                    slots=(Slot(submission="ENV-01", starts_at=time(9, 0), talk_minutes=8, question_minutes=6),),
                ),
                known_recusals=(
                    Recusal(
                        judge="j2",
                        scope=RecusalScope.SUBMISSION,
                        target="ENV-02",
                        ground=Ground.RELATIVE,
                        reason="เป็นญาติ",
                    ),
                ),
            ),
        ),
        timeline=(TimelineEntry(id="award-day", name=Text(th="วันมอบรางวัล"), starts_on=date(2023, 9, 30)),),
        letterhead=Letterhead(
            logo=logo(),
            signatories=(Signatory(name=Text(th="นางลงชื่อ"), position=Text(th="ผู้อำนวยการ", en="Director")),),
        ),
    )


def package_of(contest: Contest, **changes: object) -> Package:
    """The first official package of a contest, by the chair, with a deputy; all attachments travel."""
    travelling = {one.sha256: one for submission in contest.finalists for one in submission.attachments}
    package = Package(
        contest=contest,
        round=contest.rounds[0].id,
        mode=Mode.OFFICIAL,
        revision=1,
        previous="",
        acceptable=(),
        chairs=(ChairCopy(id="chair", keys=CHAIR.public, name="ฝ่ายประธาน"), ChairCopy(id="deputy", keys=DEPUTY.public)),
        rubric="",
        files=tuple(travelling[one] for one in sorted(travelling)),
    )
    return replace(package, **changes)  # type: ignore[arg-type]


def written_package(package: Package, folder: Path, identity: Identity = CHAIR) -> tuple[bytes, SignedPackage]:
    """The bytes of a package (not encrypted), its attachments taken from ``FILES`` by way of ``folder``."""
    places = {}
    for content in FILES.values():
        places[digest(content)] = folder / digest(content)
        places[digest(content)].write_bytes(content)
    stream = io.BytesIO()
    signed = write_package(package, places, identity.signing_key, stream, salt=SALT)
    return stream.getvalue(), signed


def score_file_of(package: Package, *cards: Scorecard, judge: str = "j2", **changes: object) -> ScoreFile:
    """The first score file of a judge for a package that was read; ``changes`` replace fields."""
    made = ScoreFile(
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        manifest=package.manifest,
        rubric=package.rubric,
        judge=judge,
        judge_key=JUDGE.public.judge_key,
        recipients=tuple(sorted({one.keys.age_recipient for one in package.chairs} | {JUDGE.public.age_recipient})),
        revision=1,
        previous="",
        declaration_made=True,
        recusals=(),
        scorecards=cards,
        created=CREATED,
        signing_key=JUDGE.public.signing_key,
        age_recipient=JUDGE.public.age_recipient,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def full_scorecard(submission: str = "ENV-01") -> Scorecard:
    """A sealed scorecard with words everywhere."""
    return Scorecard(
        submission=submission,
        state=ScorecardState.SEALED,
        scores={"D1": Decimal(7), "D2": Decimal(0), "D3": Decimal("59.5")},
        comments={OVERALL: "ดีมาก 👍", "D1": "หลักฐานชัดเจน"},
        pins=(Pin(criterion="D1", attachment=digest(FILES["ข้อเสนอ.pdf"]), page=3),),
        flag=True,
        reason="แก้ไขคะแนนหลังฟังคำตอบ",
    )


def decision_of(package: Package, **changes: object) -> Decision:
    """The chair's first decision of a round: a judge set aside in a category."""
    made = Decision(
        kind=DecisionKind.EXCLUDE,
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        signed_by=CHAIR.public.judge_key,
        sequence=1,
        previous="",
        decided_by="j1",
        recorded_by="chair",
        category="ENV",
        submissions=("ENV-01",),
        judge="j2",
        documents=(digest("a score file"), JUDGE.public.judge_key),
        values={"after": digest("before")},
        created=CREATED,
        reason="ลืมแจ้งส่วนได้เสีย",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _submission(number: int, submission: str, *files: str) -> Submission:
    return Submission(
        id=submission,
        number=number,
        category=submission[:3],
        title=Text(th=f"ผลงานที่ {number}", en=f"Work {number}"),
        applicant=Applicant(name=Text(th="เทศบาลตัวอย่าง"), type="เทศบาล"),
        summary=Text(th="สรุปผลงาน"),
        start_date=date(2022, 1, 1),
        fits_concept=True,
        reason="เข้านิยาม",
        order=number,
        attachments=attachments(*files),
        extra_fields=(("ผู้ประสานงาน", "๐๘๑"),),
    )


# What hypothesis makes: words of any script as a document keeps them (NFC, no lone surrogates), neutral ids, marks.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
) | st.sampled_from(("ศ.ดร.น้ำใจ เก่งกล้า", "🏆", "\u202eย้อน", '"\\\n\t', "\u0000", "a" * 300))
texts = st.builds(Text, words, words)
ids = st.from_regex(r"\A[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,8}[A-Za-z0-9_-])?\Z", fullmatch=True)
marks = st.integers(1, 9999).map(lambda tenths: Decimal(tenths) / 10)

letterheads = st.builds(
    Letterhead,
    logo=st.sampled_from((b"", logo(), logo(kind="JPEG"))),
    signatories=st.lists(st.builds(Signatory, name=texts, position=texts), max_size=4).map(tuple),
)


def distinct_ids(most: int) -> st.SearchStrategy[list[str]]:
    """One to ``most`` ids that differ by more than capitals."""
    return st.lists(ids, min_size=1, max_size=most, unique_by=str.casefold)


@st.composite
def rubrics(draw: st.DrawFn, rubric: str = "main") -> Rubric:
    """Any rubric whose full marks add up."""
    names = draw(distinct_ids(4).filter(lambda found: all(one.casefold() != OVERALL for one in found)))
    group = CriterionGroup(id="G", name=draw(texts))
    criteria = tuple(
        Criterion(
            id=name,
            name=draw(texts),
            full_mark=draw(marks),
            step=Decimal("0.1"),
            group=draw(st.sampled_from(("", "G"))),
            required=draw(st.booleans()),
            guidelines=tuple(draw(st.lists(texts, max_size=1))),
            levels=tuple(draw(st.lists(st.builds(Level, lowest=marks, name=texts, description=texts), max_size=1))),
        )
        for name in names
    )
    total = sum((one.full_mark for one in criteria), Decimal(0))
    return Rubric(id=rubric, criteria=criteria, total=total, groups=(group,))


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    """Any contest of one round as a package carries it: finalists only, nothing that stays with the chair."""
    categories = tuple(
        Category(id=one, name=draw(texts), rubric="main", awards=draw(st.integers(0, 3)))
        for one in draw(distinct_ids(3))
    )
    submissions = tuple(
        Submission(
            id=one,
            number=number,
            category=draw(st.sampled_from(categories)).id,
            title=draw(texts),
            applicant=Applicant(name=draw(texts), type=draw(words)),
            summary=draw(texts),
            order=number,
            attachments=attachments(*draw(st.sets(st.sampled_from(sorted(FILES))).map(sorted))),
        )
        for number, one in enumerate(draw(distinct_ids(4)), 1)
    )
    judges = tuple(
        Judge(
            id=one,
            name=draw(texts),
            title=draw(words),
            position=draw(words),
            role=draw(st.sampled_from(Role)),
            votes=draw(st.booleans()),
            order=order,
            appointment=draw(words),
            known_keys=(KnownKey(keys=JUDGE.public),) if order == 1 else (),
        )
        for order, one in enumerate(draw(distinct_ids(3)), 1)
    )
    recusals = st.builds(
        Recusal,
        judge=st.sampled_from([one.id for one in judges]),
        scope=st.just(RecusalScope.SUBMISSION),
        target=st.sampled_from([one.id for one in submissions]),
        ground=st.sampled_from(Ground),
        reason=words,
    )
    schedule = Schedule(
        slots=(Slot(submission=submissions[0].id, starts_at=time(9), talk_minutes=8, question_minutes=0),)
    )
    return Contest(
        id=draw(ids),
        name=draw(texts),
        edition=draw(words),
        organiser=draw(texts),
        objectives=tuple(draw(st.lists(texts, max_size=2))),
        popular_vote=draw(st.booleans()),
        rules=Rules(decimals=draw(st.integers(0, 6)), minimum_award_score=draw(st.none() | marks)),
        categories=categories,
        rubrics=(draw(rubrics()),),
        submissions=submissions,
        panel=Panel(judges=judges),
        rounds=(
            Round(
                id=draw(ids),
                name=draw(texts),
                schedule=schedule,
                known_recusals=tuple(draw(st.lists(recusals, max_size=2))),
            ),
        ),
        letterhead=draw(letterheads),
    )


@st.composite
def scorecards(draw: st.DrawFn, submission: str) -> Scorecard:
    """Any scorecard of any state for a submission."""
    criteria = draw(distinct_ids(4))
    pins = st.builds(
        Pin,
        criterion=st.sampled_from(criteria),
        attachment=words.map(digest),
        page=st.integers(0, 999),
        second=st.just(0),
    )
    return Scorecard(
        submission=submission,
        state=draw(st.sampled_from(ScorecardState)),
        scores={one: draw(st.none() | marks | st.just(Decimal(0))) for one in criteria},
        comments=draw(st.dictionaries(st.sampled_from([*criteria, OVERALL]), words, max_size=3)),
        pins=tuple(draw(st.lists(pins, max_size=2))),
        flag=draw(st.booleans()),
        reason=draw(words),
    )
