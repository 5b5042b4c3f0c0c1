"""What else is in an archive: tables, results files, the files as they were received, and how to check them."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.paths import resource
from judge_desktop.config.result_words import for_words
from judge_desktop.domain.archive import ArchivedFile, ArchivePart
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.exchange.results_file import VERIFY_PROGRAM, VERIFY_TEXT
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.workflow.archive.gathering import Gathering, both
from judge_desktop.workflow.export_received import export_received
from judge_desktop.workflow.publish_results import PublishOptions, obstacles_to_publishing, write_results
from judge_desktop.workflow.published_here import published_here
from judge_desktop.workflow.read_audit_log import export_log
from judge_desktop.workflow.results_file_name import next_path, results_file_name
from judge_desktop.workflow.tables.export_tables import WORKBOOK, export_tables

_OPEN = mark("The round is not closed; a results file says what was final")


def tables_part(gathering: Gathering) -> ArchivePart:
    """The tables as a workbook and as CSV, and the log of this copy."""
    folder, tr = gathering.root / "tables", gathering.tr
    with disk_refusals(folder):
        folder.mkdir()
    files: list[ArchivedFile] = []
    for name, words in (
        ("tables" + WORKBOOK, both(lambda tr: tr("All tables in one workbook"))),
        ("csv", both(lambda tr: tr("The same tables as plain text (CSV, UTF-8), and the criteria with their marks"))),
    ):
        gathering.steps.step()
        done = export_tables(gathering.ws, folder / name, tr, where=gathering.where, progress=gathering.steps.look)
        files += gathering.listed(done.files, words)
    gathering.steps.step()
    export_log(gathering.ws, folder / "audit-log.csv", tr, gathering.where)
    files += gathering.listed(
        [folder / "audit-log.csv"], both(lambda tr: tr("What was done on the chair's copy, and when"))
    )
    return ArchivePart(
        name="tables",
        title=both(lambda tr: tr("Tables")),
        words=both(lambda tr: tr("Every score, comment, decision and figure, for spreadsheet programs")),
        files=tuple(files),
    )


def results_part(gathering: Gathering) -> ArchivePart:
    """The results file with names, the public one as it was published, and how anybody checks them."""
    gathering.steps.step()
    folder = gathering.root / "results"
    with disk_refusals(folder):
        folder.mkdir()
    files: list[ArchivedFile] = []
    for options in _versions(gathering):
        gathering.steps.look()
        files += _results(options, gathering)
    for name, words in (
        (VERIFY_TEXT, both(lambda tr: tr("How to check a results file, with a program or by hand"))),
        (VERIFY_PROGRAM, both(lambda tr: tr("The program that checks it; Python and ssh-keygen are enough"))),
    ):
        with replacing(folder / name) as stream:
            stream.write(resource(f"verify/{name}").read_bytes())
        files += gathering.listed([folder / name], words)
    return ArchivePart(
        name="results",
        title=both(lambda tr: tr("Results files")),
        words=both(lambda tr: tr("Signed by the chair; from them anybody can work the result out again")),
        files=tuple(files),
    )


def received_part(gathering: Gathering) -> ArchivePart:
    """Score files and decisions as they came, locked for the copies of the chair."""
    gathering.steps.step()
    files: tuple[ArchivedFile, ...] = ()
    try:
        done = export_received(
            gathering.ws, gathering.root / "received", gathering.tr, gathering.where, gathering.steps.look
        )
        files = gathering.listed(done.files, both(lambda tr: tr("Received and signed; opened by the chair's key only")))
    except JudgeDesktopError as refused:
        gathering.leave_out(both(lambda tr: tr("Files as they were received")), refused)
    return ArchivePart(
        name="received",
        title=both(lambda tr: tr("Files as they were received")),
        words=both(lambda tr: tr("Another copy of the program can merge them; the results file holds them, too")),
        files=files,
    )


def _versions(gathering: Gathering) -> list[PublishOptions]:
    """The internal version, and every public one that was published and still holds."""
    wanted = [PublishOptions()]
    for one in published_here(gathering.ws, gathering.known.package.contest.id):
        options = PublishOptions(audience=one.audience, listed=one.listed)
        if one.holds and one.audience is Audience.PUBLIC and options not in wanted:
            wanted.append(options)
    return wanted


def _results(options: PublishOptions, gathering: Gathering) -> tuple[ArchivedFile, ...]:
    what = both(lambda tr: _what(options, tr))
    known, folder = gathering.known, gathering.root / "results"
    if not known.view.is_closed:
        gathering.leave_out(what, both(lambda tr: tr(_OPEN)))
        return ()
    obstacles = obstacles_to_publishing(known, options.audience)
    if obstacles:
        refused = JudgeDesktopError(Code.PUBLISHING_BLOCKED, findings=obstacles, count=len(obstacles))
        gathering.leave_out(what, refused)
        return ()
    name = results_file_name(known.package.contest, known.package.mode, options.audience, gathering.tr)
    path = next_path(folder, name)
    try:
        write_results(gathering.ws, known, path, options)
    except JudgeDesktopError as refused:
        gathering.leave_out(what, refused)
        return ()
    return gathering.listed([path], both(lambda tr: f"{_what(options, tr)}: {for_words(options.audience, tr)}"))


def _what(options: PublishOptions, tr: Translator) -> str:
    if options.audience is Audience.INTERNAL:
        return tr("Results file with names")
    if options.listed is Listed.AWARDED:
        return tr("Results file for everybody, winners only")
    return tr("Results file for everybody")
