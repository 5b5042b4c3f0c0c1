"""The lines of the statistics annex: agreement and its meaning, how each judge scores, cautions and questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.phrases import sentence_of_caution
from judge_desktop.config.statistics_words import (
    alpha_meaning,
    icc_meaning,
    order_meaning,
    order_words,
    p_words,
    question_words,
    severity_words,
    signed,
)
from judge_desktop.domain.statistics import Caution, CautionCode, Icc, JudgeFigures, Statistics, Verdict, WinnerCheck
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.statistics_report import AgreementLine, JudgeLine
from judge_desktop.workflow.plot_names import PlotNames

_GAP = 0.1  # between ICC(3,k) and ICC(2,k): from here on severity differs noticeably
_MOST_QUESTIONS = 30
_SAID_BESIDE = ("krippendorff_alpha", "icc", "kendall_w")
_ICCS: Mapping[str, str] = {
    "ICC(2,1)": mark("Would one judge be enough?"),
    "ICC(2,k)": mark("Is the panel's mean reliable?"),
    "ICC(3,k)": mark("And its order, strictness aside?"),
}


def agreement_lines(statistics: Statistics, imprint: Imprint) -> Iterator[AgreementLine]:
    """Krippendorff's alpha, three forms of the intraclass correlation, Kendall's W; why one cannot be computed."""
    tr, agreement = imprint.tr, statistics.agreement
    alpha, w = agreement.krippendorff_alpha.get("interval"), agreement.kendall_w
    yield AgreementLine(
        question=tr("Do the judges' points agree?"),
        name=tr("Krippendorff's alpha, interval"),
        figure=_figure(alpha, imprint),
        meaning=_why("krippendorff_alpha", statistics, imprint) if alpha is None else alpha_meaning(alpha, tr),
    )
    for form, question in _ICCS.items():
        icc = agreement.icc.get(form)
        yield AgreementLine(
            question=tr(question),
            name=tr("Intraclass correlation {form}", form=form),
            figure="—" if icc is None else f"{_figure(icc.value, imprint)}\n{_range(icc, imprint)}",
            meaning=_why("icc", statistics, imprint) if icc is None else icc_meaning(form, icc.value, tr),
        )
    yield AgreementLine(
        question=tr("Do the judges' orders agree?"),
        name=tr("Kendall's W, corrected for ties"),
        figure="—" if w is None else f"{_figure(w.w, imprint)}\n{imprint.digits(p_words(w.p))}",
        meaning=_why("kendall_w", statistics, imprint) if w is None else imprint.prose(order_meaning(w.p, tr)),
    )


def agreement_notes(statistics: Statistics, imprint: Imprint) -> Iterator[str]:
    """What keeps the figures above in their place."""
    tr, agreement = imprint.tr, statistics.agreement
    if any(agreement.icc.values()) or agreement.kendall_w is not None:
        yield imprint.digits(
            tr(
                "The intraclass correlations and Kendall's W rest on the submissions that every judge scored: "
                "{n} of {total}",
                n=agreement.complete,
                total=agreement.submissions,
            )
        )
    panel, order = agreement.icc.get("ICC(2,k)"), agreement.icc.get("ICC(3,k)")
    if panel is not None and order is not None and order.value - panel.value >= _GAP:
        yield tr("The judges agree better on the order than on the points: they differ in strictness")
    yield imprint.prose(
        tr("High agreement does not make a winner safe: whether the first place would change stands further below")
    )


def judge_lines(statistics: Statistics, names: PlotNames) -> Iterator[JudgeLine]:
    """A line for each judge, in the order of their letters."""
    known = {one.judge: one for one in statistics.judges}
    are_few = any(
        one.details.get("figure") == "spearman_rest" and one.code is not CautionCode.NO_VARIATION
        for one in statistics.cautions
    )
    for judge in names.order(tuple(known)):
        yield _judge_line(known[judge], names, are_few=are_few)


def _judge_line(one: JudgeFigures, names: PlotNames, *, are_few: bool) -> JudgeLine:
    digits = names.digits
    error = f" ± {one.severity_error:.1f}" if one.severity_error is not None else ""
    spread = f" ± {one.residual_sd:.1f}" if one.residual_sd is not None else ""
    order = order_words(one.spearman_rest, names.tr, are_few=are_few)
    figure = f" ({one.spearman_rest:.2f})".replace("-", "−") if one.spearman_rest is not None else ""
    return JudgeLine(
        judge=names.judge(one.judge),
        scorecards=digits(str(one.scorecards)),
        mean=digits(f"{one.mean:.2f}") if one.mean is not None else "—",
        to_the_others=digits(signed(one.severity) + error),
        in_the_model=digits(signed(one.severity_adjusted_effect) + spread),
        order=digits(order + figure),
    )


def question_lines(statistics: Statistics, names: PlotNames) -> list[str]:
    """What stands out, as questions: judges far from the others, then single totals."""
    far = [
        f"{names.judge(one.judge)}: {names.digits(severity_words(one, names.tr))}"
        for one in statistics.judges
        if one.is_far_off
    ]
    totals = [
        f"{names.judge(one.judge)} · {names.submission(one.submission)}: {names.digits(question_words(one, names.tr))}"
        for one in statistics.outliers
    ]
    shown, further = [*far, *totals][:_MOST_QUESTIONS], len(far) + len(totals) - _MOST_QUESTIONS
    if further > 0:
        words = names.tr.n("{n} further total stands out", "{n} further totals stand out", further)
        shown.append(names.digits(words))
    return shown


def caution_lines(statistics: Statistics, names: PlotNames, imprint: Imprint) -> list[str]:
    """The cautions in words, each with its categories; judges by what they are called here. Why a figure of agreement
    is missing stands in its own line.
    """
    categories: dict[str, list[str]] = {}
    for one in statistics.cautions:
        if one.details.get("figure") not in _SAID_BESIDE or one.code is CautionCode.P_VALUE_ROUGH:
            named = categories.setdefault(sentence_of_caution(_renamed(one, names), names.tr), [])
            named += [names.category(one.category)] if one.category else []
    return [
        imprint.prose(f"{', '.join(named)}: {sentence}" if named else sentence)
        for sentence, named in categories.items()
    ]


def firmness_lines(checks: Sequence[WinnerCheck], names: PlotNames) -> Iterator[str]:
    """In how many categories the first place is safe, and in which it is not."""
    tr = names.tr
    by_verdict: dict[Verdict, list[str]] = {}
    for check in checks:
        by_verdict.setdefault(check.verdict, []).append(names.category(check.category))
    firm = len(by_verdict.get(Verdict.FIRM, ()))
    if firm:
        yield tr(
            "In {n} of {total} categories the first place stays whichever judge is left out", n=firm, total=len(checks)
        )
    if Verdict.ONE_JUDGE in by_verdict:
        named = ", ".join(by_verdict[Verdict.ONE_JUDGE])
        yield tr("The first place depends on single judges in: {categories}", categories=named)
    unsaid = [*by_verdict.get(Verdict.TIED, ()), *by_verdict.get(Verdict.UNKNOWN, ())]
    if unsaid:
        yield tr("Whether the first place is firm cannot be said in: {categories}", categories=", ".join(unsaid))


def _renamed(caution: Caution, names: PlotNames) -> Caution:
    """The same with judges as they are called here."""
    details: dict[str, Any] = dict(caution.details)
    if "judges" in details:
        details["judges"] = [names.judge(one) for one in details["judges"]]
    if "islands" in details:
        details["islands"] = [
            {**island, "judges": [names.judge(one) for one in island["judges"]]} for island in details["islands"]
        ]
    return replace(caution, details=details)


def _why(figure: str, statistics: Statistics, imprint: Imprint) -> str:
    said = [
        sentence_of_caution(one, imprint.tr)
        for one in statistics.cautions
        if one.details.get("figure") == figure and one.code is not CautionCode.P_VALUE_ROUGH
    ]
    return imprint.prose(" · ".join([imprint.tr("cannot be computed"), *said]))


def _figure(value: float | None, imprint: Imprint) -> str:
    return "—" if value is None else imprint.digits(f"{value:.2f}".replace("-", "−"))


def _range(icc: Icc, imprint: Imprint) -> str:
    words = imprint.tr("95 %: {low}–{high}", low=f"{icc.low:.2f}", high=f"{icc.high:.2f}")
    return imprint.digits(words.replace("-", "−"))


def scale_of(tr: Translator, scorecards: int, judges: int, submissions: int, categories: int) -> str:
    """How much all of it rests on."""
    return " · ".join(
        (
            tr.n("{n} scorecard that counts", "{n} scorecards that count", scorecards),
            tr.n("by {n} judge", "by {n} judges", judges),
            tr.n("{n} submission", "{n} submissions", submissions),
            tr.n("{n} category", "{n} categories", categories),
        )
    )
