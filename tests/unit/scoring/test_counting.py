"""What counts: the merge rules told as stories, and the laws every order of arrival must keep."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Assignment, Ground, Mode, Recusal, RecusalScope, Round, Rules
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.package import Package
from judge_desktop.domain.scorecard import Scorecard, ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.domain.view import CellState, Difference, View, WhyNotCounted
from judge_desktop.scoring.acceptance import check_score_file
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.round_validation import check_counted
from tests.helpers.small_round import CHAIR, DEPUTY, card, contest, decision, package, score_file, with_round

ALL = ("A1", "A2", "B1", "B2")
PACKAGE = package()
NEW_LAPTOP = "SHA256:new"


def cards(total: int, submissions: Sequence[str] = ALL) -> list[Scorecard]:
    return [card(one, total) for one in submissions]


def states(view: View, judge: str) -> list[str]:
    return [cell.state.value for cell in view.cells if cell.judge == judge]


def total_of(view: View, judge: str, submission: str) -> int | None:
    cell = view.cell(judge, submission)
    if cell is None or cell.scorecard is None or cell.state is not CellState.COUNTED:
        return None
    return int(cell.scorecard.total)


def recusal(judge: str, target: str, scope: RecusalScope = RecusalScope.CATEGORY) -> Recusal:
    return Recusal(judge=judge, scope=scope, target=target, ground=Ground.RELATIVE)


FIRST = score_file("j1", cards(70))
SECOND = score_file("j2", cards(60))


def test_before_anything_arrives_everybody_is_missing() -> None:
    view = count(PACKAGE, [], [])
    assert len(view.cells) == 12
    assert {cell.state for cell in view.cells} == {CellState.MISSING}
    assert view.missing == ("j1", "j2", "j3")
    assert (view.counted_documents, view.is_closed) == ((), False)


def test_sealed_scorecards_count_and_drafts_are_shown() -> None:
    half = score_file("j1", [card("A1", 70), card("A2", 5, None, None, None, state="draft")])
    view = count(PACKAGE, [half], [])
    assert states(view, "j1") == ["counted", "draft", "missing", "missing"]
    assert view.missing == ("j2", "j3")
    assert view.counted_documents == (half.sha256,)


def test_an_absent_judge_gives_no_score() -> None:
    view = count(PACKAGE, [score_file("j1", [card("A1", None, None, None, None, state="absent")])], [])
    assert states(view, "j1")[0] == "absent"


def test_the_rulebook_runs_again_and_blocks_what_it_refuses() -> None:
    forged = score_file("j1", [card("A1", 11, 30, 40, 20), card("A2", 7, None, 30, 10), card("B1", "7.5", 20, 30, 10)])
    view = count(PACKAGE, [forged], [])
    assert states(view, "j1") == ["blocked", "blocked", "blocked", "missing"]
    assert [cell.findings[0].code for cell in view.cells[:3]] == [
        FindingCode.SCORE_ABOVE_FULL_MARK,
        FindingCode.SCORE_MISSING,
        FindingCode.SCORE_OFF_STEP,
    ]


def test_comments_are_not_asked_of_files_without_words() -> None:
    strict = package(contest(rules=Rules(comment_required=True)))
    assert states(count(strict, [FIRST], []), "j1") == ["blocked"] * 4
    assert states(count(strict, [FIRST], [], has_words=False), "j1") == ["counted"] * 4


def test_a_newer_revision_counts_and_an_older_one_arriving_later_changes_nothing() -> None:
    newer = score_file("j1", cards(80), revision=2, previous=FIRST.sha256)
    view = count(PACKAGE, [newer, FIRST], [])
    assert total_of(view, "j1", "A1") == 80
    assert view.not_counted == {FIRST.sha256: WhyNotCounted.OLDER_REVISION}
    assert count(PACKAGE, [FIRST, newer, FIRST], []) == view


def test_gaps_are_shown_and_count() -> None:
    view = count(PACKAGE, [score_file("j1", cards(80), revision=3, previous="f" * 64)], [])
    assert view.gaps == {"SHA256:j1": (1, 2)}
    assert total_of(view, "j1", "A1") == 80


def test_two_versions_do_not_count_until_one_is_chosen() -> None:
    other = score_file("j1", cards(90), name="other")
    view = count(PACKAGE, [FIRST, other], [])
    assert [fork.documents for fork in view.forks] == [tuple(sorted([FIRST.sha256, other.sha256]))]
    assert view.missing == ("j1", "j2", "j3")
    chosen = count(PACKAGE, [FIRST, other], [decision(DecisionKind.CHOOSE_REVISION, documents=(other.sha256,))])
    assert (total_of(chosen, "j1", "A1"), chosen.forks) == (90, ())
    assert chosen.not_counted == {FIRST.sha256: WhyNotCounted.NOT_CHOSEN}


def test_a_choice_can_be_changed_later() -> None:
    other = score_file("j1", cards(90), name="other")
    choices = [
        decision(DecisionKind.CHOOSE_REVISION, documents=(other.sha256,)),
        decision(DecisionKind.CHOOSE_REVISION, documents=(FIRST.sha256,), sequence=2),
    ]
    assert total_of(count(PACKAGE, [FIRST, other], choices), "j1", "A1") == 70


def test_an_unknown_key_awaits_confirmation_with_its_rivals() -> None:
    unknown = score_file("j1", cards(80), key=NEW_LAPTOP)
    rival = score_file("j1", cards(10), key="SHA256:rival")
    view = count(PACKAGE, [FIRST, unknown, rival], [])
    assert total_of(view, "j1", "A1") == 70
    assert view.awaiting == {"j1": (NEW_LAPTOP, "SHA256:rival")}
    assert view.not_counted[unknown.sha256] is WhyNotCounted.AWAITING_CONFIRMATION
    confirmed = count(
        PACKAGE, [unknown, rival], [decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=(NEW_LAPTOP,))]
    )
    assert total_of(confirmed, "j1", "A1") == 80
    assert confirmed.awaiting == {"j1": ("SHA256:rival",)}


def test_only_the_chairs_copies_decide() -> None:
    unknown = score_file("j1", cards(80), key=NEW_LAPTOP)
    confirm = decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=(NEW_LAPTOP,))
    for foreign in (
        replace(confirm, signed_by="SHA256:j2"),
        replace(confirm, contest="other"),
        replace(confirm, round="first"),
        replace(confirm, mode=Mode.REHEARSAL),
    ):
        assert count(PACKAGE, [unknown], [foreign]).awaiting == {"j1": (NEW_LAPTOP,)}
    assert count(PACKAGE, [unknown], [replace(confirm, signed_by=DEPUTY)]).awaiting == {}


REPLACE = decision(DecisionKind.REPLACE_KEY, judge="j1", documents=(NEW_LAPTOP,))


def test_a_replaced_laptop_speaks_first_and_the_old_one_fills_in() -> None:
    new = score_file(
        "j1", [card("A1", 90), card("A2", 70), card("B1", 5, None, None, None, state="draft")], key=NEW_LAPTOP
    )
    view = count(PACKAGE, [FIRST, new], [REPLACE])
    assert [total_of(view, "j1", one) for one in ALL] == [90, 70, 70, 70]
    assert [view.cells[at].document for at in range(4)] == [new.sha256, new.sha256, FIRST.sha256, FIRST.sha256]
    assert view.differences == (
        Difference(judge="j1", submission="A1", counted_document=new.sha256, other_document=FIRST.sha256),
    )
    assert set(view.counted_documents) == {FIRST.sha256, new.sha256}


def test_an_old_laptop_that_is_no_longer_needed_says_so() -> None:
    new = score_file("j1", cards(90), key=NEW_LAPTOP)
    view = count(PACKAGE, [FIRST, new], [REPLACE])
    assert view.counted_documents == (new.sha256,)
    assert view.not_counted == {FIRST.sha256: WhyNotCounted.EARLIER_KEY}


def test_a_recusal_declared_on_the_old_laptop_holds_and_survives_closing() -> None:
    old = score_file("j1", [], recusals=(recusal("j1", "B"),))
    new = score_file("j1", cards(90), key=NEW_LAPTOP)
    view = count(PACKAGE, [old, new], [REPLACE])
    assert states(view, "j1") == ["counted", "counted", "recused", "recused"]
    closed = count(
        PACKAGE, [old, new], [REPLACE, decision(DecisionKind.CLOSE, sequence=2, documents=view.counted_documents)]
    )
    assert closed.cells == view.cells


def test_setting_a_file_aside_is_undone_by_restoring_it() -> None:
    newer = score_file("j1", cards(80), revision=2, previous=FIRST.sha256)
    aside = decision(DecisionKind.SET_ASIDE, documents=(newer.sha256,))
    undone = count(PACKAGE, [FIRST, newer], [aside])
    assert total_of(undone, "j1", "A1") == 70
    assert undone.not_counted == {newer.sha256: WhyNotCounted.SET_ASIDE}
    for target in (newer.sha256, aside.sha256):  # by the document or by the decision
        restore = decision(DecisionKind.RESTORE, sequence=2, documents=(target,))
        assert total_of(count(PACKAGE, [FIRST, newer], [restore, aside]), "j1", "A1") == 80


def test_a_judge_is_excluded_from_one_category_and_taken_back() -> None:
    exclude = decision(DecisionKind.EXCLUDE, judge="j1", category="A")
    assert states(count(PACKAGE, [FIRST], [exclude]), "j1") == ["excluded", "excluded", "counted", "counted"]
    for restore in (
        decision(DecisionKind.RESTORE, sequence=2, judge="j1", category="A"),
        decision(DecisionKind.RESTORE, sequence=2, documents=(exclude.sha256,)),
    ):
        assert states(count(PACKAGE, [FIRST], [exclude, restore]), "j1") == ["counted"] * 4


def test_a_recusal_from_a_category_covers_all_its_submissions_whatever_was_scored() -> None:
    declared = score_file("j1", cards(99), recusals=(recusal("j1", "A"),))
    view = count(PACKAGE, [declared], [])
    assert states(view, "j1") == ["recused", "recused", "counted", "counted"]
    assert [finding.code for finding in view.cells[0].findings] == [FindingCode.SCORES_FOR_RECUSED]
    one = score_file("j1", cards(99), recusals=(recusal("j1", "A2", RecusalScope.SUBMISSION),))
    assert states(count(PACKAGE, [one], []), "j1") == ["counted", "recused", "counted", "counted"]


def test_recusals_known_beforehand_hold_without_a_word_of_the_judge() -> None:
    known = package(known_recusals=(recusal("j1", "A"),))
    assert states(count(known, [FIRST], []), "j1") == ["recused", "recused", "counted", "counted"]
    everywhere = package(known_recusals=(recusal("j1", "A"), recusal("j1", "B")))
    assert count(everywhere, [], []).missing == ("j2", "j3")


def test_after_closing_only_the_listed_files_count() -> None:
    newer = score_file("j1", cards(80), revision=2, previous=FIRST.sha256)
    twin = score_file("j1", cards(1), name="twin")
    close = decision(DecisionKind.CLOSE, documents=(FIRST.sha256,))
    view = count(PACKAGE, [FIRST, newer, twin, SECOND], [close])
    assert (view.is_closed, view.counted_documents, view.forks) == (True, (FIRST.sha256,), ())
    assert total_of(view, "j1", "A1") == 70
    assert view.not_counted == dict.fromkeys(sorted([newer.sha256, twin.sha256, SECOND.sha256]), WhyNotCounted.LATE)
    reopened = count(PACKAGE, [FIRST, newer, SECOND], [close, decision(DecisionKind.REOPEN, sequence=2)])
    assert (reopened.is_closed, total_of(reopened, "j1", "A1")) == (False, 80)


def test_closing_keeps_why_earlier_files_did_not_count() -> None:
    newer = score_file("j1", cards(80), revision=2, previous=FIRST.sha256)
    versions = [score_file("j2", cards(50), name=name) for name in "ab"]
    files = [FIRST, newer, *versions]
    before = count(PACKAGE, files, [])
    closed = count(PACKAGE, files, [decision(DecisionKind.CLOSE, documents=before.counted_documents)])
    assert replace(closed, is_closed=False) == before


def test_contradicting_decisions_of_two_chairs_are_shown_and_not_applied() -> None:
    other = score_file("j1", cards(90), name="other")
    mine = decision(DecisionKind.CHOOSE_REVISION, documents=(FIRST.sha256,))
    theirs = decision(DecisionKind.CHOOSE_REVISION, documents=(other.sha256,), by=DEPUTY)
    view = count(PACKAGE, [FIRST, other], [mine, theirs])
    assert view.decision_conflicts == (tuple(sorted([mine.sha256, theirs.sha256])),)
    assert len(view.forks) == 1
    agreed = decision(DecisionKind.CHOOSE_REVISION, documents=(FIRST.sha256,), by=DEPUTY)
    assert total_of(count(PACKAGE, [FIRST, other], [mine, agreed]), "j1", "A1") == 70


def test_a_deputy_who_knows_the_chairs_decision_overrules_it() -> None:
    close = decision(DecisionKind.CLOSE, documents=(FIRST.sha256,))
    blind = decision(DecisionKind.REOPEN, by=DEPUTY)
    assert count(PACKAGE, [FIRST], [close, blind]).decision_conflicts == (tuple(sorted([close.sha256, blind.sha256])),)
    knowing = decision(DecisionKind.REOPEN, by=DEPUTY, values={"after": close.sha256})
    view = count(PACKAGE, [FIRST], [close, knowing])
    assert (view.is_closed, view.decision_conflicts) == (False, ())


def test_two_chairs_naming_different_keys_confirm_neither() -> None:
    mine = decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=(NEW_LAPTOP,))
    theirs = decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=("SHA256:rival",), by=DEPUTY)
    files = [score_file("j1", cards(80), key=NEW_LAPTOP), score_file("j1", cards(10), key="SHA256:rival")]
    view = count(PACKAGE, files, [mine, theirs])
    assert view.awaiting == {"j1": (NEW_LAPTOP, "SHA256:rival")}
    assert len(view.decision_conflicts) == 1


def test_only_listed_assignments_have_cells() -> None:
    assigned = tuple(Assignment(judge="j1", submission=one) for one in ("A1", "B2"))
    narrow = package(with_round(contest(), Round(id="final", name=Text(), assignments=assigned)))
    view = count(narrow, [FIRST, SECOND], [])
    assert [(cell.judge, cell.submission, cell.state) for cell in view.cells] == [
        ("j1", "A1", CellState.COUNTED),
        ("j1", "B2", CellState.COUNTED),
    ]
    assert view.missing == ()


def test_files_of_elsewhere_are_refused_with_their_reason() -> None:
    wrong = {
        Code.WRONG_CONTEST: replace(FIRST, contest="other"),
        Code.WRONG_ROUND: replace(FIRST, round="first"),
        Code.WRONG_MODE: replace(FIRST, mode=Mode.REHEARSAL),
        Code.WRONG_RUBRIC: replace(FIRST, rubric="old"),
        Code.MANIFEST_NOT_ACCEPTED: replace(FIRST, manifest="manifest-0"),
        Code.WRONG_JUDGE: replace(FIRST, judge_key="SHA256:j2"),
    }
    for code, file in wrong.items():
        assert check_score_file(PACKAGE, file) is code
        assert count(PACKAGE, [file], []).not_counted == {file.sha256: WhyNotCounted.NOT_ACCEPTED}
    assert check_score_file(PACKAGE, replace(FIRST, judge="stranger")) is Code.WRONG_JUDGE
    assert check_score_file(PACKAGE, FIRST, own_recipient="age1other") is Code.WRONG_RECIPIENT
    assert check_score_file(PACKAGE, FIRST, own_recipient="age1chair") is None
    assert check_score_file(PACKAGE, replace(FIRST, judge_key=NEW_LAPTOP)) is None


def test_an_earlier_manifest_counts_while_it_is_acceptable() -> None:
    updated: Package = replace(PACKAGE, manifest="manifest-2", acceptable=("manifest-1",))
    assert states(count(updated, [FIRST], []), "j1") == ["counted"] * 4
    assert count(replace(updated, acceptable=()), [FIRST], []).counted_documents == ()


def test_a_judge_without_a_vote_counts_for_nothing() -> None:
    of = contest()
    panel = replace(of.panel, judges=tuple(replace(one, votes=one.id != "j1") for one in of.panel.judges))
    view = count(package(replace(of, panel=panel)), [FIRST, SECOND], [])
    assert view.counted_documents == (SECOND.sha256,)
    assert {cell.judge for cell in view.cells} == {"j2", "j3"}


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[ScoreFile], list[Decision]]:
    """Files of two judges under several keys with forks, gaps and recusals; decisions of two chairs about them."""
    files: list[ScoreFile] = []
    for place in range(draw(st.integers(1, 6))):
        judge = draw(st.sampled_from(["j1", "j2"]))
        key = draw(st.sampled_from([f"SHA256:{judge}", NEW_LAPTOP, "SHA256:rival"]))
        parents = [one for one in files if one.judge_key == key and one.judge == judge]
        parent = draw(st.sampled_from([*parents, None]))
        revision = parent.revision + draw(st.integers(0, 2)) if parent else 1
        known = parent is not None and revision == parent.revision + 1
        drawn = [card(one, draw(st.integers(0, 100)), state=draw(st.sampled_from(["sealed", "draft"]))) for one in ALL]
        recused = draw(st.sampled_from([(), (recusal(judge, "A"),)]))
        previous = parent.sha256 if parent is not None and known else ""
        files.append(
            score_file(judge, drawn, key=key, revision=revision, previous=previous, name=str(place), recusals=recused)
        )
    decisions: list[Decision] = []
    for by in (CHAIR, DEPUTY):
        for sequence in range(1, draw(st.integers(0, 4)) + 1):
            target = draw(st.sampled_from(files))
            kind = draw(st.sampled_from([kind for kind in DecisionKind if kind is not DecisionKind.CORRECT_TEXT]))
            names_key = kind in (DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY)
            seen = draw(st.sampled_from([*(one.sha256 for one in decisions), ""]))
            decisions.append(
                decision(
                    kind,
                    by=by,
                    sequence=sequence,
                    judge=target.judge,
                    category=draw(st.sampled_from("AB")),
                    submissions=draw(st.sampled_from([("A1", "A2"), ("A2", "A1"), ()])),
                    documents=(target.judge_key,) if names_key else (target.sha256,),
                    values={"after": seen} if seen else {},
                )
            )
    return files, decisions


@given(histories(), st.data())
def test_order_and_repetition_never_matter(
    history: tuple[list[ScoreFile], list[Decision]], data: st.DataObject
) -> None:
    files, decisions = history
    view = count(PACKAGE, files, decisions)
    shuffled = data.draw(st.permutations(files)) + data.draw(st.lists(st.sampled_from(files)))
    assert count(PACKAGE, shuffled, [*data.draw(st.permutations(decisions)), *decisions]) == view


@given(histories(), st.data())
def test_any_split_over_copies_comes_together_to_one_view(
    history: tuple[list[ScoreFile], list[Decision]], data: st.DataObject
) -> None:
    files, decisions = history
    one_copy = data.draw(st.lists(st.sampled_from(files)))
    other_copy = [one for one in files if one not in one_copy] + data.draw(st.lists(st.sampled_from(files)))
    cut = data.draw(st.integers(0, len(decisions)))
    merged = count(PACKAGE, [*one_copy, *other_copy], [*decisions[cut:], *decisions[:cut]])
    assert merged == count(PACKAGE, [*other_copy, *one_copy], decisions)
    assert merged == count(PACKAGE, files, decisions)


@given(histories())
def test_whatever_happens_the_invariant_holds(history: tuple[list[ScoreFile], list[Decision]]) -> None:
    files, decisions = history
    view = count(PACKAGE, files, decisions)
    assert check_counted(view, PACKAGE, files) == ()
    known = {one.sha256 for one in files}
    assert {*view.counted_documents, *view.not_counted} == known
    assert set(view.counted_documents).isdisjoint(view.not_counted)


@given(histories())
def test_closing_changes_nothing_that_counts(history: tuple[list[ScoreFile], list[Decision]]) -> None:
    files, decisions = history
    open_again = [one for one in decisions if one.kind not in (DecisionKind.CLOSE, DecisionKind.REOPEN)]
    before = count(PACKAGE, files, open_again)
    close = decision(DecisionKind.CLOSE, sequence=9, documents=before.counted_documents)
    after = count(PACKAGE, files, [*open_again, close])
    assert (after.cells, after.counted_documents) == (before.cells, before.counted_documents)
    assert after.not_counted == before.not_counted
