"""Commands of the chair about packages: which there are, and what the draft would do to the scores already given."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.effect_words import balance_words, cost_words, effect_sentence
from judge_desktop.domain.effects import Effect
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.package_effects import PackageEffects, package_effects
from judge_desktop.workflow.packages_built import packages_built


def package_list(context: Context) -> int:
    """``package list``."""
    with context.reading() as ws:
        found = packages_built(ws, context.where)
    packages: list[Plain] = [
        {
            "revision": one.revision,
            "mode": one.mode.value,
            "manifest_sha256": one.manifest,
            "built_at": one.built_at,
            "file": one.file_name,
            "check_words": context.words(words_of(one.manifest)),
        }
        for one in found
    ]
    lines = [f"{one['revision']}  {one['mode']}  {one['built_at']}  {' '.join(one['check_words'])}" for one in packages]
    context.speaker.tell({"packages": packages}, lines)
    return DONE


def effects(context: Context) -> int:
    """``package effects``."""
    with context.reading() as ws:
        found = package_effects(ws, context.where)
    told = found.effects
    content: Plain = {
        "changes": [_plain(context, one, found) for one in told.effects],
        "sealed_scorecards": {"counted": told.counted, "kept": told.kept, "lost": told.lost},
    }
    lines = [_line(context, one, found) for one in told.effects] or [
        context.tr("The draft is the same as the package that is out")
    ]
    context.speaker.tell(content, (*lines, balance_words(told, context.tr)))
    return DONE


def _plain(context: Context, effect: Effect, found: PackageEffects) -> Plain:
    return {
        "kind": effect.kind.value,
        "rubric": effect.rubric or None,
        "category": effect.category or None,
        "submission": effect.submission or None,
        "judge": effect.judge or None,
        "rule": effect.rule or None,
        "before": effect.before if effect.rule else None,
        "after": effect.after if effect.rule else None,
        "count": effect.count,
        "sealed_lost": effect.sealed,
        "message": effect_sentence(effect, found.judged, found.draft, context.tr),
    }


def _line(context: Context, effect: Effect, found: PackageEffects) -> str:
    sentence = effect_sentence(effect, found.judged, found.draft, context.tr)
    cost = cost_words(effect, context.tr)
    return f"{sentence}: {cost}" if cost else sentence
