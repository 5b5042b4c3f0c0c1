"""Building a package and opening it: what a judge's copy accepts, and what it refuses and keeps nothing of."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.store import attachments
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.create_contest import save_contest
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.open_package import look_into_package, open_package
from judge_desktop.workflow.package_changes import Change, ChangeKind
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_card
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verify_file import verify_file
from tests.unit.workflow.conftest import Desks


def with_late_slides(desks: Desks) -> None:
    """ENV-01 hands in one more file after the first package."""
    chair = desks.chair
    contest = chair_contest(chair)
    other = next(one for one in contest.submissions if one.id == "ENE-01").attachments[0]
    late = desks.root / "late"
    late.write_bytes(b"late slides")
    sha256 = attachments.hash_of(late)
    attachments.adopt(chair.home, [(sha256, late)])
    added = replace(other, sha256=sha256, name="late.txt", media_type="text/plain", size=11)
    submissions = tuple(
        replace(one, attachments=(*one.attachments, added)) if one.id == "ENV-01" else one
        for one in contest.submissions
    )
    save_contest(chair, replace(contest, submissions=submissions))


def test_the_six_words_read_aloud_confirm_a_package(desks: Desks) -> None:
    built = desks.package()

    opened = open_package(desks.desk("J1"), built.path, judge="J1", words=" ".join(built.check_words["th"]))

    assert opened.confirmed is Confirmation.VOICE
    assert (opened.submissions, opened.judge) == (3, "J1")


def test_words_of_another_file_refuse_the_package_and_nothing_is_kept(desks: Desks) -> None:
    built = desks.package()
    other = desks.package("two.judgepack", PackageOptions(mode=Mode.REHEARSAL))

    with pytest.raises(JudgeDesktopError) as refused:
        open_package(desks.desk("J1"), built.path, judge="J1", words=" ".join(other.check_words["en"]))

    assert refused.value.code is Code.CHECK_WORDS_WRONG
    assert find_contests(desks.desk("J1")) == ()
    assert list(attachments.files(desks.desk("J1").home)) == []


def test_a_judge_gets_her_keys_without_being_asked(desks: Desks) -> None:
    built = desks.package()
    assert desks.desk("J2").own_name is None

    open_package(desks.desk("J2"), built.path, judge="J2")

    assert show_identity(desks.desk("J2")).name == chair_contest(desks.chair).panel.judges[1].full_name("th")


def test_a_confirmation_carries_over_to_the_next_package(desks: Desks) -> None:
    rehearsal = desks.package("r.judgepack", PackageOptions(mode=Mode.REHEARSAL))
    open_package(desks.desk("J1"), rehearsal.path, judge="J1", words=" ".join(rehearsal.check_words["th"]))

    opened = open_package(desks.desk("J1"), desks.package().path)

    assert opened.confirmed is Confirmation.VOICE
    assert open_session(desks.desk("J1")).mode is Mode.OFFICIAL


def test_an_update_brings_only_what_is_new_and_keeps_the_scores(desks: Desks) -> None:
    first = desks.package()
    desks.session("J1").set_score("ENV-01", "D1", "7")
    with_late_slides(desks)

    update = desks.package("two.judgepack", PackageOptions(is_update=True))
    opened = open_package(desks.desk("J1"), update.path)

    assert (update.revision, update.attachments) == (2, 1)
    assert update.size < first.size
    assert opened.changes == (Change(kind=ChangeKind.ATTACHMENT_ADDED, submission="ENV-01", name="late.txt"),)
    session = open_session(desks.desk("J1"))
    assert session.scorecard("ENV-01").scores["D1"] == 7
    assert session.attachment_path(session.submission("ENV-01").attachments[-1].sha256).read_bytes() == b"late slides"


def test_an_update_without_the_package_before_is_refused_whole(desks: Desks) -> None:
    desks.package()
    with_late_slides(desks)
    update = desks.package("two.judgepack", PackageOptions(is_update=True))

    with pytest.raises(JudgeDesktopError) as refused:
        open_package(desks.desk("J1"), update.path, judge="J1")

    assert refused.value.code is Code.UPDATE_INCOMPLETE
    assert find_contests(desks.desk("J1")) == ()


def test_an_older_package_does_not_come_back(desks: Desks) -> None:
    first = desks.package()
    second = desks.package("two.judgepack")
    open_package(desks.desk("J1"), first.path, judge="J1")
    open_package(desks.desk("J1"), second.path)

    with pytest.raises(JudgeDesktopError) as refused:
        open_package(desks.desk("J1"), first.path)

    assert refused.value.code is Code.PACKAGE_OLDER
    assert open_session(desks.desk("J1")).package.revision == 2


def test_opening_the_same_package_again_changes_nothing(desks: Desks) -> None:
    built = desks.package()
    desks.session("J1").set_score("ENV-01", "D1", "7")

    again = open_package(desks.desk("J1"), built.path)

    assert (again.judge, again.changes) == ("J1", ())
    assert open_session(desks.desk("J1")).scorecard("ENV-01").scores["D1"] == 7


def test_two_packages_of_one_number_are_refused(desks: Desks) -> None:
    shutil.copytree(desks.root / "chair", desks.root / "copy")
    first = desks.package()
    twin = build_package(desks.desk("copy"), desks.root / "twin.judgepack", PackageOptions())
    open_package(desks.desk("J1"), first.path, judge="J1")

    with pytest.raises(JudgeDesktopError) as refused:
        open_package(desks.desk("J1"), twin.path)

    assert refused.value.code is Code.PACKAGE_TWICE


def test_a_strangers_package_for_a_known_contest_is_refused(desks: Desks, prepared: Path) -> None:
    shutil.copytree(prepared / "chair", desks.root / "stranger")
    shutil.rmtree(desks.root / "stranger" / "identity")
    stranger = desks.desk("stranger")
    create_identity(stranger, "คนอื่น", None)
    open_package(desks.desk("J1"), desks.package().path, judge="J1")
    desks.package("two.judgepack")
    forged = build_package(stranger, desks.root / "forged.judgepack", PackageOptions())

    with pytest.raises(JudgeDesktopError) as refused:
        open_package(desks.desk("J1"), forged.path)

    assert refused.value.code is Code.CHAIR_CHANGED


def test_a_package_behind_a_passphrase_opens_with_it_only(desks: Desks) -> None:
    built = desks.package(options=PackageOptions(encryption=Encryption.PASSPHRASE))
    assert len(built.passphrase.split()) == 5

    with pytest.raises(JudgeDesktopError) as closed:
        open_package(desks.desk("J1"), built.path, judge="J1")
    with pytest.raises(JudgeDesktopError) as wrong:
        open_package(desks.desk("J1"), built.path, judge="J1", passphrase="something else")
    glance = look_into_package(desks.desk("J1"), built.path, built.passphrase)
    opened = open_package(desks.desk("J1"), built.path, judge="J1", passphrase=built.passphrase)

    assert closed.value.code is Code.PASSPHRASE_NEEDED
    assert wrong.value.code is Code.PASSPHRASE_WRONG
    assert glance.package.manifest == opened.package.manifest
    assert glance.is_update is False


def test_a_package_for_cards_needs_every_judges_card(desks: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        desks.package(options=PackageOptions(encryption=Encryption.CARDS))
    assert (refused.value.code, refused.value.details["judges"]) == (Code.CARDS_MISSING, "J1, J2, J3")

    for judge in ("J1", "J2", "J3"):
        create_identity(desks.desk(judge), judge, None)
        card = desks.root / f"{judge}.judgecard"
        save_judge_card(desks.desk(judge), card)
        add_card(desks.chair, card, judge)
    built = desks.package(options=PackageOptions(encryption=Encryption.CARDS))

    assert open_package(desks.desk("J3"), built.path).judge == "J3"
    create_identity(desks.desk("nobody"), "คนอื่น", None)
    with pytest.raises(JudgeDesktopError) as closed:
        open_package(desks.desk("nobody"), built.path, judge="J1")
    assert closed.value.code is Code.WRONG_RECIPIENT


def test_a_contest_that_must_be_mended_makes_no_package(desks: Desks) -> None:
    contest = chair_contest(desks.chair)
    rubric = replace(contest.rubrics[0], total=contest.rubrics[0].total + 1)
    save_contest(desks.chair, replace(contest, rubrics=(rubric,)))

    with pytest.raises(JudgeDesktopError) as refused:
        desks.package()

    assert refused.value.code is Code.CONTEST_HAS_FINDINGS
    assert not (desks.root / "one.judgepack").exists()


def test_verifying_tells_genuine_from_trusted(desks: Desks) -> None:
    built = desks.package()
    own = show_identity(desks.chair).keys.judge_key

    at_chair = verify_file(desks.chair, built.path)
    at_stranger = verify_file(desks.desk("stranger"), built.path)
    told = verify_file(desks.desk("stranger"), built.path, own)

    assert (at_chair.type, at_chair.signed_by, at_chair.genuine) == (FileType.PACKAGE, own, True)
    assert [one.chair_known for one in (at_chair, at_stranger, told)] == [True, False, True]
