"""Building a package and opening it: what a judge's copy accepts, and what it refuses and keeps nothing of."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Ground, Mode, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack
from judge_desktop.domain.panel import Confirmation
from judge_desktop.exchange.score_file import pack_again
from judge_desktop.exchange.words import sha256
from judge_desktop.store import attachments, documents
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.confirm_package import confirm_package_words, package_confirmation
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.hand_back import HandBack, hand_back_offers
from judge_desktop.workflow.handed_back import differing, read_own, take_over
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import look_into_package, open_package
from judge_desktop.workflow.package_changes import Change, ChangeKind, attachment_news, package_news
from judge_desktop.workflow.packages_here import Where, chair_contest, chair_package
from judge_desktop.workflow.panel import add_card, confirm_judge
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verify_file import verify_file
from tests.helpers.drafts import save_contest
from tests.unit.workflow.conftest import Desks, score_everything


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
    twin = build_package(desks.desk("copy"), desks.root / "twin.judgepack", PackageOptions(without_backup="ทดสอบ"))
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
    forged = build_package(stranger, desks.root / "forged.judgepack", PackageOptions(without_backup="ทดสอบ"))

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


def test_the_words_left_for_later_confirm_the_package_afterwards(desks: Desks) -> None:
    built, ws = desks.package(), desks.desk("J1")
    open_package(ws, built.path, judge="J1")
    where = Where(open_session(ws).contest.id)
    assert package_confirmation(ws, where) is Confirmation.UNHEARD

    heard = confirm_package_words(ws, where, " ".join(built.check_words["th"]))

    assert (heard, package_confirmation(ws, where)) == (Confirmation.VOICE, Confirmation.VOICE)
    with_late_slides(desks)
    update = desks.package("two.judgepack", PackageOptions(is_update=True))
    assert open_package(ws, update.path).confirmed is Confirmation.VOICE


def test_words_of_something_else_say_what_they_belong_to(desks: Desks) -> None:
    first, ws = desks.package(), desks.desk("J1")
    open_package(ws, first.path, judge="J1")
    with_late_slides(desks)
    second = desks.package("two.judgepack", PackageOptions(is_update=True))
    open_package(ws, second.path)
    strange = desks.package("r.judgepack", PackageOptions(mode=Mode.REHEARSAL))
    own = show_identity(ws)
    said = {}
    for name, words in (("first", first.check_words), ("strange", strange.check_words), ("own", own.check_words)):
        with pytest.raises(JudgeDesktopError) as refused:
            confirm_package_words(ws, Where(), " ".join(words["en"]))
        said[name] = (refused.value.code, refused.value.details)

    assert said == {
        "first": (Code.CHECK_WORDS_OF_OTHER_PACKAGE, {"other": 1, "revision": 2}),
        "strange": (Code.CHECK_WORDS_WRONG, {}),
        "own": (Code.CHECK_WORDS_OF_OWN_KEYS, {}),
    }
    assert package_confirmation(ws, Where()) is Confirmation.UNHEARD


def without_the_old_proposal(desks: Desks) -> str:
    """ENV-01's first file is taken out of the contest; its hash."""
    contest = chair_contest(desks.chair)
    gone = next(one for one in contest.submissions if one.id == "ENV-01").attachments[0]
    submissions = tuple(
        replace(
            one,
            attachments=tuple(file for file in one.attachments if gone.sha256 not in (file.sha256, file.rendition_of)),
        )
        if one.id == "ENV-01"
        else one
        for one in contest.submissions
    )
    save_contest(desks.chair, replace(contest, submissions=submissions))
    return gone.sha256


def test_both_versions_of_a_file_stay_and_the_news_say_when_each_came(desks: Desks) -> None:
    ws = desks.desk("J2")
    open_package(ws, desks.package().path, judge="J2")
    assert attachment_news(ws, open_session(ws)) == {}
    old = without_the_old_proposal(desks)
    with_late_slides(desks)
    opened = open_package(ws, desks.package("two.judgepack", PackageOptions(is_update=True)).path)

    session = open_session(ws)
    news = attachment_news(ws, session)["ENV-01"]

    late = next(one for one in session.submission("ENV-01").attachments if one.name == "late.txt")
    assert news.new == {late.sha256: ws.now()}
    assert [one.sha256 for one in news.replaced] == [old]
    assert session.attachment_path(old).is_file()
    assert [(one.revision, one.changes) for one in package_news(ws, session)] == [(2, opened.changes)]
    assert {(one.kind, one.submission) for one in opened.changes} == {
        (ChangeKind.ATTACHMENT_ADDED, "ENV-01"),
        (ChangeKind.ATTACHMENT_REMOVED, "ENV-01"),
    }
    session.recuse("ENV-01", RecusalScope.SUBMISSION, Ground.RELATIVE)
    assert attachment_news(ws, session) == {}, "nothing of a recused submission is shown"


