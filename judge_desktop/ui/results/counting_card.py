"""How a results file was counted: the rules in words, how many score files, and those that do not count and why."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.contest import Method
from judge_desktop.ui.chair.contest_wording import rule_words, step_words
from judge_desktop.ui.chair.wording import figure, method_words, why_not_words
from judge_desktop.ui.results.shown_results import ShownResults
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, Role, Type
from judge_desktop.workflow.identity import words_of


class CountingCard(FoldingCard):
    """Folded at first."""

    def __init__(self, shown: ShownResults) -> None:
        super().__init__(tr("How it was counted"), is_open=False)
        self.setObjectName("counting")
        grid = QGridLayout()
        grid.setContentsMargins(SPACE_20 - 12, 0, SPACE_20 - 12, 4)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (name, words) in enumerate(counting_lines(shown)):
            grid.addWidget(TextLabel(name, Type.BODY, Role.INK2), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(SelectableText(words, Type.BODY), place, 1)
        self.inside.addLayout(grid)


def counting_lines(shown: ShownResults) -> list[tuple[str, str]]:
    """(what, words) of every rule that is written in the file, in the digits chosen."""
    publication = shown.publication
    ladder = [f"{place}. {step_words(step)}" for place, step in enumerate(publication.ladder, 1)]
    lines = [(tr("Official score"), method_words(publication.method))]
    if publication.method is Method.SEVERITY_ADJUSTED:
        lines.append((rule_words("severity_penalty"), figure(publication.severity_penalty)))
    lines += [
        (
            tr("Decimals"),
            trn("{n} decimal, rounded once at the end", "{n} decimals, rounded once at the end", publication.decimals),
        ),
        (tr("To be ranked"), trn("{n} scorecard at least", "{n} scorecards at least", publication.minimum_scorecards)),
        (tr("When scores are equal"), " → ".join(ladder) or "—"),
        (tr("Score files counted"), str(len(publication.documents))),
    ]
    why = Counter(publication.not_counted.values())
    lines += [(tr("Not counted"), f"{why_not_words(one)}: {count}") for one, count in sorted(why.items())]
    counted = [(name, shown.digits(words)) for name, words in lines]
    words = "  ·  ".join(words_of(shown.sha256)[current_language().value])
    return [*counted, (tr("Check words of this file"), words), (tr("Package (manifest)"), publication.manifest)]
