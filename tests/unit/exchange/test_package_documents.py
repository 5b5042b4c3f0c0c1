"""A package's documents: everything that went in comes out, and every word stays out of what is signed."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from judge_desktop.domain.contest import Assignment, Contest, Mode, Rules, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_LOGO_BYTES
from judge_desktop.domain.package import Package
from judge_desktop.domain.text import Text
from judge_desktop.exchange.package_documents import (
    decode_contest,
    decode_known_package,
    decode_package,
    encode_contest,
    encode_package,
)
from judge_desktop.exchange.words import WORD_KEYS, sha256
from judge_desktop.scoring.contest_validation import check_contest
from tests.helpers.contests import SALT, contests, digest, package_of, small_contest, spelled
from tests.helpers.logos import logo, png_that_says

WORD = "PLANTED"
LOGO = b64encode(logo()).decode()


def read_back(package: Package) -> Package:
    return decode_package(*encode_package(package, SALT))


def as_sent(submission: Submission) -> Submission:
    return replace(submission, extra_fields=(), reason="", fits_concept=None, start_date=None, applied_date=None)


def only_finalists(contest: Contest) -> Contest:
    return replace(contest, submissions=tuple(as_sent(one) for one in contest.finalists))


@settings(max_examples=40)
@given(contests())
def test_a_package_says_what_went_in(contest: Contest) -> None:
    package = package_of(contest)
    manifest, people = encode_package(package, SALT)
    found = decode_package(manifest, people)
    assert found == replace(package, manifest=sha256(manifest), rubric=found.rubric)
    assert encode_package(found, SALT) == (manifest, people)
    assert decode_contest(encode_contest(contest)) == contest


def test_what_only_the_chair_needs_stays_with_the_chair() -> None:
    contest = small_contest()
    not_chosen = replace(contest.submissions[0], id="ENV-09", number=9, shortlisted=False)
    found = read_back(package_of(replace(contest, submissions=(*contest.submissions, not_chosen))))
    assert found.contest == only_finalists(contest)
    assert found.contest.submissions[0].applicant == contest.submissions[0].applicant


def test_applicants_of_a_blind_contest_are_not_in_the_package() -> None:
    manifest, people = encode_package(package_of(small_contest(Rules(blind=True))), SALT)
    assert "เทศบาลตัวอย่าง".encode() not in manifest + people
    assert not decode_package(manifest, people).contest.submissions[0].applicant.name


def test_everybody_scoring_everything_needs_no_list() -> None:
    contest = small_contest()
    assert json.loads(encode_package(package_of(contest), SALT)[0])["assignments"] == []
    assert read_back(package_of(contest)).assignments == package_of(contest).assignments
    twice = (Assignment(judge="j2", submission="ENV-01"),) * 2
    listed = replace(contest, rounds=(replace(contest.rounds[0], assignments=twice),))
    assert read_back(package_of(listed)).assignments == twice[:1]


def test_marks_have_one_spelling() -> None:
    contest = small_contest()
    manifest = json.loads(encode_package(package_of(contest), SALT)[0])
    assert [row["full_mark"] for row in manifest["rubrics"][0]["criteria"]] == ["10", "30", "60"]
    criteria = contest.rubrics[0].criteria
    spelled = replace(contest.rubrics[0], criteria=(*criteria[:2], replace(criteria[2], full_mark=Decimal("6E+1"))))
    assert read_back(package_of(replace(contest, rubrics=(spelled,)))).rubric == manifest["rubric"]


def planted(value: Any, name: str = "") -> Any:
    """The same values with a word in every text a person writes."""
    if isinstance(value, Text):
        return Text(th=f"{WORD} ไทย {value.th}", en=f"{WORD} {value.en}")
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: planted(getattr(value, one.name), one.name) for one in fields(value)})
    if isinstance(value, tuple):
        return tuple(planted(item, name) for item in value)
    return f"{WORD} {value}" if isinstance(value, str) and name in {*WORD_KEYS, "type"} else value


def leaves(tree: Any) -> Iterator[str]:
    """All texts in a tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from leaves(item)


def test_no_word_is_in_the_manifest() -> None:
    contest = planted(small_contest())
    package = replace(package_of(contest), chairs=planted(package_of(contest).chairs))
    manifest, people = encode_package(package, SALT)
    assert WORD.encode() not in manifest
    assert manifest.isascii()
    found = list(leaves(json.loads(people)["words"]))
    assert len(found) > 80
    assert [text for text in found if text and not text.startswith(WORD)] == [LOGO]
    assert LOGO.encode() not in manifest
    assert read_back(package).contest == only_finalists(contest)


