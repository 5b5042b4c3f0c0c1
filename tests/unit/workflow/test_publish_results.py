"""Publishing: the round is closed, the file is whole, and everything that was decided is in it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.publication import Audience, Publication
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.exchange.decision_documents import sign_decision
from judge_desktop.exchange.results_file import open_results_file
from judge_desktop.workflow import publish_results
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.deliberate import DecisionRequest, decide, decisions_of, reopen_round
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.publish_results import EXTENSION, obstacles_to_publishing
from judge_desktop.workflow.read_audit_log import read_log
from judge_desktop.workflow.received_decisions import keep_decisions
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.take_over_contest import take_over_contest
from judge_desktop.workflow.verify_file import verify_file
from tests.helpers.published import PUBLIC, WINNERS_ONLY, entries_of, publish, results_of_file
from tests.unit.workflow.conftest import JUDGES, Desks, judge_everything
from tests.unit.workflow.test_sharing import THAI, eventful, handed_on, with_deputy


def told(desks: Desks, name: str = "results") -> Publication:
    """What a published file says."""
    with (desks.root / name).open("rb") as stream:
        return open_results_file(stream).publication


def decided(desks: Desks, kind: DecisionKind, **fields: object) -> str:
    """SHA-256 of a decision that was taken now."""
    return decide(desks.chair, DecisionRequest(kind=kind, reason="มีเหตุผล", **fields)).sha256  # type: ignore[arg-type]


def is_genuine(desks: Desks, name: str = "results") -> bool:
    """True when the file in itself is in order and the chair of this copy signed it."""
    found = verify_file(desks.chair, desks.root / name)
    return found.genuine and found.chair_known


def test_publishing_closes_the_round_and_says_what_counts(judged: Desks) -> None:
    path = judged.root / f"results{EXTENSION}"

    published = publish(judged.chair, path)

    known = round_documents(judged.chair)
    assert (published.closed_now, known.view.is_closed) == (True, True)
    assert [one.kind for one in decisions_of(judged.chair)][-1] is DecisionKind.CLOSE
    assert published.check_words == words_of(published.sha256)
    (line,) = read_log(judged.chair, THAI, contains="เผยแพร่ผล").lines
    assert "มีชื่อและข้อความ" in line.details
    with path.open("rb") as stream:
        opened = open_results_file(stream)
        said = opened.publication
        assert (opened.sha256, said.manifest, said.mode) == (published.sha256, known.package.manifest, Mode.OFFICIAL)
        assert opened.score_files() == tuple(sorted(known.score_files, key=lambda one: one.sha256))
        assert {one.sha256 for one in opened.decisions()} == {one.sha256 for one in known.decisions}
    assert (said.documents, len(said.documents)) == (known.view.counted_documents, 3)
    assert [(one.submission, one.rank, one.decided_by, str(one.score)) for one in said.standings] == [
        ("ENV-01", 1, "score", "91.00"),
        ("ENV-02", 2, None, "88.00"),
        ("ENE-01", 1, None, "88.00"),
    ]
    assert [(one.category, one.submission) for one in said.awards] == [("ENV", "ENV-01")]


def test_the_same_content_gives_the_same_bytes(judged: Desks) -> None:
    first, second = judged.root / "a", judged.root / "b"
    one, two = publish(judged.chair, first), publish(judged.chair, second)
    assert (one.closed_now, two.closed_now) == (True, False)
    assert first.read_bytes() == second.read_bytes()


def test_the_round_is_opened_again_and_published_again(judged: Desks) -> None:
    first = publish(judged.chair, judged.root / "a", PUBLIC)
    reopen_round(judged.chair, "แก้ไข")
    second = publish(judged.chair, judged.root / "b", PUBLIC)
    assert (first.closed_now, second.closed_now, first.sha256 == second.sha256) == (True, True, False)
    kinds = [one.kind for one in decisions_of(judged.chair)]
    assert kinds[-3:] == [DecisionKind.CLOSE, DecisionKind.REOPEN, DecisionKind.CLOSE]
    assert (is_genuine(judged, "a"), is_genuine(judged, "b")) == (True, True)


@pytest.mark.parametrize("audience", Audience)
def test_the_entries_are_those_of_its_kind(judged: Desks, audience: Audience) -> None:
    path = judged.root / "results"
    publish(judged.chair, path, PUBLIC if audience is Audience.PUBLIC else None)
    content = path.read_bytes()
    results = results_of_file(content)
    names = {"results.json", "results.json.sig", "manifest.json", "manifest.json.sig", "allowed_signers"}
    bodies = [f"documents/{one}" for one in results["documents"]]
    bodies += [f"decisions/{number}" for number in range(1, len(results["decisions"]) + 1)]
    names |= {"VERIFY.txt", "verify.py", *(f"{one}.json" for one in bodies), *(f"{one}.json.sig" for one in bodies)}
    if audience is Audience.INTERNAL:
        names |= {"people.json", *(f"{one}.remarks.json" for one in bodies)}
    assert set(entries_of(content)) == names
    package = open_results_file(io.BytesIO(content)).package()
    assert package.contest.rules == round_documents(judged.chair).package.contest.rules
    assert is_genuine(judged)


def test_only_what_was_awarded_is_spelled_out(judged: Desks) -> None:
    publish(judged.chair, judged.root / "results", WINNERS_ONLY)
    assert [one.submission for one in told(judged).standings] == ["ENV-01"]
    assert (len(told(judged).documents), is_genuine(judged)) == (3, True)


def test_a_rehearsal_says_that_it_is_one(desks: Desks) -> None:
    desks.package(options=PackageOptions(mode=Mode.REHEARSAL))
    judge_everything(desks)
    publish(desks.chair, desks.root / "results")
    assert (told(desks).mode, is_genuine(desks)) == (Mode.REHEARSAL, True)


def test_a_file_that_comes_after_the_results_is_late_in_the_next_ones(judged: Desks) -> None:
    publish(judged.chair, judged.root / "a")
    session = open_session(judged.desk("J1"))
    session.reopen("ENV-01", "แก้คะแนน")
    session.set_score("ENV-01", "D1", "1")
    session.seal()
    sha256 = judged.export("J1", "late.judgescore").sha256
    merge_scores(judged.chair, [judged.root / "late.judgescore"])
    publish(judged.chair, judged.root / "results", PUBLIC)
    assert dict(told(judged).not_counted) == {sha256: WhyNotCounted.LATE}
    assert (told(judged).standings, is_genuine(judged)) == (told(judged, "a").standings, True)


def test_two_versions_a_choice_and_an_unconfirmed_judge_are_told(desks: Desks) -> None:
    with_deputy(desks)
    eventful(desks)
    publish(desks.chair, desks.root / "results", PUBLIC)
    whys = sorted(why.value for why in told(desks).not_counted.values())
    assert whys == ["awaiting_confirmation", "not_chosen", "older_revision"]
    assert (len(told(desks).documents), is_genuine(desks)) == (2, True)


def test_a_deputy_publishes_and_the_chairs_key_vouches_for_it(desks: Desks) -> None:
    deputy = with_deputy(desks)
    judge_everything(desks)
    take_over_contest(deputy, desks.root / "one.judgepack")
    merge_scores(deputy, handed_on(desks))
    publish(deputy, desks.root / "results")
    assert told(desks).signed_by == deputy.identity.public.judge_key
    chair = desks.chair.identity.public.judge_key
    stranger = desks.desk("J1").identity.public.judge_key
    found = [verify_file(desks.desk("J2"), desks.root / "results", key) for key in ("", chair, stranger)]
    assert [(one.genuine, one.chair_known) for one in found] == [(True, True), (True, True), (True, False)]


def test_a_gap_in_the_decisions_blocks_and_nothing_happens(desks: Desks) -> None:
    """The deputy decided twice, and only the second decision came."""
    deputy = with_deputy(desks)
    judge_everything(desks)
    known = round_documents(desks.chair)
    own = deputy.identity
    first = replace(
        known.decisions[0], signed_by=own.public.judge_key, recorded_by="deputy", sequence=1, previous="", values={}
    )
    one = sign_decision(first, own.signing_key, "0" * 64)
    two = sign_decision(replace(first, sequence=2, previous=one.decision.sha256), own.signing_key, "0" * 64)
    with desks.chair.database.transaction() as connection:
        keep_decisions(connection, known.package, [(two, "")], at="", who="")
    obstacles = obstacles_to_publishing(round_documents(desks.chair))
    with pytest.raises(JudgeDesktopError) as refused:
        publish(desks.chair, desks.root / "results")
    assert (refused.value.code, refused.value.details["findings"]) == (Code.PUBLISHING_BLOCKED, obstacles)
    assert [finding.code for finding in obstacles] == [FindingCode.DECISIONS_NOT_CHAINED]
    assert (round_documents(desks.chair).view.is_closed, (desks.root / "results").exists()) == (False, False)


def test_nobody_but_a_chair_publishes(judged: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        publish(judged.desk("J1"), judged.root / "results")
    assert refused.value.code is Code.NO_CONTEST


def test_no_decision_takes_words_where_numbers_belong(judged: Desks) -> None:
    for values in ({"note": "Somchai is late"}, {"votes": "ENV-01=1"}, {"levels": "ENV-01=gold by far"}):
        request = DecisionRequest(kind=DecisionKind.SET_ASIDE, reason="ผิดฉบับ", values=values)
        with pytest.raises(JudgeDesktopError) as refused:
            decide(judged.chair, replace(request, documents=told_documents(judged)))
        assert refused.value.code is Code.VALUE_NOT_UNDERSTOOD
    for values in ({"among": "Somchai is late"}, {"by": "chair", "votes": "Somchai=1"}):
        request = DecisionRequest(kind=DecisionKind.BREAK_TIE, reason="มติ", values=values)
        with pytest.raises(JudgeDesktopError) as refused:
            decide(judged.chair, replace(request, category="ENV", submissions=("ENV-01",)))
        assert refused.value.code in (Code.VALUE_NOT_UNDERSTOOD, Code.VOTES_INCOMPLETE)


def told_documents(desks: Desks) -> tuple[str, ...]:
    """The hashes of the score files that the chair's copy has."""
    return tuple(one.sha256 for one in round_documents(desks.chair).score_files)


