"""What a judge looks for first in a results file: are all her sealed scorecards in it, and as she sent them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import mark, tr, trn
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.ui.chair.wording import figure, why_not_words
from judge_desktop.ui.results.fitting_table import FittingTable
from judge_desktop.ui.results.shown_results import ShownResults
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight, marked_texts
from judge_desktop.ui.widgets.folding_lines import FoldingLines
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.table import CELL_PADDING, RowsWhenSeen, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.table_in_card import beside_cells, sides_of_table
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.read_results import OwnPart, OwnScorecard, OwnState

_STATES: Mapping[OwnState, tuple[str, Shape, Tone]] = {
    OwnState.UNCHANGED: (mark("unchanged"), Shape.TICK, Tone.OK),
    OwnState.CHANGED: (mark("other scores than you sealed"), Shape.OCTAGON, Tone.BAD),
    OwnState.NOT_IN_IT: (mark("not in this file"), Shape.OCTAGON, Tone.BAD),
    OwnState.NOT_COUNTED: (mark("in this file, not counted"), Shape.TRIANGLE, Tone.WARN),
}


class OwnCard(Card):
    """One sentence, and the list behind it; open when one of the scorecards is not as it was sealed."""

    def __init__(self, own: OwnPart, shown: ShownResults) -> None:
        super().__init__()
        self.setObjectName("own_scorecards")
        weight, words = _verdict(own)
        self.sentence = TextLabel(shown.digits(words), Type.STRONG, Role.BAD if weight is Weight.BLOCKS else Role.INK)
        self.sentence.setObjectName("own_sentence")
        mark_ = ShapeMark(weight.shape, weight.tone, 20)
        body = self.use_body()
        body.setContentsMargins(sides_of_table(), SPACE_16, sides_of_table(), SPACE_8)
        body.setSpacing(SPACE_4)
        above = beside_cells()
        above.addLayout(marked_texts(mark_, self.sentence, QWidget()))
        body.addLayout(above)
        known = {one.submission: one for one in sorted(own.scorecards, key=lambda one: shown.place(one.submission))}
        self.table = FittingTable(
            tr("Your scorecards"),
            _columns,
            lambda is_narrow: RowsWhenSeen(tuple(known), lambda key: _row(known[key], own, shown, is_narrow=is_narrow)),
            is_high=False,
        )
        self.table.setObjectName("own_list")
        self.list = FoldingLines(
            tr("Show each of them"), self.table, is_open=weight is not Weight.FINE, indent=CELL_PADDING
        )
        body.addWidget(self.list)


def _verdict(own: OwnPart) -> tuple[Weight, str]:
    states, total = Counter(one.state for one in own.scorecards), len(own.scorecards)
    if states[OwnState.UNCHANGED] == total:
        return Weight.FINE, trn(
            "Your {n} scorecard is in this file, unchanged",
            "Your {n} scorecards are all in this file, unchanged",
            total,
        )
    if not states[OwnState.CHANGED] and not states[OwnState.NOT_IN_IT]:
        out = states[OwnState.NOT_COUNTED]
        return Weight.WARNS, tr("In this file, but not counted: {n} of your {total} scorecards", n=out, total=total)
    words = tr("{n} of your {total} scorecards are in this file unchanged", n=states[OwnState.UNCHANGED], total=total)
    return Weight.BLOCKS, words


def why_not_counted(submission: str, own: OwnPart, shown: ShownResults) -> str:
    """The reason behind a colon, "" where the file gives none: of her score files, or of a decision about her."""
    publication = shown.publication
    whys = {publication.not_counted[one] for one in own.documents if one in publication.not_counted}
    if not set(own.documents) & set(publication.documents) and whys:
        newest = whys - {WhyNotCounted.OLDER_REVISION} or whys
        return ": " + ", ".join(why_not_words(one) for one in sorted(newest))
    found = shown.contest.submission(submission)
    for one in shown.decisions:
        is_about = one.judge == own.judge and found is not None and one.category in ("", found.category)
        if one.kind is DecisionKind.EXCLUDE and is_about and one.sha256 not in shown.taken_back:
            return ": " + tr("set aside by a decision")
    return ""


def _columns(is_narrow: bool) -> list[TableColumn]:
    submission, total = TableColumn(tr("Submission")), TableColumn(tr("Total"), 100, True)
    return [submission, total] if is_narrow else [submission, TableColumn(tr("In this file"), 330), total]


def _row(one: OwnScorecard, own: OwnPart, shown: ShownResults, *, is_narrow: bool) -> TableRow:
    words, shape, tone = _STATES[one.state]
    words = tr(words)
    if one.state is OwnState.NOT_COUNTED:
        words += why_not_counted(one.submission, own, shown)
    title, total = shown.title(one.submission), TableCell(shown.digits(figure(one.total)))
    if is_narrow:
        return TableRow(one.submission, (TableCell(title, words, shape=shape, tone=tone, role=Role.INK), total))
    state = TableCell(words, shape=shape, tone=tone, role=Role.INK2 if tone is Tone.OK else None)
    return TableRow(one.submission, (TableCell(title), state, total))
