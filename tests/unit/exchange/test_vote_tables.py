"""Tables of the popular vote: tallies and ballots, as people send them."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange.vote_tables import VoteTable, read_votes
from judge_desktop.scoring.popular_vote import Ballot
from tests.helpers.small_round import contest

CONTEST = contest()


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> VoteTable:
    path = tmp_path / "votes.csv"
    path.write_bytes(text.encode(encoding))
    return read_votes(path, CONTEST)


def told(findings: tuple[Finding, ...]) -> list[tuple[FindingCode, int, str]]:
    return [(one.code, one.where.row, one.where.column) for one in findings]


def test_tallies_are_known_by_id_number_or_title(tmp_path: Path) -> None:
    found = read(tmp_path, 'submission,votes\nA1,12\n2,"1,204"\n๓,๗\nb2,0\n')

    assert (found.votes, found.is_ballots, found.findings) == ({"A1": 12, "A2": 1204, "B1": 7, "B2": 0}, False, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_headers_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "ผลงาน;คะแนนเสียง\nA1;5\n", encoding).votes == {"A1": 5}


def test_ballots_name_their_voter_and_row(tmp_path: Path) -> None:
    found = read(tmp_path, "Email Address,ผลงานที่เลือก\na@b.th,A1\nA@B.TH ,A2\nc@d.th,4\n")

    assert found.is_ballots
    assert found.ballots == (
        Ballot(voter="a@b.th", submission="A1", row=2),
        Ballot(voter="a@b.th", submission="A2", row=3),
        Ballot(voter="c@d.th", submission="B2", row=4),
    )


def test_every_wrong_row_is_named_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "submission,votes\nA1,many\nA9,3\nA2,4\nA2,5\nB1,\n,6\nB2,-3\n")

    assert found.votes == {"A2": 4}
    assert told(found.findings) == [
        (FindingCode.VOTE_COUNT_NOT_UNDERSTOOD, 2, "votes"),
        (FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION, 3, "submission"),
        (FindingCode.VOTE_ROW_TWICE, 5, "submission"),
        (FindingCode.CELL_MISSING, 6, "votes"),
        (FindingCode.CELL_MISSING, 7, "submission"),
        (FindingCode.VOTE_COUNT_NOT_UNDERSTOOD, 8, "votes"),
    ]
    ballots = read(tmp_path, "voter,submission\n,A1\nx,A9\ny,A1\n")
    assert [one.voter for one in ballots.ballots] == ["y"]
    assert told(ballots.findings) == [
        (FindingCode.CELL_MISSING, 2, "voter"),
        (FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION, 3, "submission"),
    ]


def test_a_table_of_something_else_is_told_once(tmp_path: Path) -> None:
    assert told(read(tmp_path, "submission,judge\nA1,j1\n").findings) == [(FindingCode.COLUMN_MISSING, 1, "votes")]
    assert told(read_votes(tmp_path / "none.csv", CONTEST).findings) == [(FindingCode.FILE_MISSING, 0, "")]
