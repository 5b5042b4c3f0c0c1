"""The standings of one category in a results file, and those of the popular vote: rank, score, what decided, award."""

from __future__ import annotations

from collections.abc import Sequence

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.result_words import NOTHING_DECIDED
from judge_desktop.domain.contest import Category
from judge_desktop.domain.publication import PublishedStanding, PublishedVotes
from judge_desktop.ui.chair.wording import category_words, decided_by_words
from judge_desktop.ui.results.fitting_table import FittingTable
from judge_desktop.ui.results.shown_results import ShownResults
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.table import RowsWhenSeen, Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.table_in_card import sides_of_table
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Tone, Type


class StandingsCard(Card):
    """One category; a chip says so when nobody got its award."""

    def __init__(self, shown: ShownResults, category: Category) -> None:
        super().__init__(category_words(category))
        self.setObjectName(f"standings_{category.id}")
        if shown.is_without_award(category.id):
            self.add_to_header(StatusChip(Shape.STRUCK, tr("No award")))
        standings = shown.standings_of(category.id)
        awarded = any(shown.award_of(one) for one in standings)
        self.table = FittingTable(
            tr("Standings of {category}", category=category_words(category)),
            lambda is_narrow: _columns(is_narrow, awarded=awarded),
            lambda is_narrow: _rows(standings, shown, is_narrow=is_narrow, awarded=awarded),
        )
        _put(self.table, self)


class VotesCard(Card):
    """The popular vote."""

    def __init__(self, shown: ShownResults) -> None:
        super().__init__(tr("Popular vote"))
        self.setObjectName("popular_vote")
        votes = shown.publication.popular_vote
        self.table = FittingTable(
            tr("Popular vote"),
            lambda _: [TableColumn(tr("Rank"), 72), TableColumn(tr("Submission")), TableColumn(tr("Votes"), 110, True)],
            lambda _: [_vote_row(one, shown) for one in votes],
        )
        _put(self.table, self)


def _put(table: Table, card: Card) -> None:
    """Inside the rounded corners, the words of its first column below the title."""
    card.body.setContentsMargins(sides_of_table(), 0, sides_of_table(), SPACE_8)
    card.body.addWidget(table)


def _columns(is_narrow: bool, *, awarded: bool) -> list[TableColumn]:
    if is_narrow:
        return [TableColumn(tr("Rank"), 56), TableColumn(tr("Submission")), TableColumn(tr("Score"), 150, True)]
    columns = [
        TableColumn(tr("Rank"), 72),
        TableColumn(tr("Submission")),
        TableColumn(tr("Score"), 110, True),
        TableColumn(tr("Decided by"), 190),
    ]
    return [*columns, TableColumn(tr("Award"), 150)] if awarded else columns


def _rows(
    standings: Sequence[PublishedStanding], shown: ShownResults, *, is_narrow: bool, awarded: bool
) -> RowsWhenSeen:
    known = {one.submission: one for one in standings}
    return RowsWhenSeen(tuple(known), lambda key: _row(known[key], shown, is_narrow=is_narrow, awarded=awarded))


def _row(standing: PublishedStanding, shown: ShownResults, *, is_narrow: bool, awarded: bool) -> TableRow:
    award, decided = shown.award_of(standing), _decided(standing, shown)
    few = standing.rank is None
    counted = trn("{n} scorecard", "{n} scorecards", standing.scorecards) if few else ""
    is_first = bool(award) or standing.rank == 1
    rank = TableCell(
        shown.digits(str(standing.rank)) if standing.rank is not None else "—",
        line=Type.NUMBER,
        role=Role.ACCENT if is_first else Role.INK2,
        spoken=tr("Rank {n}", n=standing.rank) if standing.rank is not None else tr("Not ranked"),
    )
    score = "—" if standing.score is None else shown.digits(str(standing.score))
    line = Type.NUMBER if is_first else Type.TITLE
    if is_narrow:
        below = award or shown.applicant(standing.submission)
        title = TableCell(shown.title(standing.submission), below, line=Type.LABEL)
        why = counted or (decided if decided != NOTHING_DECIDED else "")
        return TableRow(standing.submission, (rank, title, TableCell(score, why, line=line)))
    given = TableCell(award, shape=Shape.TICK, tone=Tone.OK, chip=True) if award else TableCell()
    cells = (
        rank,
        TableCell(shown.title(standing.submission), shown.applicant(standing.submission), line=Type.LABEL),
        TableCell(score, line=line),
        TableCell(decided, shown.digits(counted), role=Role.INK2),
    )
    return TableRow(standing.submission, (*cells, given) if awarded else cells)


def _decided(standing: PublishedStanding, shown: ShownResults) -> str:
    return decided_by_words(standing, shown.contest, shown.publication.method)


def _vote_row(one: PublishedVotes, shown: ShownResults) -> TableRow:
    return TableRow(
        one.submission,
        (
            TableCell(shown.digits(str(one.rank)), line=Type.NUMBER, role=Role.ACCENT if one.rank == 1 else Role.INK2),
            TableCell(shown.title(one.submission), tr("Equal") if one.tied else "", line=Type.LABEL),
            TableCell(shown.digits(f"{one.votes:,}"), line=Type.TITLE),
        ),
    )
