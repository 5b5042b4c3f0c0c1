"""Publishing: the round is closed, the file is whole, and what must not travel does not."""

from __future__ import annotations

import io

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import Audience
from judge_desktop.exchange.results_file import open_results_file
from judge_desktop.workflow.deliberate import DecisionRequest, decide, decisions_of, reopen_round
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.publish_results import EXTENSION
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.published import PUBLIC, entries_of, publish, results_of_file
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything


def judged(desks: Desks) -> None:
    """Everybody scored, sealed and sent; ENV-01 wins its category and has the award."""
    desks.package()
    for judge in JUDGES:
        session = desks.session(judge)
        score_everything(session)
        session.set_score("ENV-01", "D1", "10")
        session.seal()
        desks.export(judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in JUDGES])
    for judge in JUDGES:
        own = desks.desk(judge).own_name
        assert own is not None
        values = {"signing_key": own.keys.signing_key, "age_recipient": own.keys.age_recipient}
        key = own.keys.judge_key
        request = DecisionRequest(
            kind=DecisionKind.CONFIRM_JUDGE, judge=judge, documents=(key,), values=values, reason="ยืนยัน"
        )
        decide(desks.chair, request)
    award = DecisionRequest(kind=DecisionKind.AWARD, category="ENV", submissions=("ENV-01",), reason="สูงสุด")
    decide(desks.chair, award)


def test_publishing_closes_the_round_and_says_what_counts(desks: Desks) -> None:
    judged(desks)
    path = desks.root / f"results{EXTENSION}"

    published = publish(desks.chair, path)

    known = round_documents(desks.chair)
    assert (published.closed_now, known.view.is_closed) == (True, True)
    assert [one.kind for one in decisions_of(desks.chair)][-1] is DecisionKind.CLOSE
    assert published.check_words == words_of(published.sha256)
    with path.open("rb") as stream:
        opened = open_results_file(stream)
        told = opened.publication
        assert (opened.sha256, told.manifest, told.mode) == (
            published.sha256,
            known.package.manifest,
            Mode.OFFICIAL,
        )
        assert opened.score_files() == tuple(sorted(known.score_files, key=lambda one: one.sha256))
        assert {one.sha256 for one in opened.decisions()} == {one.sha256 for one in known.decisions}
    assert told.documents == known.view.counted_documents
    assert [(one.submission, one.rank, one.decided_by) for one in told.standings] == [
        ("ENV-01", 1, "score"),
        ("ENV-02", 2, None),
        ("ENE-01", 1, None),
    ]
    assert [(one.category, one.submission) for one in told.awards] == [("ENV", "ENV-01")]


def test_the_same_content_gives_the_same_bytes(desks: Desks) -> None:
    judged(desks)
    first, second = desks.root / "a", desks.root / "b"
    one, two = publish(desks.chair, first), publish(desks.chair, second)
    assert (one.closed_now, two.closed_now) == (True, False)
    assert first.read_bytes() == second.read_bytes()


def test_the_round_is_opened_again_and_published_again(desks: Desks) -> None:
    judged(desks)
    first = publish(desks.chair, desks.root / "a", PUBLIC)
    reopen_round(desks.chair, "แก้ไข")
    second = publish(desks.chair, desks.root / "b", PUBLIC)
    assert (first.closed_now, second.closed_now, first.sha256 == second.sha256) == (True, True, False)
    kinds = [one.kind for one in decisions_of(desks.chair)]
    assert kinds[-3:] == [DecisionKind.CLOSE, DecisionKind.REOPEN, DecisionKind.CLOSE]


@pytest.mark.parametrize("audience", Audience)
def test_the_entries_are_those_of_its_kind(desks: Desks, audience: Audience) -> None:
    judged(desks)
    path = desks.root / "results"
    publish(desks.chair, path, PUBLIC if audience is Audience.PUBLIC else None)
    content = path.read_bytes()
    results = results_of_file(content)
    names = {"results.json", "results.json.sig", "manifest.json", "manifest.json.sig", "allowed_signers"}
    bodies = [f"documents/{one}" for one in results["documents"]]
    bodies += [f"decisions/{number}" for number in range(1, len(results["decisions"]) + 1)]
    names |= {"VERIFY.txt", "verify.py", *(f"{one}.json" for one in bodies), *(f"{one}.json.sig" for one in bodies)}
    if audience is Audience.INTERNAL:
        names |= {"people.json", *(f"{one}.remarks.json" for one in bodies)}
    assert set(entries_of(content)) == names
    assert (
        open_results_file(io.BytesIO(content)).package.contest.rules
        == round_documents(desks.chair).package.contest.rules
    )
