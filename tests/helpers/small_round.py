"""A small round in memory: two categories, three judges, the four dimensions; files and decisions as one-liners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256

from judge_desktop.domain.contest import (
    Applicant,
    Attachment,
    Category,
    Contest,
    Mode,
    Recusal,
    Round,
    Rules,
    Submission,
)
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import ChairCopy, Judge, KnownKey, Panel, PublicKeys, Role
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.domain.text import Text

CHAIR = "SHA256:chair"
DEPUTY = "SHA256:deputy"


def sha(text: str) -> str:
    """A stand-in for the hash of a document of that name."""
    return sha256(text.encode()).hexdigest()


def rubric() -> Rubric:
    """The four dimensions: 10, 30, 40, 20."""
    marks = {"D1": 10, "D2": 30, "D3": 40, "D4": 20}
    criteria = tuple(Criterion(id=key, name=Text(th=key), full_mark=Decimal(mark)) for key, mark in marks.items())
    return Rubric(id="main", criteria=criteria, total=Decimal(100))


def contest(
    *, judges: int = 3, submissions: Sequence[str] = ("A1", "A2", "B1", "B2"), rules: Rules | None = None
) -> Contest:
    """Judges j1 (chair), j2, …; a submission's category is its first letter."""
    letters = sorted({one[0] for one in submissions})
    return Contest(
        id="c0ffee",
        name=Text(th="การประกวด"),
        rules=rules or Rules(),
        categories=tuple(Category(id=letter, name=Text(th=letter), rubric="main") for letter in letters),
        rubrics=(rubric(),),
        submissions=tuple(
            Submission(
                id=one,
                number=place,
                category=one[0],
                title=Text(th=one),
                applicant=Applicant(name=Text(th=f"ผู้สมัคร {one}")),
                attachments=(
                    Attachment(sha256=sha(f"file of {one}"), name="a.pdf", media_type="application/pdf", size=1),
                ),
            )
            for place, one in enumerate(submissions, 1)
        ),
        panel=Panel(judges=tuple(_judge(place) for place in range(1, judges + 1))),
        rounds=(Round(id="final", name=Text(th="รอบตัดสิน")),),
    )


def package(of: Contest | None = None, known_recusals: tuple[Recusal, ...] = ()) -> Package:
    """The official package of that contest, signed by the chair; a deputy may sign too."""
    of = of or contest()
    if known_recusals:
        of = with_round(of, Round(id="final", name=Text(th="รอบตัดสิน"), known_recusals=known_recusals))
    return Package(
        contest=of,
        round="final",
        mode=Mode.OFFICIAL,
        revision=1,
        previous="",
        acceptable=(),
        chairs=(ChairCopy(id="chair", keys=keys(CHAIR)), ChairCopy(id="deputy", keys=keys(DEPUTY))),
        rubric="rubric-hash",
        files=(),
        sent_by=CHAIR,
        manifest="manifest-1",
    )


def with_round(of: Contest, round_: Round) -> Contest:
    """The same contest with that one round."""
    fields = {name: getattr(of, name) for name in Contest.__dataclass_fields__}
    return Contest(**{**fields, "rounds": (round_,)})


def keys(judge_key: str) -> PublicKeys:
    """Public keys under that name."""
    return PublicKeys(judge_key=judge_key, signing_key="", age_recipient=f"age1{judge_key}")


def card(submission: str, *scores: int | str | None, state: str = "sealed") -> Scorecard:
    """A scorecard with those scores for D1 … D4; one number is spread over them."""
    given = _spread(int(scores[0])) if len(scores) == 1 and scores[0] is not None else scores
    return Scorecard(
        submission=submission,
        state=ScorecardState(state),
        scores={f"D{place}": None if one is None else Decimal(one) for place, one in enumerate(given, 1)},
    )


def score_file(
    judge: str,
    cards: Sequence[Scorecard],
    *,
    revision: int = 1,
    previous: str = "",
    key: str = "",
    name: str = "",
    recusals: tuple[Recusal, ...] = (),
) -> ScoreFile:
    """A score file; ``name`` tells two of the same key and revision apart."""
    judge_key = key or f"SHA256:{judge}"
    return ScoreFile(
        contest="c0ffee",
        round="final",
        mode=Mode.OFFICIAL,
        manifest="manifest-1",
        rubric="rubric-hash",
        judge=judge,
        judge_key=judge_key,
        recipients=("age1chair",),
        revision=revision,
        previous=previous,
        declaration_made=True,
        recusals=recusals,
        scorecards=tuple(cards),
        created="2023-09-08T10:00:00",
        sha256=sha(f"{judge} {judge_key} {revision} {previous} {name}"),
    )


def decision(
    kind: DecisionKind,
    *,
    by: str = CHAIR,
    sequence: int = 1,
    judge: str = "",
    category: str = "",
    submissions: tuple[str, ...] = (),
    documents: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
) -> Decision:
    """A decision of the chair (or of the deputy, with ``by``)."""
    return Decision(
        kind=kind,
        contest="c0ffee",
        round="final",
        mode=Mode.OFFICIAL,
        signed_by=by,
        sequence=sequence,
        previous="",
        decided_by="j1",
        recorded_by="chair",
        category=category,
        submissions=submissions,
        judge=judge,
        documents=documents,
        values=values or {},
        reason="มีเหตุผล",
        sha256=sha(f"{kind} {by} {sequence} {judge} {category} {submissions} {documents} {values}"),
    )


def _judge(place: int) -> Judge:
    return Judge(
        id=f"j{place}",
        name=Text(th=f"กรรมการ {place}"),
        role=Role.CHAIR if place == 1 else Role.JUDGE,
        order=place,
        known_keys=(KnownKey(keys=keys(f"SHA256:j{place}")),),
    )


def _spread(total: int) -> tuple[int, ...]:
    """A total of 0 to 100 over full marks 10, 30, 40, 20, filled from the largest."""
    parts = {}
    for criterion, mark in (("D3", 40), ("D2", 30), ("D4", 20), ("D1", 10)):
        parts[criterion] = min(mark, total)
        total -= parts[criterion]
    return tuple(parts[criterion] for criterion in sorted(parts))
