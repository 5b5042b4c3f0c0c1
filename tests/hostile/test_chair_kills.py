"""The chair's copy is killed while it prepares, decides and removes: it opens again, whole, with nothing half-done."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from judge_desktop.store import attachments, audit_log
from judge_desktop.workflow.clean_up import look_at_removal, remove_contest
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.paper_scorecards import waiting_scorecards
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.nursery import Nursery
from tests.helpers.small_day import JUDGES, Copy, Day

KILLS = 6
"""At moments: what must hold then holds at any. What must be reached has a kill of its own, at an acknowledgment."""


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture
def chance() -> random.Random:
    """Moments that differ from kill to kill and are the same in every run."""
    return random.Random(20231125)


def check_whole(copy: Copy) -> None:
    """The program opens, nothing is broken or left over, the audit log holds."""
    with Workspace(copy.home) as ws, ws.database.reading() as connection:
        assert list((copy.home / "staging").iterdir()) == []
        for contest in ("", *{one.contest for one in audit_log.entries(connection)}):
            assert audit_log.broken(connection, contest) == ()
    assert copy.do("doctor") == {"healthy": True, "findings": [], "risks": []}


def test_preparing_survives_kills(day: Day, nursery: Nursery, chance: random.Random) -> None:
    chair, folder = day.chair, day.at("arriving")
    folder.mkdir()
    given = {"home": str(chair.home), "folder": str(folder)}
    said = nursery.kill_at("prepare", 5, **given, start=1000 * KILLS)
    for number in range(KILLS):
        said += nursery.kill("prepare", chance.uniform(0.3, 1.2), **given, start=1000 * number)
        check_whole(chair)
        with Workspace(chair.home, writing=False) as ws:
            contest = chair_contest(ws)
            submission = contest.submission("ENV-01")
            assert submission is not None
            here = {one.id for one in contest.submissions} | {one.name for one in submission.attachments}
            assert attachments.missing(chair.home, (one.sha256 for one in submission.attachments)) == ()
        for kind, name in (one.split() for one in said if not one.startswith("edition")):
            assert (f"{name}.pdf" if kind == "file" else name) in here


def test_deciding_survives_kills(day: Day, nursery: Nursery, chance: random.Random) -> None:
    chair = day.chair
    counts = dict.fromkeys(("typed", "confirmed", "closed"), 0)
    for number in range(KILLS):
        if number in (1, 2, 3):  # typed only; confirmed, too; closed
            said = nursery.kill_at("decide", number, home=str(chair.home), start=number)
        else:
            said = nursery.kill("decide", chance.uniform(0.3, 1.2), home=str(chair.home), start=number)
        for one in said:
            counts[one] += 1
        check_whole(chair)
        with Workspace(chair.home, writing=False) as ws:
            kinds = [one.kind.value for one in round_documents(ws).decisions]
            typed = waiting_scorecards(ws)
        assert 0 <= kinds.count("paper_scorecard") - counts["confirmed"] <= number + 1
        assert 0 <= kinds.count("close") - kinds.count("reopen") <= 1
        assert not (said[-1:] == ["typed"] and not typed and kinds[-1] != "paper_scorecard")
        assert not (typed and kinds[-1:] == ["paper_scorecard"] and said[-1:] == ["confirmed"])


def test_publishing_survives_kills(day: Day, nursery: Nursery, chance: random.Random) -> None:
    """Under its name the file is a whole one; the round is open or closed; publishing again works."""
    chair, path = day.chair, day.at("published") / "results.judgeresults"
    path.parent.mkdir()
    chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    held, given = "", {"home": str(chair.home), "path": str(path)}
    for number in range(KILLS):
        if number in (0, 1):  # the open round is published, and so closed; then it is opened again
            said = nursery.kill_at("publish", 1, **given)
        else:
            said = nursery.kill("publish", chance.uniform(0.1, 0.9), **given)
        check_whole(chair)
        kinds = [one["kind"] for one in chair.do("decisions")["decisions"]]
        assert kinds == [("close", "reopen")[place % 2] for place in range(len(kinds))]
        assert number > 1 or kinds == ["close", "reopen"][: number + 1]
        if path.exists():
            read = chair.do("verify", path)
            assert read["genuine"]
            assert read["sha256"] != held or not any(one != "reopened" for one in said)
            held = read["sha256"]
        assert path.exists() or not said
    chair.do("publish", "-o", path)
    assert chair.do("verify", path)["genuine"]


def test_a_contest_is_here_or_gone_whole(day: Day, nursery: Nursery, chance: random.Random) -> None:
    chair = day.chair
    chair.do("merge", *(day.at(f"J{n}.judgescore") for n in (1, 2, 3)))
    for number in range(KILLS):
        copy = chair.copied(day.at(f"chair {number}"))
        if number in (0, 1):  # before it began, and when it was done
            said = nursery.kill_at("remove", number + 1, home=str(copy.home))
        else:
            said = nursery.kill("remove", chance.uniform(0.02, 0.5), home=str(copy.home))
        check_whole(copy)
        listed = copy.do("contest", "list")["contests"]
        assert number > 1 or bool(listed) == (number == 0)
        assert not (listed and "removed" in said)
        check_gone(copy.home) if not listed else None


def check_gone(home: Path) -> None:
    """Nothing of the contest is left."""
    assert list((home / "attachments").glob("*/*")) == []
    assert list((home / "backups").iterdir()) == []
    assert not (home / "removal.unfinished").exists()


@pytest.mark.parametrize("step", ["remove_unlisted", "compact"])
def test_a_removal_that_was_cut_short_is_finished(day: Day, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    home = day.chair.home
    day.chair.do("merge", day.at("J1.judgescore"))

    def killed(*_: object) -> None:
        raise KilledError

    with Workspace(home) as ws:
        assert look_at_removal(ws, Where()).backups
        with monkeypatch.context() as broken:
            broken.setattr(attachments if step == "remove_unlisted" else ws.database, step, killed)
            with pytest.raises(KilledError):
                remove_contest(ws, Where())
    check_whole(day.chair)
    check_gone(home)


def test_a_removal_that_did_not_begin_loses_nothing(day: Day) -> None:
    home = day.chair.home
    day.chair.do("merge", day.at("J1.judgescore"))
    contest = day.chair.do("contest", "list")["contests"][0]["contest"]
    (home / "removal.unfinished").write_text(contest, encoding="utf-8")
    check_whole(day.chair)
    assert list((home / "backups").iterdir())
    for broken in ("", "\0", "another"):
        (home / "removal.unfinished").write_text(broken, encoding="utf-8")
        with Workspace(home) as ws:
            assert chair_contest(ws).id == contest
        assert not (home / "removal.unfinished").exists()
        assert list((home / "backups").iterdir())


def test_what_a_crash_left_of_an_attachment_goes(day: Day) -> None:
    home = day.chair.home
    stray = home / "attachments" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"a file whose row never came")
    (home / "staging" / "interrupted").mkdir()
    check_whole(day.chair)
    assert not stray.exists()
    assert day.chair.do("contest", "list")["contests"]
