"""How well the panel agrees over all categories together: each figure with its reading, its range and its guard rails.

High agreement is not a safe winner: the card says so.
"""

from __future__ import annotations

from judge_desktop.config.i18n import Translator, current_language, tr, translator
from judge_desktop.config.phrases import sentence_of_caution
from judge_desktop.config.statistics_words import alpha_bounds, alpha_words, reliability_words
from judge_desktop.domain.statistics import Agreement, CautionCode, Icc, Statistics
from judge_desktop.ui.chair.winner_card import section
from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.table import TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.table_in_card import sides_of_table
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, Role, Type

_READING, _VALUE, _QUESTION = 340, 150, 216
_READING_NARROW, _VALUE_NARROW = 196, 130
_GAP = 0.1  # between ICC(3,k) and ICC(2,k): from here on severity differs noticeably
_NOTHING = TableCell("—", role=Role.INK3)


class AgreementCard(FoldingCard):
    """The figures in a table; folded away as long as nobody asks."""

    def __init__(self, statistics: Statistics, *, is_open: bool) -> None:
        super().__init__(tr("How well the judges agree"), is_open=is_open)
        self.setObjectName("agreement")
        self.fold.setObjectName("fold_agreement")
        self.add_to_head(
            TextLabel(agreement_sentence(statistics.agreement), Type.CAPTION, Role.INK2, max_lines=1), fills=True
        )
        self.table = _table(statistics)
        how = tr("High agreement does not make a winner safe: that stands on top of each category")
        self.inside.setContentsMargins(sides_of_table(), SPACE_4, sides_of_table(), SPACE_12)
        self.inside.addWidget(section(tr("All categories together"), how, self.table, note=_note(statistics.agreement)))


def agreement_sentence(agreement: Agreement) -> str:
    """The headline: how far conclusions can rest on the agreement."""
    alpha = agreement.krippendorff_alpha.get("interval")
    if alpha is None:
        return tr("Too few scorecards to compute")
    return tr("{words} ({figure})", words=alpha_words(alpha, _language()), figure=_figure(alpha))


def _table(statistics: Statistics) -> WordedTable:
    columns = [
        TableColumn(tr("Question")),
        TableColumn(tr("Reading"), _READING, narrow=_READING_NARROW),
        TableColumn(tr("Figure"), _VALUE, numeric=True, narrow=_VALUE_NARROW, leaves=1),
    ]
    table = WordedTable(tr("How well the judges agree"), columns, least=_QUESTION, ranking=True)
    table.setObjectName("agreement_figures")
    rows = [
        _alpha_row(statistics),
        _icc_row("ICC(2,1)", tr("Would one judge be enough?"), statistics),
        _icc_row("ICC(2,k)", tr("Is the panel's mean reliable?"), statistics),
        _icc_row("ICC(3,k)", tr("And its order, strictness aside?"), statistics),
        _w_row(statistics),
    ]
    table.set_rows(rows)
    return table


def _alpha_row(statistics: Statistics) -> TableRow:
    alpha = statistics.agreement.krippendorff_alpha.get("interval")
    question = TableCell(tr("Do the judges' points agree?"), tr("Krippendorff's alpha, interval"))
    if alpha is None:
        return TableRow("alpha", (question, _why(statistics, "krippendorff_alpha"), _NOTHING))
    reading = TableCell(alpha_words(alpha, _language()), alpha_bounds(alpha, _language()))
    return TableRow("alpha", (question, reading, TableCell(_figure(alpha), line=Type.LABEL)))


def _icc_row(form: str, question: str, statistics: Statistics) -> TableRow:
    agreement = statistics.agreement
    icc = agreement.icc.get(form)
    first = TableCell(question, tr("Intraclass correlation {form}", form=form))
    if icc is None:
        return TableRow(form, (first, _why(statistics, "icc"), _NOTHING))
    reading = TableCell(reliability_words(icc.value, _language()), _complete(agreement))
    return TableRow(form, (first, reading, TableCell(_figure(icc.value), _range(icc), line=Type.LABEL)))


def _w_row(statistics: Statistics) -> TableRow:
    found = statistics.agreement.kendall_w
    question = TableCell(tr("Do the judges' orders agree?"), tr("Kendall's W, corrected for ties"))
    if found is None:
        return TableRow("w", (question, _why(statistics, "kendall_w"), _NOTHING))
    chance = tr("by chance: {p}", p=_p_words(found.p))
    if any(one.code is CautionCode.P_VALUE_ROUGH for one in statistics.cautions):
        chance += " · " + tr("rough, below 8 submissions")
    words = tr("0 = not at all, 1 = wholly")
    return TableRow("w", (question, TableCell(words, chance), TableCell(f"{found.w:.2f}", line=Type.LABEL)))


def _why(statistics: Statistics, figure: str) -> TableCell:
    """That a figure cannot be computed, with the caution that says why."""
    said = [
        sentence_of_caution(one, _language())
        for one in statistics.cautions
        if one.details.get("figure") == figure and one.code is not CautionCode.P_VALUE_ROUGH
    ]
    words = " · ".join(said)
    return TableCell(tr("cannot be computed"), words, role=Role.INK2, tip=words)


def _complete(agreement: Agreement) -> str:
    return tr("from {n} of {total} submissions", n=agreement.complete, total=agreement.submissions)


def _range(icc: Icc) -> str:
    return tr("95 %: {low}–{high}", low=_figure(icc.low), high=_figure(icc.high))


def _figure(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _p_words(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def _note(agreement: Agreement) -> str:
    panel, order = agreement.icc.get("ICC(2,k)"), agreement.icc.get("ICC(3,k)")
    if panel is None or order is None or order.value - panel.value < _GAP:
        return ""
    return tr("The judges agree better on the order than on the points: they differ in strictness")


def _language() -> Translator:
    return translator(current_language())
