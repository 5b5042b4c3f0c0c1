"""The comments of the letters to applicants, each with a name to call it by, so that a person may leave some out.

Nobody is told who wrote them: the same words by two judges are one comment, as in the letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from judge_desktop.config.thai import sort_key
from judge_desktop.domain.contest import Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.domain.text import Text
from judge_desktop.scoring.letter_anonymity import LetterComment, letter_comments, name_in
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedComment:
    """``id`` is submission/criterion/number, the number as it stands in the whole letter; ``name``: the words in it
    that say who a judge is, "" for none. ``number`` and ``title`` are those of the submission; ``criterion`` is empty
    for a comment on the whole.
    """

    id: str
    comment: LetterComment
    name: str
    number: int
    title: Text
    criterion: Text


def list_comments(
    ws: Workspace, options: PrintOptions = AS_USUAL, where: Where = EVERYWHERE
) -> tuple[ListedComment, ...]:
    """Every comment of the letters that are chosen, in their order. Refuses ``NO_PACKAGE``."""
    return tuple(_listed(round_documents(ws, where), options))


def named_comments(ws: Workspace, ids: Iterable[str], where: Where = EVERYWHERE) -> frozenset[LetterComment]:
    """The comments of these ids. Refuses ``COMMENT_UNKNOWN``."""
    wanted = tuple(ids)
    known = {one.id: one.comment for one in list_comments(ws, where=where)} if wanted else {}
    for one in wanted:
        if one not in known:
            raise JudgeDesktopError(Code.COMMENT_UNKNOWN, comment=one)
    return frozenset(known[one] for one in wanted)


def in_order(known: RoundDocuments, submission: Submission) -> dict[str, list[str]]:
    """Criterion -> the texts below it as a whole letter has them: in the order of the dictionary, the same once."""
    written: dict[str, set[str]] = defaultdict(set)
    for _, criterion, text in letter_comments(known.view, submission.id):
        written[criterion].add(text)
    about = (*(one.id for one in known.package.contest.rubric_of(submission).criteria), OVERALL)
    return {criterion: sorted(written[criterion], key=sort_key) for criterion in about if criterion in written}


def _listed(known: RoundDocuments, options: PrintOptions) -> Iterator[ListedComment]:
    judges = known.package.contest.panel.judges
    for submission in known.package.contest.finalists:
        if not options.chooses(submission.id, submission.category):
            continue
        rubric = known.package.contest.rubric_of(submission)
        for criterion, texts in in_order(known, submission).items():
            about = rubric.criterion(criterion)
            for number, text in enumerate(texts, start=1):
                name = next((found for judge in judges if (found := name_in(text, judge))), "")
                comment = LetterComment(submission.id, criterion, text)
                yield ListedComment(
                    id=f"{submission.id}/{criterion}/{number}",
                    comment=comment,
                    name=name,
                    number=submission.number,
                    title=submission.title,
                    criterion=about.name if about is not None else Text(),
                )
