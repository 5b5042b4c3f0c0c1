"""A judge with a second computer, a card of somebody new, a card taken in for the wrong person, an invitation."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.invitation import invitation
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import (
    add_card,
    add_person_of_card,
    confirm_judge,
    forget_key,
    known_round,
    list_panel,
)
from judge_desktop.workflow.replace_laptop import KeyStanding, differences_of, keys_of, replace_key
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from tests.unit.workflow.conftest import Desks, score_everything


def card_of(desks: Desks, name: str, on_card: str = "") -> Path:
    """The card of a laptop."""
    path = desks.root / f"{name}.judgecard"
    create_identity(desks.desk(name), on_card or name, None)
    save_judge_card(desks.desk(name), path)
    return path


def standings(desks: Desks, judge: str) -> list[tuple[KeyStanding, int]]:
    """How the judge's computers stand, and the scorecards of each."""
    found = keys_of(chair_contest(desks.chair), known_round(desks.chair), judge)
    return [(one.standing, one.scorecards) for one in found]


@pytest.fixture
def replaced(desks: Desks) -> Desks:
    """J1 scored on one laptop, and otherwise on a new one whose card was taken in after the package."""
    add_card(desks.chair, card_of(desks, "J1"), "J1")
    desks.package()
    score_everything(desks.session("J1"))
    desks.session("J1").seal()
    merge_scores(desks.chair, [desks.export("J1").path])
    add_card(desks.chair, card_of(desks, "new"), "J1")
    session = _on_new_laptop(desks)
    score_everything(session, {"D1": "5"})
    session.seal()
    return desks


def _on_new_laptop(desks: Desks) -> ScoringSession:
    open_package(desks.desk("new"), desks.root / "one.judgepack", judge="J1")
    return open_session(desks.desk("new"))


def test_before_a_package_the_card_taken_in_last_counts_first(desks: Desks) -> None:
    add_card(desks.chair, card_of(desks, "old"), "J1")
    assert standings(desks, "J1") == [(KeyStanding.FIRST, 0)]
    add_card(desks.chair, card_of(desks, "new"), "J1")
    assert standings(desks, "J1") == [(KeyStanding.FIRST, 0), (KeyStanding.EARLIER, 0)]
    newest = show_identity(desks.desk("new")).keys.judge_key
    assert keys_of(chair_contest(desks.chair), None, "J1")[0].keys.judge_key == newest


def test_a_new_laptop_counts_after_the_decision_and_differing_values_are_shown(replaced: Desks) -> None:
    new = show_identity(replaced.desk("new")).keys.judge_key
    assert standings(replaced, "J1") == [(KeyStanding.FIRST, 3), (KeyStanding.CARD_ONLY, 0)]
    merge_scores(replaced.chair, [replaced.export("new").path])
    assert standings(replaced, "J1") == [(KeyStanding.FIRST, 3), (KeyStanding.WAITING, 3)]

    replace_key(replaced.chair, "J1", new, "เครื่องเดิมเสีย")

    assert standings(replaced, "J1") == [(KeyStanding.FIRST, 3), (KeyStanding.EARLIER, 3)]
    known = known_round(replaced.chair)
    assert known is not None
    assert [(one.submission, one.counted, one.other) for one in differences_of(known, "J1")] == [
        ("ENV-01", Decimal(86), Decimal(88)),
        ("ENV-02", Decimal(86), Decimal(88)),
        ("ENE-01", Decimal(86), Decimal(88)),
    ]


def test_a_decision_about_a_key_needs_the_key_and_a_reason(replaced: Desks) -> None:
    new = show_identity(replaced.desk("new")).keys.judge_key
    for judge, key, reason, code in (
        ("J1", "SHA256:other", "เครื่องเสีย", Code.NO_KEY_TO_CONFIRM),
        ("J9", new, "เครื่องเสีย", Code.JUDGE_UNKNOWN),
        ("J1", new, " ", Code.REASON_NEEDED),
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            replace_key(replaced.chair, judge, key, reason)
        assert refused.value.code is code


def test_somebody_new_comes_with_her_card(desks: Desks) -> None:
    path = card_of(desks, "guest", "ดร.ใหม่ มาแรง")
    with pytest.raises(JudgeDesktopError) as refused:
        add_card(desks.chair, path)
    assert refused.value.code is Code.CARD_FITS_NOBODY

    line = add_person_of_card(desks.chair, path)
    assert (line.judge.name.th, line.judge.votes, len(line.known_keys)) == ("ดร.ใหม่ มาแรง", True, 1)
    assert list_panel(desks.chair)[-1].judge.id == line.judge.id


def test_a_card_taken_in_for_the_wrong_person_is_taken_back(desks: Desks) -> None:
    key = add_card(desks.chair, card_of(desks, "other"), "J1").known_keys[0].keys.judge_key
    assert forget_key(desks.chair, "J1", key).known_keys == ()
    with pytest.raises(JudgeDesktopError) as refused:
        forget_key(desks.chair, "J1", key)
    assert refused.value.code is Code.NO_KEY_TO_CONFIRM


def test_the_chair_may_read_the_words_herself(desks: Desks) -> None:
    add_card(desks.chair, card_of(desks, "J2"), "J2")
    words = " ".join(show_identity(desks.desk("J2")).check_words["th"])
    line = confirm_judge(desks.chair, "J2", Confirmation.VOICE, words)
    assert [one.confirmation for one in line.known_keys] == [Confirmation.VOICE]


def test_an_invitation_names_the_judge_the_contest_and_the_steps(desks: Desks) -> None:
    contest = chair_contest(desks.chair)
    text = invitation(contest, "J1", translator(Language.EN))
    person = contest.panel.judge("J1")
    assert person is not None
    assert text.split("\n")[0] == f"Dear {person.full_name('en')},"
    assert "The presentations are on 8 September 2023." in text
    assert "send us your judge card" in text
    add_card(desks.chair, card_of(desks, "J1"), "J1")
    assert "Your judge card has arrived" in invitation(chair_contest(desks.chair), "J1", translator(Language.EN))
    with pytest.raises(JudgeDesktopError) as refused:
        invitation(contest, "J9", translator(Language.TH))
    assert refused.value.code is Code.JUDGE_UNKNOWN
