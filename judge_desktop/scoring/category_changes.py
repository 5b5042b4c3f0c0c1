"""What adding and removing a category does to a contest. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from judge_desktop.domain.contest import Contest, RecusalScope, Round


def new_id(prefix: str, taken: Iterable[str]) -> str:
    """The first of C1, C2 … that no id is, capitals not counted."""
    known = {one.casefold() for one in taken}
    return next(tried for n in count(1) if (tried := f"{prefix}{n}").casefold() not in known)


def without_category(contest: Contest, category: str) -> Contest:
    """The contest without it; its submissions stay and need another one, interests declared in it go with it."""
    return replace(
        contest,
        categories=tuple(one for one in contest.categories if one.id != category),
        rounds=tuple(_without_recusals(one, category) for one in contest.rounds),
    )


def _without_recusals(one: Round, category: str) -> Round:
    kept = tuple(
        recusal
        for recusal in one.known_recusals
        if recusal.scope is not RecusalScope.CATEGORY or recusal.target != category
    )
    return replace(one, known_recusals=kept)
