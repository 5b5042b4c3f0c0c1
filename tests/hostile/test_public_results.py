"""The public results file holds no word, name or comment: what was planted is searched in all of its bytes."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.domain.text import Text
from judge_desktop.exchange.words import WORD_KEYS
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.identity import create_identity, save_judge_card
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import add_card, confirm_judge
from judge_desktop.workflow.paper_scorecards import PaperEntry, confirm_scorecard, type_scorecard
from judge_desktop.workflow.verify_file import verify_file
from tests.helpers.published import PUBLIC, entries_of, publish
from tests.unit.workflow.conftest import Desks, score_everything, small

MARKS = ("PLANTED", "ฝังไว้")
OURS = ("VERIFY.txt", "verify.py")


def planted(text: str) -> str:
    """The words with both marks in them."""
    return f"{text} {MARKS[0]} {MARKS[1]}"


def planted_everywhere(thing: Any, name: str = "") -> Any:
    """The same with marks in every bilingual text and in every text that is called by one of the names of words."""
    if isinstance(thing, Text):
        return Text(th=planted(thing.th), en=planted(thing.en))
    if isinstance(thing, tuple):
        return tuple(planted_everywhere(one, name) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {one.name: planted_everywhere(getattr(thing, one.name), one.name) for one in fields(thing)}
        return replace(thing, **changed)
    return planted(thing) if isinstance(thing, str) and name in WORD_KEYS else thing


def contest_with_marks(contest: Contest) -> Contest:
    """The small contest with marks in every word of it, a recusal with a reason, and an order drawn with a word."""
    marked: Contest = planted_everywhere(small(contest))
    recusal = Recusal(
        judge="J3",
        scope=RecusalScope.SUBMISSION,
        target="ENE-01",
        ground=Ground.OTHER,
        reason=planted("เหตุ"),
    )
    rounds = tuple(replace(one, known_recusals=(recusal,)) for one in marked.rounds)
    return replace(marked, rounds=rounds)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """A day with marks in every field that takes words."""
    made = Desks(tmp_path_factory.mktemp("planted"))
    create_identity(made.chair, planted("ฝ่ายเลขานุการ"), None)
    create_contest(made.chair, resource(DEMO_FOLDER), choose=contest_with_marks)
    for judge in ("J1", "J2"):
        create_identity(made.desk(judge), planted(judge), None)
        save_judge_card(made.desk(judge), made.root / "card")
        add_card(made.chair, made.root / "card", judge)
        confirm_judge(made.chair, judge, Confirmation.PAPER)
    made.package()
    for judge in ("J1", "J2"):
        score(made, judge)
    merge_scores(made.chair, [made.root / f"{judge}.judgescore" for judge in ("J1", "J2")])
    decide_with_marks(made)
    yield made
    made.close()


def score(desks: Desks, judge: str) -> None:
    session = desks.session(judge)
    session.declare()
    score_everything(session)
    for submission in session.submissions:
        for criterion in (OVERALL, "D1"):
            session.set_comment(submission.id, planted("ความเห็น"), criterion)
        session.set_private_note(submission.id, planted("ส่วนตัว"))
    with desks.desk(judge).database.transaction() as connection:
        scoring_sessions.set_notes(connection, session.session, planted("ถึงประธาน"), at="")
    if judge == "J2":
        session.recuse("ENE-01", RecusalScope.SUBMISSION, Ground.OTHER, planted("ญาติ"))
    session.seal()
    desks.export(judge, f"first {judge}")
    session.reopen("ENV-01", planted("แก้คะแนน"))
    session.seal()
    desks.export(judge)


def decide_with_marks(desks: Desks) -> None:
    def decided(kind: DecisionKind, **given: Any) -> None:
        decide(desks.chair, DecisionRequest(kind=kind, reason=planted("มติ"), **given))

    given_marks = {"D1": "7", "D2": "25", "D3": "30", "D4": "18"}
    for by, verb in (("หนึ่ง", type_scorecard), ("สอง", confirm_scorecard)):
        comments = {OVERALL: planted("จากกระดาษ")}
        paper = PaperEntry(judge="J3", submission="ENV-01", by=planted(by), scores=given_marks, comments=comments)
        verb(desks.chair, paper)
    for kind, given in (
        (DecisionKind.CORRECT_TEXT, {"submissions": ("ENV-01",), "texts": {"title_th": planted("ชื่อใหม่")}}),
        (DecisionKind.CORRECT_TEXT, {"judge": "J1", "texts": {"name_th": planted("นามใหม่")}}),
        (DecisionKind.ATTENDANCE, {"judge": "J3", "values": {"state": "absent"}}),
        (DecisionKind.POPULAR_VOTE, {"values": {"ENV-01": "3", "ENV-02": "1"}}),
        (DecisionKind.EXCLUDE, {"judge": "J3", "category": "ENE"}),
        (DecisionKind.BREAK_TIE, {"category": "ENV", "submissions": ("ENV-01",), "texts": {"dissent": planted("แย้ง")}}),
        (DecisionKind.AWARD, {"category": "ENV", "submissions": ("ENV-01",)}),
        (DecisionKind.NO_AWARD, {"category": "ENE"}),
    ):
        decided(kind, **given)


def spellings(mark: str) -> Iterator[bytes]:
    """How a word may hide: in other encodings, escaped for JSON or the web, in base64 at any place, in hexadecimal."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-7"):
        encoded = mark.encode(encoding)
        yield encoded
        yield encoded.hex().encode()
        for shift in range(3):
            yield base64.b64encode(bytes(shift) + encoded)[4 * (shift > 0) : -4]
    if not mark.isascii():
        yield mark.encode("cp874")
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in mark)
    yield from (escaped.encode(), escaped.upper().replace("\\U", "\\u").encode())
    yield "".join(f"%{byte:02X}" for byte in mark.encode()).encode()
    yield from (mark[::-1].encode(), mark.casefold().encode())