def test_votes_and_no_award_are_told(judged: Desks) -> None:
    vote = decided(judged, DecisionKind.POPULAR_VOTE, values={"ENV-01": "5", "ENV-02": "7", "ENE-01": "5"})
    no_award = decided(judged, DecisionKind.NO_AWARD, category="ENE")
    publish(judged.chair, judged.root / "results", PUBLIC)
    said = told(judged)
    places = [(one.submission, one.votes, one.rank, one.tied) for one in said.popular_vote]
    assert places == [("ENV-02", 7, 1, False), ("ENE-01", 5, 2, True), ("ENV-01", 5, 2, True)]
    assert said.popular_vote_decision == vote
    ene = next(one for one in said.awards if one.category == "ENE")
    assert (ene.submission, ene.kind, ene.decision) == ("", DecisionKind.NO_AWARD, no_award)
    assert is_genuine(judged)


def test_an_award_that_was_taken_back_stays_among_the_decisions_only(judged: Desks) -> None:
    award = next(one for one in decisions_of(judged.chair) if one.kind is DecisionKind.AWARD)
    decided(judged, DecisionKind.RESTORE, category="ENV", documents=(award.sha256,))
    publish(judged.chair, judged.root / "results", PUBLIC)
    assert (told(judged).awards, award.sha256 in told(judged).decisions, is_genuine(judged)) == ((), True, True)


def test_what_stands_at_the_path_stays_when_nothing_can_be_published(desks: Desks) -> None:
    path = desks.root / "results"
    path.write_text("mine")
    with pytest.raises(JudgeDesktopError) as refused:
        publish(desks.chair, path)
    assert (refused.value.code, path.read_text()) == (Code.NO_PACKAGE, "mine")


def test_no_file_goes_out_of_which_the_log_knows_nothing(judged: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    path = judged.root / "results"
    path.write_text("mine")

    def is_full(*_: object) -> None:
        raise JudgeDesktopError(Code.DISK_FULL, folder="")

    with monkeypatch.context() as full:
        full.setattr(publish_results, "_record", is_full)
        with pytest.raises(JudgeDesktopError):
            publish(judged.chair, path)
    assert path.read_text() == "mine"
    assert not publish(judged.chair, path).closed_now


def test_everybody_is_counted_whose_key_was_confirmed(judged: Desks) -> None:
    """Keys that only a decision names stand in the list for ssh-keygen, too."""
    publish(judged.chair, judged.root / "results")
    signers = entries_of((judged.root / "results").read_bytes())["allowed_signers"].decode().splitlines()
    assert [line.split()[0] for line in signers] == ["chair", *JUDGES]