def test_the_salt_hides_words_that_could_be_guessed() -> None:
    package = package_of(small_contest())
    one, other = encode_package(package, SALT)[0], encode_package(package, "00" * 32)[0]
    assert json.loads(one)["people"] != json.loads(other)["people"]


def refusal(manifest: bytes, people: bytes) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        decode_package(manifest, people)
    return caught.value.code


def altered(change: Callable[[dict[str, Any]], object], words: Callable[[dict[str, Any]], object] = id) -> Code:
    """What is said of a package whose signer wrote other documents; all hashes in them are made right again."""
    manifest, people = map(json.loads, encode_package(package_of(small_contest(), mode=Mode.REHEARSAL), SALT))
    words(people)
    manifest["people"] = sha256(spelled(people))
    change(manifest)
    if isinstance(manifest.get("rubrics"), list):
        manifest["rubric"] = sha256(spelled(manifest["rubrics"]))
    return refusal(spelled(manifest), spelled(people))


BAD_MARKS = ("NaN", "sNaN", "Infinity", "-10", "10.0", "1E+1", "1E+999999999999", "010", "0", "", "ten", "1" * 40)
BAD_IDS = ("", "สม", "a b", "a/b", "..", "x" * 65, "a\n", "-a")
BAD_HASHES = ("", "g" * 64, "A" * 64, "0" * 63, "0" * 65)
SUBMISSION_ID, CRITERION = ("submissions", 1, "id"), ("rubrics", 0, "criteria", 0)
BAD_VALUES: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("contest",): BAD_IDS,
    ("round",): BAD_IDS,
    ("mode",): ("", "real"),
    ("revision",): (0, -1, 2, 2**50, 2**70, "1", True),
    ("previous",): ("0" * 64, "x"),
    ("acceptable",): (["x"], ["1" * 64, "0" * 64], ["0" * 64] * 2),
    ("chairs",): ([],),
    ("chairs", 0, "id"): (*BAD_IDS, "Deputy"),
    ("chairs", 1, "keys"): ({}, "x"),
    ("judges", 0, "id"): (*BAD_IDS, "J2"),
    ("judges", 0, "role"): ("king",),
    ("judges", 0, "order"): (2**50,),
    ("categories", 0, "rubric"): ("other",),
    ("categories", 0, "id"): (*BAD_IDS, "gov"),
    ("categories", 0, "awards"): (-1, 2**50),
    ("categories", 0, "award_levels", 0, "lowest"): ("NaN", "79.990"),
    ("categories", 0, "award_levels", 0, "id"): BAD_IDS,
    (*CRITERION, "full_mark"): BAD_MARKS,
    (*CRITERION, "step"): (*BAD_MARKS, "3"),
    (*CRITERION, "id"): (*BAD_IDS, "d2", "Overall"),
    (*CRITERION, "group"): ("nowhere",),
    (*CRITERION, "levels", 0, "lowest"): ("NaN", "7.50"),
    ("rubrics", 0, "total"): ("101", "NaN", "100.0"),
    ("rubrics", 0, "criteria"): ([],),
    ("rubrics", 0, "version"): (0, 2**50),
    ("rubrics", 0, "groups", 0, "id"): BAD_IDS,
    ("rules", "decimals"): (-1, 7, 2**50),
    ("rules", "severity_penalty"): ("-1", "NaN", "1.0"),
    ("rules", "minimum_scorecards"): (0, 2**50),
    ("rules", "quorum_percent"): (-1, 101),
    ("rules", "comment_minimum"): (-1, 2**50),
    ("rules", "discussion_spread"): ("-1", "NaN"),
    ("rules", "minimum_award_score"): ("NaN", "70.50"),
    ("rules", "tie_break_ladder"): (["chair", "chair"], ["dice"]),
    ("eligibility", "minimum_months"): (-1, 2**50),
    ("eligibility", "reference_date"): ("2023-02-30", "2566", ""),
    SUBMISSION_ID: (*BAD_IDS, "env-01"),
    ("submissions", 1, "category"): ("ART", ""),
    ("submissions", 1, "number"): (2**50, "2"),
    ("submissions", 1, "order"): (-(2**50),),
    ("submissions", 0, "attachments", 0, "sha256"): (*BAD_HASHES, "0" * 64),
    ("submissions", 0, "attachments", 0, "size"): (-1, 1, 2**52),
    ("submissions", 0, "attachments", 0, "media_type"): ("", "words of a person", "text/html; x"),
    ("submissions", 0, "attachments", 1, "rendition_of"): ("0" * 64, "x"),
    ("submissions", 0, "attachments", 0, "revision"): (0, 2),
    ("submissions", 0, "title"): ({"th": "", "en": ""},),
    ("assignments",): ([{"judge": "j9", "submission": "ENV-01"}], [{"judge": "j1", "submission": "X"}],
                       [{"judge": "j1", "submission": "ENV-01"}] * 2, [{}]),
    ("recusals", 0, "judge"): ("j9",),
    ("recusals", 0, "target"): ("ENV", "x"),
    ("recusals", 0, "ground"): ("bored",),
    ("schedule", "starts_at"): ("09:00:00Z", "25:00:00", "09:00:00+07:00"),
    ("schedule", "breaks", 0, "ends_at"): ("10:45:00Z",),
    ("schedule", "slots", 0, "starts_at"): ("09:00:00Z",),
    ("schedule", "slots", 0, "submission"): ("X",),
    ("schedule", "slots", 0, "talk_minutes"): (-1, 2**50),
    ("schedule", "question_minutes"): (-1, 2000),
    ("timeline", 0, "id"): BAD_IDS,
    ("files",): ([{"sha256": "0" * 64, "size": 1}],),
    ("files", 0, "size"): (0, 2**52),
    ("people",): BAD_HASHES,
    ("stranger",): (1,),
}  # fmt: skip


