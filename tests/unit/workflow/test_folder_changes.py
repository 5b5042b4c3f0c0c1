"""Any contest, written as a folder and read back, is the contest it was, with all that a folder cannot say."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import ChairCopy
from judge_desktop.exchange import documents
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.contest_folder import read_contest_folder
from judge_desktop.exchange.contest_folder_writing import write_contest_folder
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.scoring.ids import is_folder_name
from judge_desktop.workflow.folder_changes import as_changed, stands_in_the_way
from tests.helpers.contests import DEPUTY, FILES, contests, digest, small_contest

THAI = translator(Language.TH)


def without_stray_characters(contest: Contest) -> Contest:
    """The contest as a person could have typed it: no control characters, no blanks around a text."""

    def clean(tree: Any) -> Any:
        match tree:
            case str():
                return cleaned(tree)
            case dict():
                return {key: clean(value) for key, value in tree.items()}
            case list():
                return [clean(item) for item in tree]
            case _:
                return tree

    return decode_contest(documents.encode(clean(json.loads(encode_contest(contest)))))


def through_a_folder(contest: Contest) -> Contest:
    """Written, read, and taken as a change of itself."""
    with tempfile.TemporaryDirectory() as place:
        files = {}
        for content in FILES.values():
            files[digest(content)] = Path(place) / digest(content)
            files[digest(content)].write_bytes(content)
        write_contest_folder(Path(place) / "folder", contest, THAI, files)
        read = read_contest_folder(Path(place) / "folder", contest.id)
    assert [one for one in read.findings if stands_in_the_way(one)] == []
    assert read.contest is not None
    return as_changed(contest, read.contest)


@given(contests())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_contest_comes_back_as_it_was(made: Contest) -> None:
    contest = without_stray_characters(made)
    assume(all(is_folder_name(one.id) for one in contest.submissions))
    assert through_a_folder(contest) == contest


def test_every_field_comes_back_renditions_and_revisions_too() -> None:
    contest = small_contest()
    first = contest.submissions[0]
    late = tuple(replace(one, revision=3) for one in reversed(first.attachments))
    contest = replace(
        contest,
        submissions=(replace(first, attachments=late), *contest.submissions[1:]),
        deputies=(ChairCopy(id="deputy", keys=DEPUTY.public, name="ผู้แทน"),),
    )
    assert through_a_folder(contest) == contest
