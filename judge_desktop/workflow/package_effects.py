"""What the draft would change for the scores already given, if it went out as the next package."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.effects import ChangeEffects
from judge_desktop.scoring.change_effects import change_effects, scorecards_lost
from judge_desktop.scoring.rehearsal_contest import holds_practice
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.practice import rehearsed_contest
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageEffects:
    """The effects with the two contests they are between."""

    judged: Contest
    draft: Contest
    effects: ChangeEffects


def package_effects(ws: Workspace, where: Where = EVERYWHERE) -> PackageEffects:
    """Compares the package that is out with the draft. Refuses ``NO_PACKAGE`` and as ``round_documents`` does."""
    known = round_documents(ws, where)
    draft = chair_contest(ws, where)
    return PackageEffects(judged=known.package.contest, draft=draft, effects=effects_of(known, draft))


def more_lost(known: RoundDocuments, before: Contest, after: Contest) -> int:
    """How many sealed scorecards that would count under the draft as it was would not count after a change of it."""
    if before == after:
        return 0
    lost = scorecards_lost(known.package, _as_sent(known, after), known.view)
    return max(0, lost - scorecards_lost(known.package, _as_sent(known, before), known.view)) if lost else 0


def effects_of(known: RoundDocuments, draft: Contest) -> ChangeEffects:
    """The same for what was read already."""
    return change_effects(known.package, _as_sent(known, draft), known.view)


def _as_sent(known: RoundDocuments, draft: Contest) -> Contest:
    """The draft as it would go out: where a rehearsal was made fit, the next one is made fit as well."""
    return rehearsed_contest(draft).contest if holds_practice(known.package.contest) else draft