@pytest.mark.parametrize("place", BAD_VALUES, ids=lambda place: ".".join(map(str, place)))
def test_a_signed_manifest_that_makes_no_sense_is_refused(place: tuple[Any, ...]) -> None:
    def put(value: Any) -> Callable[[dict[str, Any]], None]:
        def change(manifest: dict[str, Any]) -> None:
            part: Any = manifest
            for step in place[:-1]:
                part = part[step]
            part[place[-1]] = value

        return change

    said = {str(value): altered(put(value)) for value in BAD_VALUES[place]}
    allowed = {Code.DOCUMENT_MALFORMED, Code.CONTAINER_TOO_LARGE} if place[-1] == "size" else {Code.DOCUMENT_MALFORMED}
    assert {value: code for value, code in said.items() if code not in allowed} == {}


def test_a_manifest_may_carry_fewer_files_but_says_so() -> None:
    def change(manifest: dict[str, Any]) -> None:
        del manifest["files"][0]

    manifest, people = map(json.loads, encode_package(package_of(small_contest()), SALT))
    change(manifest)
    assert len(decode_package(spelled(manifest), spelled(people)).files) == 2


def test_words_belong_where_they_stand() -> None:
    def elsewhere(people: dict[str, Any]) -> None:
        people["words"]["rules"] = {"name": "hidden"}

    def too_many(people: dict[str, Any]) -> None:
        people["words"]["judges"].append({"name": {"th": "x", "en": ""}})

    def numbers_too(people: dict[str, Any]) -> None:
        people["words"]["revision"] = 2

    def another_kind(people: dict[str, Any]) -> None:
        people["words"]["judges"][0]["name"] = "หนึ่ง"

    def none_at_all(people: dict[str, Any]) -> None:
        people["words"] = None

    def no_salt(people: dict[str, Any]) -> None:
        people["salt"] = "5a"

    def long_text(people: dict[str, Any]) -> None:
        people["words"]["about"]["name"]["th"] = "ก" * (2**16 + 1)

    def more(people: dict[str, Any]) -> None:
        people["more"] = 1

    for words in (elsewhere, too_many, numbers_too, another_kind, none_at_all, no_salt, long_text, more):
        assert (words.__name__, altered(lambda _: None, words)) == (words.__name__, Code.DOCUMENT_MALFORMED)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("bm8gcGljdHVyZQ==", Code.LOGO_IS_NO_PICTURE),
        (b64encode(logo()[:200]).decode(), Code.LOGO_DAMAGED),
        (b64encode(png_that_says(60_000, 60_000)).decode(), Code.LOGO_TOO_LARGE),
        (b64encode(bytes(MOST_LOGO_BYTES + 1)).decode(), Code.DOCUMENT_MALFORMED),
        (LOGO.rstrip("=") + "\n", Code.DOCUMENT_MALFORMED),
        (LOGO[:-3] + "J==", Code.DOCUMENT_MALFORMED),
        ("%%%", Code.DOCUMENT_MALFORMED),
        (7, Code.DOCUMENT_MALFORMED),
        (None, Code.DOCUMENT_MALFORMED),
    ],
)
def test_a_logo_that_no_program_of_ours_would_send_is_refused(written: Any, code: Code) -> None:
    def put(people: dict[str, Any]) -> None:
        people["words"]["about"]["letterhead"]["logo"] = written

    assert altered(lambda _: None, put) == code