def test_a_score_file_of_another_judge_hidden_in_what_comes_back_is_refused(desks: Desks) -> None:
    """Even the chair's own signature does not put one judge's scores under another's name."""
    desks.package()
    score_everything(desks.session("J1"))
    open_session(desks.desk("J1")).seal()
    desks.export("J1")
    merge_scores(desks.chair, [desks.root / "J1.judgescore"])
    new = desks.desk("J2 new")
    create_identity(new, "ใหม่", None)
    save_judge_card(new, desks.root / "new.judgecard")
    add_card(desks.chair, desks.root / "new.judgecard", "J2")
    [document] = round_documents(desks.chair).score_files
    with desks.chair.database.reading() as connection:
        kept = documents.stored(connection, document.sha256)
    content = pack_again(kept.body, kept.signature.encode(), kept.companion, show_identity(new).keys.age_recipient)
    entry = HandedBack(judge="J2", sha256=sha256(content), size=len(content))

    with pytest.raises(JudgeDesktopError) as refused:
        read_own(new, replace(chair_package(desks.chair), handed_back=(entry,)), "J2", lambda _: content)

    assert refused.value.code is Code.WRONG_JUDGE


def test_a_judge_takes_the_secretarys_copy_over_her_own_only_when_she_says_so(desks: Desks) -> None:
    desks.package()
    session = desks.session("J2")
    score_everything(session)
    session.seal()
    desks.export("J2")
    merge_scores(desks.chair, [desks.root / "J2.judgescore"])
    confirm_judge(desks.chair, "J2", Confirmation.UNHEARD)
    new = desks.desk("J2 new")
    create_identity(new, "ใหม่", None)
    save_judge_card(new, desks.root / "new.judgecard")
    add_card(desks.chair, desks.root / "new.judgecard", "J2")
    assert [(one.judge.id, one.scorecards) for one in hand_back_offers(desks.chair)] == [("J2", 3)]
    options = PackageOptions(is_update=True, hand_back=(HandBack(judge="J2"),))
    desks.package("two.judgepack", options)
    open_package(new, desks.root / "one.judgepack", judge="J2")
    here = open_session(new)
    here.set_score("ENE-01", "D1", "1")

    back = open_package(new, desks.root / "two.judgepack").taken_back

    assert (set(back.taken), back.kept) == ({"ENV-01", "ENV-02"}, ("ENE-01",))
    here = open_session(new)
    assert here.declaration_made == session.declaration_made
    assert [here.sent_in(one.id) for one in here.submissions] == [0, 0, 0]
    assert set(differing(new, here)) == {"ENE-01"}
    take_over(new, here, "ENE-01")
    assert here.scorecards() == session.scorecards()
    assert differing(new, here) == {}
    with pytest.raises(JudgeDesktopError) as refused:
        take_over(desks.desk("J2"), open_session(desks.desk("J2")), "ENE-01")
    assert refused.value.code is Code.DOCUMENT_UNKNOWN


def test_an_interest_withdrawn_on_the_new_laptop_does_not_come_back_with_the_same_file(desks: Desks) -> None:
    desks.package()
    session = desks.session("J2")
    score_everything(session)
    session.recuse("ENE", RecusalScope.CATEGORY, Ground.RELATIVE)
    desks.export("J2")
    merge_scores(desks.chair, [desks.root / "J2.judgescore"])
    confirm_judge(desks.chair, "J2", Confirmation.UNHEARD)
    new = desks.desk("J2 new")
    create_identity(new, "ใหม่", None)
    save_judge_card(new, desks.root / "new.judgecard")
    add_card(desks.chair, desks.root / "new.judgecard", "J2")
    desks.package("two.judgepack", PackageOptions(is_update=True, hand_back=(HandBack(judge="J2"),)))
    open_package(new, desks.root / "one.judgepack", judge="J2")
    open_package(new, desks.root / "two.judgepack")
    here = open_session(new)
    assert here.is_recused("ENE-01"), "what was declared on the lost laptop holds here"

    here.withdraw_recusal("ENE", RecusalScope.CATEGORY)
    here.set_score("ENE-01", "D1", "4")
    open_package(new, desks.root / "two.judgepack")

    again = open_session(new)
    given = {criterion: str(score) for criterion, score in again.scorecard("ENE-01").given.items()}
    assert (again.is_recused("ENE-01"), given) == (False, {"D1": "4"})
