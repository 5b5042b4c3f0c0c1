"""The evening after a small contest: everything merged and decided, and results files of every kind published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.decision_request import DecisionRequest
from judge_desktop.workflow.deliberate import close_round, decide
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.popular_vote import record_popular_vote
from judge_desktop.workflow.publish_results import PublishOptions, publish_results
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import NO_BACKUP, Stage, clock

REASON = "คณะกรรมการเห็นพ้องกัน"


@dataclass(frozen=True, slots=True)
class Evening:
    """Results files, and the key that signed them. J1 … J3 count in them; the files of J4 wait for confirmation."""

    internal: Path
    public: Path
    awarded: Path
    rehearsal: Path
    key: str


def decide_everything(ws: Workspace, stage: Stage) -> None:
    """An award, taken back and given again, a tie that is settled, and no award."""
    award = DecisionRequest(kind=DecisionKind.AWARD, category="GOV", submissions=("GOV-01",), reason=REASON)
    first = decide(ws, award)
    decide(ws, DecisionRequest(kind=DecisionKind.RESTORE, documents=(first.sha256,), category="GOV", reason=REASON))
    decide(ws, award)
    tie = DecisionRequest(
        kind=DecisionKind.BREAK_TIE, category="LIV", submissions=tuple(reversed(stage.tied)), reason=REASON
    )
    decide(ws, tie)
    decide(ws, DecisionRequest(kind=DecisionKind.NO_AWARD, category="LIV", reason=REASON))


def publish_everything(stage: Stage, folder: Path) -> Evening:
    """One file of every kind; the data folder is a copy that is gone with `folder`."""
    with Workspace(stage.copied(folder / "evening"), clock=clock) as ws:
        merge_scores(ws, [stage.j1, stage.j2, stage.j3, stage.j4])
        decide_everything(ws, stage)
        record_popular_vote(ws, {"GOV-01": 1204, "GOV-02": 87, stage.tied[0]: 87, stage.tied[1]: 0}, REASON)
        close_round(ws, REASON)
        made = {
            "internal": PublishOptions(),
            "public": PublishOptions(audience=Audience.PUBLIC),
            "awarded": PublishOptions(audience=Audience.PUBLIC, listed=Listed.AWARDED),
        }
        paths = {
            name: publish_results(ws, folder / f"{name}.judgeresults", options).path for name, options in made.items()
        }
        build_package(ws, folder / "rehearsal.judgepack", PackageOptions(mode=Mode.REHEARSAL, without_backup=NO_BACKUP))
        rehearsal = publish_results(ws, folder / "rehearsal.judgeresults").path
        return Evening(**paths, rehearsal=rehearsal, key=ws.identity.public.judge_key)


def altered(path: Path, into: Path, before: bytes, after: bytes) -> Path:
    """The file with the first of these bytes changed into as many others."""
    content = path.read_bytes()
    assert before in content
    assert len(before) == len(after)
    into.write_bytes(content.replace(before, after, 1))
    return into
