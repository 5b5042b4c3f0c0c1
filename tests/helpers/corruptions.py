"""False results files: what somebody without keys, and what a lying chair, would make of an honest one.

Every corruption changes entries and ``results.json`` as the liar needs them. Not ``signed``: the old signature stays.
``signed``: sizes and hashes are put in order and the chair's own key signs the false results.

What a lying chair can do without being found out from the file alone is not among them: leave out the very last
decisions, or a score file with every decision about it, and work everything out anew; or sign another correction of the
contest's definition when no judge has scored by the one that was sent.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random

from judge_desktop.exchange.signing import Namespace
from tests.helpers import false_documents, false_results
from tests.helpers.forgery import Forgery, opened, written
from tests.helpers.generated_contests import identity
from tests.helpers.generated_days import Day

CORRUPTIONS: dict[str, Callable[[Forgery], None]] = {
    **{one.__name__: one for one in (*false_documents.ALL, *false_results.ALL)},
    **false_results.CHANGED,
}


def corrupted(of: Day, content: bytes, name: str, chance: Random, *, signed: bool) -> bytes | None:
    """The file with that corruption; None when there is nothing of the kind to change in it."""
    forgery = opened(of, content, chance)
    before = copy.deepcopy((forgery.results, forgery.entries))
    CORRUPTIONS[name](forgery)
    is_changed = (forgery.results, forgery.entries) != before or forgery.body or forgery.packed
    is_other = forgery.key != identity("chair").signing_key or forgery.namespace is not Namespace.RESULTS
    if not is_changed and not (signed and is_other):
        return None
    return written(forgery, signed=signed)
