"""Results for people in a terminal: standings, how firm the winner is, judges, agreement, what to know beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from judge_desktop.cli.aligned import AlignedColumn, aligned
from judge_desktop.cli.output import Speaker
from judge_desktop.config.i18n import Translator
from judge_desktop.config.phrases import sentence_of_caution
from judge_desktop.config.result_words import award_words, decided_by_words, firmness_sentences, method_words
from judge_desktop.domain.contest import Method
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import Agreement, CautionCode, JudgeFigures, SubmissionFigures
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.popular_vote import VotePlace
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.results_as_plain import cautions_of
from judge_desktop.workflow.round_statistics import RoundStatistics

_MOST_JUDGES_NAMED = 40
_NOT_SHOWN = ("severity_error", "residual_sd")  # only in JSON, as rough z-scores are


def result_lines(results: Results, found: RoundStatistics, speaker: Speaker) -> list[str]:
    """Everything of ``results`` and ``tally`` that people read; scores that stay covered are left out."""
    tr = speaker.tr
    lines = [tr("The round is closed")] if results.is_closed else []
    for category in results.table.categories:
        lines += _category(results, found, category, tr)
    lines += _votes(results, tr)
    if results.covered:
        lines.append(tr("Figures about the judges are shown when the chair has handed in hers"))
    else:
        lines += [*_judges(results, found, tr), *_agreement(found.statistics.agreement, tr), *_outliers(found, tr)]
    lines += [speaker.finding_line(finding) for finding in results.shown_findings]
    for caution in cautions_of(results, found.statistics):
        if caution.code is CautionCode.Z_SCORE_ROUGH or caution.details.get("figure") in _NOT_SHOWN:
            continue
        place = f"{caution.category}: " if caution.category else ""
        lines.append(f"! {place}{sentence_of_caution(caution, tr)}")
    return lines


def _category(results: Results, found: RoundStatistics, category: str | None, tr: Translator) -> list[str]:
    heading = _named(category, _category_name(results, category, tr)) if category else tr("All submissions")
    if category in results.covered:
        return [heading, "  " + tr("Scores stay covered until the chair has handed in hers")]
    lines = [heading]
    award = results.awards.get(category or "")
    if award is not None:
        lines.append("  " + award_words(award.kind, award.submissions, read_levels(award), tr))
    lines += _standings(results, found, category, tr)
    check = found.checks.get(category)
    is_decided = award is not None and award.kind is DecisionKind.NO_AWARD
    if check is not None and not is_decided:
        lines += ["  " + sentence for sentence in firmness_sentences(check, results.method, tr)]
    return lines


def _standings(results: Results, found: RoundStatistics, category: str | None, tr: Translator) -> list[str]:
    figures = {one.submission: one for one in found.statistics.figures if one.category == category}
    others = [method for method in Method if method is not results.method]
    columns = [
        AlignedColumn(tr("Rank"), is_number=True),
        AlignedColumn(tr("Submission")),
        AlignedColumn(method_words(results.method, tr), is_number=True),
        AlignedColumn(tr("Decided by")),
        *(AlignedColumn(method_words(method, tr), is_number=True) for method in others),
        AlignedColumn("z", is_number=True),
        AlignedColumn(tr("Scorecards"), is_number=True),
        AlignedColumn(tr("Title")),
    ]
    titles = _titles(results, tr)
    is_rough = any(one.code is CautionCode.Z_SCORE_ROUGH for one in found.statistics.cautions)
    rows = [
        [
            _dashed(one.rank),
            one.submission + (" =" if one.tied else ""),
            _dashed(one.tally.score),
            decided_by_words(one, results.method, tr),
            *(_by_method(one, figures[one.submission], method) for method in others),
            "" if is_rough else _figure(figures[one.submission].z_score_mean),
            str(one.tally.scorecards),
            titles.get(one.submission, ""),
        ]
        for one in results.standings
        if one.category == category
    ]
    return aligned(columns, rows)


def _by_method(standing: Standing, figures: SubmissionFigures, method: Method) -> str:
    """The figure of a method that is not the one in use, unrounded but for showing."""
    by_method: Mapping[Method, Fraction | float | None] = {
        Method.MEAN: standing.tally.mean,
        Method.TRIMMED_MEAN: figures.trimmed_mean,
        Method.MEDIAN: standing.tally.median,
        Method.SEVERITY_ADJUSTED: figures.severity_adjusted,
        Method.RANK_SUM: figures.rank_sum,
    }
    return _figure(by_method[method])


def _judges(results: Results, found: RoundStatistics, tr: Translator) -> list[str]:
    judges = found.statistics.judges
    if not judges:
        return []
    columns = [
        AlignedColumn(tr("Judge")),
        AlignedColumn(tr("Scorecards"), is_number=True),
        AlignedColumn(tr("Mean score"), is_number=True),
        AlignedColumn(tr("Beside the others"), is_number=True),
        AlignedColumn(tr("By the model"), is_number=True),
        AlignedColumn(tr("Same order as the others"), is_number=True),
        AlignedColumn(tr("Name")),
        AlignedColumn(""),
    ]
    shown = judges[:_MOST_JUDGES_NAMED]
    rows = [_judge_row(one, _judge_name(results, one.judge, tr), tr) for one in shown]
    lines = [tr("Judges (points above or below the other judges, + is more lenient)"), *aligned(columns, rows)]
    if len(judges) > len(shown):
        lines.append("  " + tr("… and {n} more; --json has them all", n=len(judges) - len(shown)))
    return lines


def _judge_row(one: JudgeFigures, name: str, tr: Translator) -> list[str]:
    return [
        one.judge,
        str(one.scorecards),
        _figure(one.mean),
        _figure(one.severity, sign="+"),
        _figure(one.severity_adjusted_effect, sign="+"),
        _figure(one.spearman_rest),
        name,
        tr("far from the others") if one.is_far_off else "",
    ]


def _agreement(agreement: Agreement, tr: Translator) -> list[str]:
    lines: list[str] = []
    alpha = agreement.krippendorff_alpha.get("interval")
    if alpha is not None:
        lines.append(tr("Krippendorff's alpha (interval) {alpha}", alpha=f"{alpha:.3f}"))
    forms = [
        f"{form} {icc.value:.3f} [{icc.low:.3f}, {icc.high:.3f}]"
        for form, icc in agreement.icc.items()
        if icc is not None and form in ("ICC(2,1)", "ICC(2,k)", "ICC(3,k)")
    ]
    if forms:
        lines.append("  ".join(forms))
    kendall = agreement.kendall_w
    if kendall is not None:
        p = f"p = {kendall.p:.4f}" if kendall.p >= 0.0001 else "p < 0.0001"
        lines.append(f"Kendall's W {kendall.w:.3f}  χ²({kendall.df}) = {kendall.chi2:.2f}  {p}")
    complete = tr(
        "{complete} of {submissions} submissions were scored by every judge",
        complete=agreement.complete,
        submissions=agreement.submissions,
    )
    return [tr("Agreement among the judges"), *(f"  {line}" for line in (*lines, complete))]


def _outliers(found: RoundStatistics, tr: Translator) -> list[str]:
    return [
        "? "
        + tr(
            "{judge} gave {submission} {points} points other than expected; worth a question",
            judge=one.judge,
            submission=one.submission,
            points=f"{one.residual:+.1f}",
        )
        for one in found.statistics.outliers
    ]


def vote_lines(ranking: Iterable[VotePlace]) -> list[str]:
    """The ranks of the popular vote."""
    return [f"  {one.rank}  {one.submission}  {one.votes}{'  =' if one.tied else ''}" for one in ranking]


def _votes(results: Results, tr: Translator) -> list[str]:
    ranking = results.popular_vote.ranking if results.popular_vote is not None else ()
    return [tr("Popular vote"), *vote_lines(ranking)] if ranking else []


def _category_name(results: Results, category: str, tr: Translator) -> str:
    known = results.package.contest.category(category) if results.package is not None else None
    return "" if known is None else known.name.in_language(tr.language.value)


def _titles(results: Results, tr: Translator) -> dict[str, str]:
    if results.package is None:
        return {}
    submissions = results.package.contest.submissions
    return {one.id: one.title.in_language(tr.language.value) for one in submissions}


def _judge_name(results: Results, judge: str, tr: Translator) -> str:
    person = results.package.contest.panel.judge(judge) if results.package is not None else None
    return "" if person is None else person.full_name(tr.language.value)


def _named(name: str, words: str) -> str:
    return f"{name}  {words}" if words and words != name else name


def _figure(value: Fraction | float | None, sign: str = "") -> str:
    """Two decimals, "" where it cannot be computed."""
    return "" if value is None else f"{float(value):{sign}.2f}"


def _dashed(value: object) -> str:
    return "–" if value is None else str(value)