def hidden(content: bytes) -> list[bytes]:
    """Every spelling of a mark that is found."""
    return [spelled for mark in MARKS for spelled in spellings(mark) if len(spelled) > 5 and spelled in content]


def texts_in(tree: Any) -> Iterator[str]:
    """Every text of a JSON tree, keys left out."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from texts_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts_in(value)
    elif isinstance(tree, str):
        yield tree


def keys_in(tree: Any) -> Iterator[str]:
    """Every key of a JSON tree."""
    if isinstance(tree, dict):
        yield from tree
    for value in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from keys_in(value)


def test_no_planted_word_is_in_the_public_file(desks: Desks) -> None:
    publish(desks.chair, desks.root / "internal")
    publish(desks.chair, desks.root / "public", PUBLIC)
    internal = entries_of((desks.root / "internal").read_bytes())
    whole = (desks.root / "public").read_bytes()
    public = entries_of(whole)

    words = {name: entry.count(MARKS[0].encode()) for name, entry in internal.items() if MARKS[0].encode() in entry}
    assert {name.rpartition("/")[0] for name in words} == {"", "documents", "decisions"}
    assert all(name == "people.json" or name.endswith(".remarks.json") for name in words)
    assert words["people.json"] > 100

    assert hidden(whole) == []
    for name, entry in public.items():
        assert hidden(entry) == [], name
        assert name in OURS or entry.isascii(), name
    assert verify_file(desks.chair, desks.root / "public").genuine
    assert verify_file(desks.chair, desks.root / "internal").genuine


def test_no_text_of_people_or_remarks_is_in_the_public_file(desks: Desks) -> None:
    """Not only what was planted: no text at all, but for a few that are neutral words of the format by themselves."""
    publish(desks.chair, desks.root / "internal")
    publish(desks.chair, desks.root / "public", PUBLIC)
    internal = entries_of((desks.root / "internal").read_bytes())
    public = entries_of((desks.root / "public").read_bytes())
    bodies = b"\n".join(entry for name, entry in public.items() if name not in OURS).decode()
    documents = [json.loads(entry) for name, entry in internal.items() if name not in public]
    is_number_or_id = re.compile("[0-9]{0,3}|[A-Z]{3}-[0-9]{2}")
    texts = {text for tree in documents for text in texts_in(tree) if not is_number_or_id.fullmatch(text)}
    told = {text for text in texts if text in bodies}
    assert {text for text in told if len(text) > 3} <= {"D1", "unheard", "overall"} | {
        tree["schema"] for tree in documents
    }
    assert len(texts) > 100


def test_no_key_of_the_public_file_is_one_of_words(desks: Desks) -> None:
    publish(desks.chair, desks.root / "public", PUBLIC)
    found = {
        key
        for name, entry in entries_of((desks.root / "public").read_bytes()).items()
        if name.endswith(".json") and name != "results.json"
        for key in keys_in(json.loads(entry))
    }
    assert found & WORD_KEYS == set()