def test_more_people_than_can_sign_are_refused() -> None:
    def put(people: dict[str, Any]) -> None:
        people["words"]["about"]["letterhead"]["signatories"] *= 5

    assert altered(lambda _: None, put) == Code.DOCUMENT_MALFORMED


def test_documents_of_two_packages_do_not_mix() -> None:
    one, other = (encode_package(package_of(small_contest()), salt) for salt in (SALT, "00" * 32))
    assert refusal(one[0], other[1]) == refusal(other[0], one[1]) == Code.DOCUMENT_MALFORMED


def test_keys_that_are_not_what_they_say_are_refused() -> None:
    def put(owner: str, field: str, value: str) -> Callable[[dict[str, Any]], None]:
        def change(manifest: dict[str, Any]) -> None:
            keys = manifest["judges"][1]["known_keys"][0]["keys"] if owner == "judge" else manifest["chairs"][1]["keys"]
            keys[field] = value

        return change

    low_order = "age1" + "q" * 52 + "8vd9wd"
    other = package_of(small_contest()).chairs[0].keys
    for owner in ("judge", "chair"):
        for field, value in (
            ("judge_key", other.judge_key), ("signing_key", other.signing_key), ("signing_key", "ssh-ed25519 AAAA"),
            ("age_recipient", "age1x"), ("age_recipient", low_order),
        ):  # fmt: skip
            assert altered(put(owner, field, value)) == Code.KEY_UNUSABLE


def test_more_attachments_than_a_reader_has_room_for_are_refused() -> None:
    def too_many(manifest: dict[str, Any]) -> None:
        one = manifest["submissions"][0]["attachments"][2]
        manifest["submissions"][0]["attachments"] += [{**one, "sha256": digest(str(i))} for i in range(20_000)]

    def names(people: dict[str, Any]) -> None:
        people["words"]["submissions"][0]["attachments"] += [{"name": ""}] * 20_000

    assert altered(too_many, names) == Code.CONTAINER_TOO_LARGE


def test_the_chair_hears_from_the_rulebook_what_no_manifest_may_hold() -> None:
    """A contest that the rulebook lets pass can be built; what cannot be built is a finding before."""
    contest = small_contest()
    assert [finding for finding in check_contest(contest) if finding.blocks] == []
    assert read_back(package_of(contest)).contest == only_finalists(contest)
    rubric = contest.rubrics[0]
    group = replace(rubric, groups=(replace(rubric.groups[0], id="กลุ่ม"),))
    day = replace(contest.timeline[0], id="วันมอบรางวัล")
    for wrong in (
        replace(contest, rubrics=(group,)),
        replace(contest, timeline=(day,)),
        replace(contest, timeline=contest.timeline * 2),
        replace(contest, rules=replace(contest.rules, decimals=7)),
    ):
        assert [finding for finding in check_contest(wrong) if finding.blocks] != []
        with pytest.raises(JudgeDesktopError) as caught:
            read_back(package_of(wrong))
        assert caught.value.code == Code.DOCUMENT_MALFORMED


def test_what_another_version_kept_here_is_nobodys_fault() -> None:
    """Without a letterhead, as before there was one: a file is asked for again, what is kept here is not."""
    draft = json.loads(encode_contest(small_contest()))
    del draft["contest"]["letterhead"]
    manifest, people = map(json.loads, encode_package(package_of(small_contest()), SALT))
    del people["words"]["about"]["letterhead"]
    manifest["people"] = sha256(spelled(people))
    assert refusal(spelled(manifest), spelled(people)) is Code.DOCUMENT_MALFORMED
    for read, documents in ((decode_contest, (draft,)), (decode_known_package, (manifest, people))):
        with pytest.raises(JudgeDesktopError) as caught:
            read(*map(spelled, documents))
        assert caught.value.code is Code.DATA_FOLDER_OF_OTHER_VERSION
