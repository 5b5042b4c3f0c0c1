"""Pins: evidence for a criterion, kept in the scorecard, carried in the score file, refused where it is closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Attachment, Ground, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import Pin, ScorecardState
from judge_desktop.exchange.score_file import read_score_file
from judge_desktop.store import attachments
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from tests.helpers.drafts import save_contest
from tests.unit.workflow.conftest import Desks, score_everything


def first_file(session: ScoringSession, submission: str = "ENV-01") -> Attachment:
    return session.submission(submission).attachments[0]


def test_a_pin_is_there_after_the_program_was_closed_and_travels_with_the_scores(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    pin = Pin(criterion="D2", attachment=first_file(session).sha256, page=7)

    assert session.add_pin("ENV-01", pin)
    assert not session.add_pin("ENV-01", pin), "it is pinned already"
    desks.close()

    again = open_session(desks.desk("J1"))
    assert again.scorecard("ENV-01").pins == (pin,)
    score_everything(again)
    again.seal()
    exported = desks.export("J1")
    sent = read_score_file(exported.path.read_bytes(), desks.desk("J1").identity.age_key)
    card = sent.score_file.scorecard("ENV-01")
    assert card is not None
    assert card.pins == (pin,)


def test_a_pin_is_taken_away_once(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    pins = [Pin(criterion="D1", attachment=first_file(session).sha256, page=page) for page in (3, 1)]
    for pin in pins:
        session.add_pin("ENV-01", pin)

    assert session.remove_pin("ENV-01", pins[0])
    assert not session.remove_pin("ENV-01", pins[0])
    assert open_session(desks.desk("J1")).scorecard("ENV-01").pins == (pins[1],)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"criterion": "D9"}, Code.CRITERION_UNKNOWN),
        ({"attachment": "ab" * 32}, Code.ATTACHMENT_UNKNOWN),
        ({"page": 2, "second": 3}, Code.PLACE_NOT_POSSIBLE),
        ({"page": -1}, Code.PLACE_NOT_POSSIBLE),
        ({"second": 10**7}, Code.PLACE_NOT_POSSIBLE),
    ],
)
def test_a_pin_that_leads_nowhere_is_refused(desks: Desks, changed: dict[str, str | int], code: Code) -> None:
    desks.package()
    session = desks.session("J1")
    wanted: dict[str, str | int] = {"criterion": "D1", "attachment": first_file(session).sha256, **changed}

    with pytest.raises(JudgeDesktopError) as refused:
        session.add_pin("ENV-01", Pin(**wanted))  # type: ignore[arg-type]

    assert refused.value.code is code
    assert session.scorecard("ENV-01").pins == ()


def test_a_file_of_another_submission_is_no_evidence(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")

    with pytest.raises(JudgeDesktopError) as refused:
        session.add_pin("ENV-01", Pin(criterion="D1", attachment=first_file(session, "ENE-01").sha256, page=1))

    assert refused.value.code is Code.ATTACHMENT_UNKNOWN


def replace_first_file(desks: Desks) -> None:
    """ENV-01 hands in another version of its first file after the first package."""
    contest = chair_contest(desks.chair)
    newer = desks.root / "newer"
    newer.write_bytes(b"another version")
    sha256 = attachments.hash_of(newer)
    attachments.adopt(desks.chair.home, [(sha256, newer)])
    submissions = []
    for one in contest.submissions:
        first = replace(one.attachments[0], sha256=sha256, media_type="text/plain", name="newer.txt", size=15)
        with_newer = replace(one, attachments=(first, *one.attachments[1:]))
        submissions.append(with_newer if one.id == "ENV-01" else one)
    save_contest(desks.chair, replace(contest, submissions=tuple(submissions)))


def test_the_old_version_of_a_replaced_file_can_still_be_pinned(desks: Desks) -> None:
    desks.package()
    before = first_file(desks.session("J1"))
    replace_first_file(desks)
    desks.package("two.judgepack", PackageOptions(is_update=True))
    session = desks.session("J1", "two.judgepack")
    assert before.sha256 not in {one.sha256 for one in session.submission("ENV-01").attachments}

    assert session.add_pin("ENV-01", Pin(criterion="D1", attachment=before.sha256, page=2))
    assert session.attachments_known("ENV-01")[-1].sha256 == before.sha256


def test_a_closed_scorecard_takes_no_pin_and_gives_none_away(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    pin = Pin(criterion="D1", attachment=first_file(session).sha256, page=1)
    session.add_pin("ENV-01", pin)
    score_everything(session)
    session.seal()
    assert session.add_pin("ENV-01", Pin(criterion="D1", attachment=first_file(session).sha256, page=2))
    assert session.scorecard("ENV-01").state is ScorecardState.DRAFT, "changed before it was sent: seal it again"
    session.seal()
    desks.export("J1")
    sent = open_session(desks.desk("J1"))

    for verb in (sent.add_pin, sent.remove_pin):
        with pytest.raises(JudgeDesktopError) as refused:
            verb("ENV-01", pin)
        assert refused.value.code is Code.SCORECARD_SEALED


def test_who_is_recused_pins_nothing(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    session.recuse("ENV", RecusalScope.CATEGORY, Ground.EMPLOYER)

    with pytest.raises(JudgeDesktopError) as refused:
        session.add_pin("ENV-01", Pin(criterion="D1", attachment=first_file(session).sha256, page=1))
    with pytest.raises(JudgeDesktopError) as flagged:
        session.set_flag("ENV-01", flag=True)

    assert (refused.value.code, flagged.value.code) == (Code.SCORECARD_RECUSED, Code.SCORECARD_RECUSED)
