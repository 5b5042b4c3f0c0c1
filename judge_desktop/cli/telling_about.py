"""Commands about the program itself: version, licences of what others made, and the diagnostics."""

from __future__ import annotations

from judge_desktop import __version__
from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.config.licences import Work, notice_file, third_party_works
from judge_desktop.config.paths import log_folder
from judge_desktop.workflow.diagnose import diagnose, versions


def about(context: Context) -> int:
    """``about``."""
    content: Plain = {
        "version": __version__,
        "versions": versions(),
        "home": str(context.home),
        "log": str(log_folder()),
        "licences": str(notice_file()),
    }
    tr = context.tr
    lines = (
        f"Judge Desktop {__version__}",
        versions(),
        tr("All data of this program lies in this folder") + f": {context.home}",
        tr("Log folder") + f": {log_folder()}",
        tr("Software of others") + f": {notice_file()}",
    )
    context.speaker.tell(content, lines)
    return DONE


def licences(context: Context) -> int:
    """``licences [NAME]``: all in a list, or the words of those whose name holds NAME."""
    asked = context.options.name.casefold()
    found = [work for work in third_party_works() if asked in work.name.casefold()]
    content: Plain = {"works": [_plain(work, with_text=bool(asked)) for work in found]}
    if asked:
        lines = [line for work in found for line in (_headline(work), work.what, "", *work.text.splitlines(), "")]
    else:
        width = max((len(_name(work)) for work in found), default=0)
        lines = [f"{_name(work):{width}}  {work.licence}" for work in found]
    context.speaker.tell(content, lines)
    return DONE if found else REFUSED


def diagnostics(context: Context) -> int:
    """``diagnostics``."""
    found = diagnose(context.home)
    content: Plain = {**{part: dict(facts) for part, facts in found.parts.items()}, "log": list(found.log)}
    context.speaker.tell({**content, "report": found.report}, found.text().splitlines())
    return DONE


def _plain(work: Work, *, with_text: bool) -> Plain:
    plain: Plain = {"name": work.name, "version": work.version, "licence": work.licence, "what": work.what}
    return {**plain, "text": work.text} if with_text else plain


def _name(work: Work) -> str:
    return f"{work.name} {work.version}".strip()


def _headline(work: Work) -> str:
    return f"{_name(work)}  {work.licence}"


COMMANDS = {"about": about, "licences": licences, "diagnostics": diagnostics}
