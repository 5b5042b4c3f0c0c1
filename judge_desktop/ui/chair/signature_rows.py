"""How papers that are signed by hand, their signers and their scans read in the rows of the chair's lists."""

from __future__ import annotations

from datetime import datetime

from judge_desktop.config.i18n import current_language, mark, tr
from judge_desktop.config.thai_dates import format_time
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.signatures import Paper, PaperKind, Scan
from judge_desktop.ui.chair.wording import category_words, name_of, role_words
from judge_desktop.ui.judge.document_items import icon_of, size_words
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.signatures import SignatureBook

_KINDS = {
    PaperKind.SCORECARDS: mark("Scorecards"),
    PaperKind.CERTIFIED_SCORES: mark("Certified score list"),
    PaperKind.SCORE_SUMMARY: mark("Summary of scores"),
    PaperKind.RESULTS: mark("Summary of the results"),
    PaperKind.MINUTES: mark("Minutes of the meeting"),
    PaperKind.ANNOUNCEMENT: mark("Announcement of the results"),
}


def paper_words(paper: Paper, contest: Contest) -> str:
    """The name of a paper: what it is, and the judge or category it is about."""
    kind = tr(_KINDS[paper.kind])
    category, judge = contest.category(paper.about), contest.panel.judge(paper.about)
    if paper.kind is PaperKind.SCORE_SUMMARY:
        return f"{kind} · {category_words(category) if category is not None else paper.about}"
    return f"{kind} · {name_of(judge, paper.about)}" if paper.about else kind


def paper_row(paper: Paper, book: SignatureBook, contest: Contest) -> ListRow:
    """A paper: how many have signed, and whether a scan is kept."""
    signed = len(paper.signers) - len(book.missing(paper))
    words, shape, tone = _state(signed, len(paper.signers), bool(book.scans_of(paper)))
    return ListRow(paper.id, "", paper_words(paper, contest), words, shape, tone, icon="file-text")


def signer_row(judge: str, paper: Paper, book: SignatureBook, contest: Contest) -> ListRow:
    """A person who must sign."""
    person = contest.panel.judge(judge)
    found = next((one for one in book.signatures if one.paper == paper.id and one.judge == judge), None)
    words = tr("signed, noted {time}", time=_clock(found.noted_at)) if found is not None else tr("not signed yet")
    shape, tone = (Shape.TICK, Tone.OK) if found is not None else (Shape.RING, Tone.NEUTRAL)
    role = role_words(person.role) if person is not None else ""
    return ListRow(judge, "", name_of(person, judge), words, shape, tone, group=role, icon="signature")


def scan_row(scan: Scan) -> ListRow:
    """A scan that is kept."""
    kept = tr("kept {time}", time=_clock(scan.kept_at))
    facts = f"{size_words(scan.size)} · {kept}"
    return ListRow(scan.sha256, "", scan.name, facts, Shape.NONE, icon=icon_of(scan.media_type))


def _state(signed: int, signers: int, has_scan: bool) -> tuple[str, Shape, Tone]:
    if signed < signers:
        shape = Shape.HALF if signed else Shape.RING
        return tr("{signed} of {signers} signed", signed=signed, signers=signers), shape, Tone.NEUTRAL
    if has_scan:
        return tr("signed, scan kept"), Shape.TICK, Tone.OK
    return tr("signed, no scan yet"), Shape.TRIANGLE, Tone.WARN


def _clock(at: str) -> str:
    try:
        return format_time(datetime.fromisoformat(at), current_language().value)
    except ValueError:
        return "—"
