"""Typing errors in names and titles, mended by decisions (``correct_text``) after a package is out.

A decision is about one submission or one judge. Its ``texts`` hold the new words by the name of their field and, under
``was_…``, the words they take the place of. A correction holds where a contest still has words that one of the
corrections of that field took the place of: a later package that has other words keeps them. Corrections that two
copies of the chair made without knowing of each other and that differ are shown and not applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.panel import Judge
from judge_desktop.scoring.decision_order import DecisionOrder, settle

WAS = "was_"
SUBMISSION_TEXTS = ("title_th", "title_en", "applicant_th", "applicant_en")
JUDGE_TEXTS = ("name_th", "name_en", "title", "position")

_Subject = tuple[str, str, str]  # "judge" or "submission", id, field
_Sayings = Sequence[tuple[Decision, str]]


@dataclass(frozen=True, slots=True)
class Correction:
    """What holds about one text: the new words, and all words they take the place of."""

    words: str
    instead_of: frozenset[str]


def corrected(contest: Contest, decisions: Iterable[Decision]) -> Contest:
    """The contest with all corrections that hold. ``decisions`` are those of its round that are valid."""
    corrections, _ = corrections_of(decisions)
    if not corrections:
        return contest
    submissions = tuple(
        submission_with(one, _new_texts("submission", one.id, _texts_of_submission(one, contest), corrections))
        for one in contest.submissions
    )
    judges = tuple(
        judge_with(one, _new_texts("judge", one.id, texts_of_judge(one), corrections)) for one in contest.panel.judges
    )
    return replace(contest, submissions=submissions, panel=replace(contest.panel, judges=judges))


def corrections_of(decisions: Iterable[Decision]) -> tuple[dict[_Subject, Correction], tuple[tuple[str, ...], ...]]:
    """What holds about each text, and the groups of decisions that contradict each other (hashes, sorted)."""
    order = DecisionOrder(tuple(decisions))
    said: dict[_Subject, list[tuple[Decision, str]]] = defaultdict(list)
    for one in order.decisions:
        if one.kind is DecisionKind.CORRECT_TEXT:
            for subject, text in _sayings(one):
                said[subject].append((one, text))
    held: dict[_Subject, Correction] = {}
    conflicts: set[tuple[str, ...]] = set()
    for subject, sayings in said.items():
        words, contested = _settled(order, subject, sayings)
        conflicts.update(contested)
        if words is not None:
            before = frozenset(one.texts.get(WAS + subject[2], "") for one, _ in sayings)
            held[subject] = Correction(words, before)
    return held, tuple(sorted(conflicts))


def texts_of(contest: Contest, *, submission: str = "", judge: str = "") -> dict[str, str]:
    """The texts of a submission or a judge that a decision can correct, by the name of the field; none if unknown."""
    work, person = contest.submission(submission), contest.panel.judge(judge)
    if work is not None:
        return _texts_of_submission(work, contest)
    return texts_of_judge(person) if person is not None else {}


def texts_of_judge(judge: Judge) -> dict[str, str]:
    """What can be corrected of a judge."""
    return dict(zip(JUDGE_TEXTS, (judge.name.th, judge.name.en, judge.title, judge.position), strict=True))


def _texts_of_submission(submission: Submission, contest: Contest) -> dict[str, str]:
    """What can be corrected of a submission; in a blind contest the package does not name its applicant."""
    title, applicant = submission.title, submission.applicant.name
    texts = dict(zip(SUBMISSION_TEXTS, (title.th, title.en, applicant.th, applicant.en), strict=True))
    return {name: text for name, text in texts.items() if not contest.rules.blind or name.startswith("title")}


def judge_with(judge: Judge, texts: Mapping[str, str]) -> Judge:
    """A judge with these texts in place of the ones there were; a name is never emptied."""
    was = judge.name
    name = replace(was, th=texts.get("name_th", was.th), en=texts.get("name_en", was.en))
    title, position = texts.get("title", judge.title), texts.get("position", judge.position)
    return replace(judge, name=name or was, title=title, position=position)


def submission_with(submission: Submission, texts: Mapping[str, str]) -> Submission:
    """A submission with these texts in place of the ones there were; a title is never emptied."""
    was, of = submission.title, submission.applicant
    title = replace(was, th=texts.get("title_th", was.th), en=texts.get("title_en", was.en))
    name = replace(of.name, th=texts.get("applicant_th", of.name.th), en=texts.get("applicant_en", of.name.en))
    return replace(submission, title=title or was, applicant=replace(of, name=name))


def _new_texts(
    kind: str, key: str, texts: Mapping[str, str], corrections: Mapping[_Subject, Correction]
) -> dict[str, str]:
    found = {name: corrections[kind, key, name] for name in texts if (kind, key, name) in corrections}
    return {name: one.words for name, one in found.items() if texts[name] in one.instead_of}


def _sayings(decision: Decision) -> list[tuple[_Subject, str]]:
    """What a decision says about each text; nothing when it is not about exactly one thing."""
    if bool(decision.judge) == (len(decision.submissions) == 1):
        return []
    kind, key = ("judge", decision.judge) if decision.judge else ("submission", decision.submissions[0])
    names = JUDGE_TEXTS if decision.judge else SUBMISSION_TEXTS
    return [((kind, key, name), decision.texts[name]) for name in names if name in decision.texts]


def _settled(
    order: DecisionOrder, subject: _Subject, sayings: _Sayings
) -> tuple[str | None, tuple[tuple[str, ...], ...]]:
    """The words that hold; where the latest contradict each other, those that held before them."""
    contested: list[tuple[str, ...]] = []
    left = list(sayings)
    while left:
        held, conflicts = settle(order, {subject: left})
        if subject in held:
            return held[subject], tuple(contested)
        contested += conflicts
        out = {sha256 for group in conflicts for sha256 in group}
        left = [(one, text) for one, text in left if one.sha256 not in out]
    return None, tuple(contested)
