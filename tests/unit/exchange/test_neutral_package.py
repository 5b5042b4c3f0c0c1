"""A manifest is read without its words: the numbers are the same, ids stand in for names."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Contest, Rules
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.package_documents import decode_neutral_package, decode_package, encode_package
from judge_desktop.exchange.words import separate
from tests.helpers.contests import SALT, package_of, small_contest, spelled

MANIFEST, PEOPLE = encode_package(package_of(small_contest()), SALT)


def test_the_numbers_are_those_of_the_whole_package() -> None:
    whole, neutral = decode_package(MANIFEST, PEOPLE), decode_neutral_package(MANIFEST)
    assert (neutral.manifest, neutral.rubric, neutral.assignments) == (whole.manifest, whole.rubric, whole.assignments)
    assert neutral.contest.rules == whole.contest.rules
    assert neutral.chairs[0].keys == whole.chairs[0].keys
    assert encode_package(neutral, SALT)[0] != MANIFEST  # other words, so another hash of people.json
    numbers = [json.loads(encode_package(one, SALT)[0]) for one in (whole, neutral)]
    for one in numbers:
        del one["people"]
    assert numbers[0] == numbers[1]


def test_ids_stand_in_for_names_and_nothing_for_other_words() -> None:
    contest: Contest = decode_neutral_package(MANIFEST).contest
    assert {one.title.th for one in contest.submissions} == {"ENV-01", "ENV-02", "GOV-01"}
    assert {one.full_name("th") for one in contest.panel.judges} == {"j1", "j2", "j3"}
    assert [one.name.en for one in contest.rubrics[0].criteria] == ["D1", "D2", "D3"]
    assert (contest.name.th, contest.organiser.th, contest.edition) == (contest.id, "", "")
    assert {one.applicant.name.th for one in contest.submissions} == {""}
    assert [one.name.th for one in contest.timeline] == ["award-day"]
    assert {one.name for one in contest.submissions[0].attachments} == {
        one.sha256 for one in contest.submissions[0].attachments
    }


def test_the_seed_of_a_drawn_order_is_a_word() -> None:
    drawn = small_contest()
    rounds = tuple(replace(one, schedule=replace(one.schedule, lot="ล็อต PLANTED")) for one in drawn.rounds)
    manifest, people = encode_package(package_of(replace(drawn, rounds=rounds)), SALT)
    assert (b"PLANTED" in manifest, b"PLANTED" in people) == (False, True)
    assert decode_package(manifest, people).round_.schedule.lot == "ล็อต PLANTED"
    assert decode_neutral_package(manifest).round_.schedule.lot == ""


def test_a_manifest_with_words_in_it_or_without_its_people_is_refused() -> None:
    tree = json.loads(MANIFEST)
    for changed in (
        {**tree, "name": "PLANTED"},
        {**tree, "about": {"name": {"th": "PLANTED", "en": ""}}},
        {**tree, "people": ""},
        {**tree, "people": None},
        {**tree, "judges": [{**tree["judges"][0], "name": {"th": "PLANTED", "en": ""}}, *tree["judges"][1:]]},
        {**tree, "submissions": {}},
        {**tree, "submissions": ["PLANTED"]},
        {**tree, "rules": {**tree["rules"], "decimals": 9}},
        {name: value for name, value in tree.items() if name != "people"},
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            decode_neutral_package(spelled(changed))
        assert refused.value.code is Code.DOCUMENT_MALFORMED


def test_a_blind_contest_reads_the_same() -> None:
    blind = replace(small_contest(), rules=Rules(blind=True))
    manifest, people = encode_package(package_of(blind), SALT)
    assert decode_neutral_package(manifest).contest.rules == decode_package(manifest, people).contest.rules
    assert separate(json.loads(manifest))[1] is None
