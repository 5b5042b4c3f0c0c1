"""The papers of an archive: every report that can be printed now, and the signed ones as they were scanned."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.report_words import purpose_words, report_name
from judge_desktop.domain.archive import ArchivedFile, ArchivePart
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.signatures import PaperKind, Scan
from judge_desktop.domain.text import Text
from judge_desktop.exchange.file_names import unique_names
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.workflow.archive.gathering import ENGLISH, THAI, Gathering, both
from judge_desktop.workflow.attachment_copies import save_kept_copy
from judge_desktop.workflow.printing.kinds import MODULES
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.signatures import SignatureBook, read_signatures

_NEVER: Mapping[ReportKind, str] = {
    ReportKind.RECOVERY_SHEET: mark("A secret of whoever runs the contest: it belongs in a safe, not in an archive"),
    ReportKind.BLANK: mark("Nothing is written on it"),
}
_WITHOUT_SCORES = frozenset({ReportKind.SHORTLIST, ReportKind.SCHEDULE, ReportKind.DECLARATION, ReportKind.PROVISIONAL})
"""What may be printed while scores stay covered; the provisional result covers them itself."""
_COVERED = mark("Scores stay covered until the chair has handed in hers")
_DRAFT = mark("A draft: the round is closed and the result is final")
_SIGNED = mark("Signed paper: {paper}")
_AS_REPORT: Mapping[PaperKind, ReportKind] = {
    PaperKind.SCORECARDS: ReportKind.SCORECARDS,
    PaperKind.CERTIFIED_SCORES: ReportKind.CERTIFIED_SCORES,
    PaperKind.RESULTS: ReportKind.SUMMARY,
    PaperKind.MINUTES: ReportKind.MINUTES,
    PaperKind.ANNOUNCEMENT: ReportKind.ANNOUNCEMENT,
}


def papers_part(gathering: Gathering) -> ArchivePart:
    """All reports in a folder each."""
    files: list[ArchivedFile] = []
    for kind in MODULES:
        gathering.steps.step()
        name = both(lambda tr, kind=kind: report_name(kind, tr))  # type: ignore[misc]
        why = _why_not(kind, gathering)
        if why is not None:
            gathering.leave_out(name, why)
        else:
            files += _printed(kind, name, gathering)
    return ArchivePart(
        name="papers",
        title=both(lambda tr: tr("Papers as PDF")),
        words=both(lambda tr: tr("Printed anew for this archive; what people signed by hand is among the scans")),
        files=tuple(files),
    )


def scans_part(gathering: Gathering) -> ArchivePart:
    """Every scan once, whichever papers it shows."""
    gathering.steps.step()
    book = read_signatures(gathering.ws, gathering.where)
    papers: dict[str, list[str]] = {}
    scans: dict[str, Scan] = {}
    for paper in book.papers:
        for scan in book.scans_of(paper):
            scans[scan.sha256] = scan
            papers.setdefault(scan.sha256, []).append(paper.id)
    files: list[ArchivedFile] = []
    folder = gathering.root / "signed"
    for scan, name in zip(scans.values(), unique_names(one.name for one in scans.values()), strict=True):
        gathering.steps.look()
        words = both(lambda tr, shown=papers[scan.sha256]: _papers_words(shown, gathering, tr))  # type: ignore[misc]
        try:
            with disk_refusals(folder):
                folder.mkdir(exist_ok=True)
            save_kept_copy(gathering.ws, scan.sha256, folder / name)
        except JudgeDesktopError as refused:
            gathering.leave_out(Text(th=scan.name, en=scan.name), refused)
        else:
            files += gathering.listed([folder / name], words)
    _tell_unscanned(book, gathering)
    return ArchivePart(
        name="signed",
        title=both(lambda tr: tr("Signed papers as they were scanned")),
        words=both(lambda tr: tr("The originals are with the organiser")),
        files=tuple(files),
    )


def _why_not(kind: ReportKind, gathering: Gathering) -> Text | None:
    if kind in _NEVER:
        return both(lambda tr: tr(_NEVER[kind]))
    if gathering.covered and kind not in _WITHOUT_SCORES:
        return both(lambda tr: tr(_COVERED))
    if kind is ReportKind.PROVISIONAL and gathering.known.view.is_closed:
        return both(lambda tr: tr(_DRAFT))
    return None


def _printed(kind: ReportKind, name: Text, gathering: Gathering) -> Iterator[ArchivedFile]:
    folder = gathering.root / "papers" / kind.value
    try:
        paths = print_report(
            gathering.ws, kind, folder, gathering.tr, where=gathering.where, progress=gathering.steps.look
        )
    except JudgeDesktopError as refused:
        shutil.rmtree(folder, ignore_errors=True)  # what was printed before it was refused
        gathering.leave_out(name, refused)
        return
    purpose = both(lambda tr: f"{report_name(kind, tr)}: {purpose_words(kind, tr)}")
    yield from gathering.listed(paths, purpose)


def _tell_unscanned(book: SignatureBook, gathering: Gathering) -> None:
    """Kind by kind, whose signed papers nobody scanned."""
    for kind in PaperKind:
        papers = [one.id for one in book.papers if one.kind is kind and not book.scans_of(one)]
        if papers:
            what = both(lambda tr, kind=kind: tr(_SIGNED, paper=_paper_name(kind, tr)))  # type: ignore[misc]
            about = [_about(one, gathering, ENGLISH) for one in papers]
            thai = [_about(one, gathering, THAI) for one in papers]
            why = both(lambda tr: tr("No scan was kept"))
            named = Text(th=", ".join(filter(None, thai)), en=", ".join(filter(None, about)))
            gathering.leave_out(what, Text(th=_joined(why.th, named.th), en=_joined(why.en, named.en)))


def _joined(why: str, names: str) -> str:
    return f"{why}: {names}" if names else why


def _paper_name(kind: PaperKind, tr: Translator) -> str:
    if kind is PaperKind.SCORE_SUMMARY:
        return tr("Summary of scores")
    return report_name(_AS_REPORT[kind], tr)


def _about(paper: str, gathering: Gathering, tr: Translator) -> str:
    """The judge or category a paper is about, "" for one about the whole round."""
    contest, about = gathering.known.package.contest, paper.partition(":")[2]
    judge, category = contest.panel.judge(about), contest.category(about)
    if judge is not None:
        return judge.full_name(tr.language.value)
    return category.name.in_language(tr.language.value) if category is not None else about


def _papers_words(papers: list[str], gathering: Gathering, tr: Translator) -> str:
    """The papers a scan shows."""
    names = (_paper_name(PaperKind(one.partition(":")[0]), tr) for one in papers)
    about = (_about(one, gathering, tr) for one in papers)
    return ", ".join(f"{name}: {one}" if one else name for name, one in zip(names, about, strict=True))
