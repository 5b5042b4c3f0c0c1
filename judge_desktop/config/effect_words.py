"""What a change does to scores already given, in sentences: for the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.effects import ChangeEffects, Effect, EffectKind

_SENTENCES: Mapping[EffectKind, str] = {
    EffectKind.MARKS_CHANGED: mark("Criteria, full marks or steps of the rubric are different"),
    EffectKind.SUBMISSION_REMOVED: mark("Submission {submission} is taken out"),
    EffectKind.JUDGE_REMOVED: mark("{judge} no longer scores"),
    EffectKind.RECUSAL_ADDED: mark("{judge} is recused from {target}"),
    EffectKind.COMMENT_RULE_CHANGED: mark("The rule about comments is different"),
    EffectKind.SUBMISSION_MOVED: mark("Submission {submission} is ranked in “{category}” from now on"),
    EffectKind.AWARDS_CHANGED: mark("Awards or award levels of “{category}” are different"),
    EffectKind.RECUSAL_REMOVED: mark("{judge} is no longer recused from {target}"),
    EffectKind.SUBMISSION_ADDED: mark("Submission {submission} is new: judges score it in addition"),
    EffectKind.JUDGE_ADDED: mark("{judge} scores in addition"),
    EffectKind.ATTACHMENTS_CHANGED: mark("Files of submission {submission} are different"),
    EffectKind.RUBRIC_WORDS_CHANGED: mark("The rubric is worded, grouped or described otherwise; it scores as before"),
    EffectKind.WORDS_CHANGED: mark("Names, titles or texts are different"),
    EffectKind.SCHEDULE_CHANGED: mark("The running order is different"),
}
_RULES: Mapping[str, str] = {
    "method": mark("How scorecards are combined is different; results are computed anew"),
    "decimals": mark("Rounding is different ({before} → {after} decimals); results are computed anew"),
    "severity_penalty": mark(
        "The adjustment for severity is restrained by {after} (before: {before}); results are computed anew"
    ),
    "minimum_scorecards": mark("A submission needs {after} complete scorecards to be ranked (before: {before})"),
    "quorum_percent": mark("The quorum is {after} % of the judges (before: {before} %)"),
    "tie_break_ladder": mark("Ties are settled in another order; ranks may change"),
    "discussion_spread": mark("A discussion is proposed from {after} points between totals (before: {before})"),
    "minimum_award_score": mark("The least score for an award is different"),
    "no_award_possible": mark("Whether an award may be withheld is different"),
    "joint_award_possible": mark("Whether an award may be shared is different"),
    "blind": mark("Whether judges see the applicants is different"),
}


def effect_sentence(effect: Effect, before: Contest, after: Contest, tr: Translator) -> str:
    """What changes. ``before`` is the contest as the judges have it, ``after`` the draft."""
    if effect.kind is EffectKind.RULE_CHANGED:
        return tr(_RULES.get(effect.rule, effect.rule), before=effect.before, after=effect.after)
    if effect.kind is EffectKind.ASSIGNMENT_REMOVED:
        return tr.n("{n} scorecard is no longer assigned", "{n} scorecards are no longer assigned", effect.count)
    if effect.kind is EffectKind.ASSIGNMENT_ADDED:
        return tr.n("{n} more scorecard is assigned", "{n} more scorecards are assigned", effect.count)
    submission = _submission(effect.submission, before, after, tr)
    category = _category(effect.category, before, after, tr)
    return tr(
        _SENTENCES[effect.kind],
        submission=submission,
        category=category,
        judge=_judge(effect.judge, before, after, tr),
        target=submission or category,
    )


def cost_words(effect: Effect, tr: Translator) -> str:
    """What it costs, in scorecards; empty when it costs none."""
    if not effect.sealed:
        return ""
    return tr.n(
        "{n} sealed scorecard would no longer count", "{n} sealed scorecards would no longer count", effect.sealed
    )


def balance_words(effects: ChangeEffects, tr: Translator) -> str:
    """What stays and what is lost, in one sentence."""
    if not effects.counted:
        return tr("No scores have been merged yet, so none are touched")
    if not effects.lost:
        return tr.n(
            "The sealed scorecard received so far goes on counting",
            "All {n} sealed scorecards received so far go on counting",
            effects.counted,
        )
    if not effects.kept:
        return tr.n(
            "The sealed scorecard received so far would no longer count: the judge would have to score again",
            "None of the {n} sealed scorecards received so far would count: judges would have to score again",
            effects.counted,
        )
    return tr.n(
        "{n} sealed scorecard would no longer count; {kept} go on counting",
        "{n} sealed scorecards would no longer count; {kept} go on counting",
        effects.lost,
        kept=effects.kept,
    )


def _submission(key: str, before: Contest, after: Contest, tr: Translator) -> str:
    found = after.submission(key) or before.submission(key)
    if found is None:
        return key
    return f"{found.number} {found.title.in_language(tr.language.value)}".strip()


def _category(key: str, before: Contest, after: Contest, tr: Translator) -> str:
    found = after.category(key) or before.category(key)
    return found.name.in_language(tr.language.value) if found is not None else key


def _judge(key: str, before: Contest, after: Contest, tr: Translator) -> str:
    found = after.panel.judge(key) or before.panel.judge(key)
    return found.full_name(tr.language.value) if found is not None else key
