"""Commands that hand on what is kept here in forms that other programs and people read."""

from __future__ import annotations

from collections.abc import Callable

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.thai import format_date, parse_date
from judge_desktop.domain.text import Text
from judge_desktop.workflow.archive.export_archive import export_archive
from judge_desktop.workflow.tables.export_tables import TableOptions, export_tables


def tables(context: Context) -> int:
    """``export tables``."""
    options, tr = context.options, context.tr
    chosen = TableOptions(hides_judges=options.anonymous)
    with context.recording() as ws:
        done = export_tables(ws, options.out, tr, chosen, context.where)
    paths = [str(path.absolute()) for path in done.files]
    content: Plain = {"files": paths, "covered": done.covered}
    left_out = [tr("Not in the tables: {category}. {why}", category=one, why=why) for one, why in done.covered.items()]
    context.speaker.tell(content, [*paths, *left_out])
    return DONE


def archive(context: Context) -> int:
    """``export archive``."""
    options, tr = context.options, context.tr
    keep_until = parse_date(options.keep_until) if options.keep_until else None
    with context.recording() as ws:
        done = export_archive(ws, options.out, tr, keep_until, context.where, _telling(context))
    paths = [str(path.absolute()) for path in done.files]
    left_out = [{"what": _in(context, one.what), "why": _in(context, one.why)} for one in done.left_out]
    content: Plain = {"files": paths, "keep_until": done.keep_until.isoformat(), "left_out": left_out}
    kept = tr("To be kept until {date}", date=format_date(done.keep_until, tr.language.value, "arabic"))
    lines = [paths[0], tr.n("{n} file", "{n} files", len(paths)), kept, tr("What is not in this folder") + ":"]
    context.speaker.tell(content, [*lines, *(f"  {one['what']}: {one['why']}" for one in left_out)])
    return DONE


def _telling(context: Context) -> Callable[[int, int], None]:
    """Tells on stderr now and then how far it is."""
    told = [-1]

    def tell(done: int, total: int) -> None:
        percent = 100 * done // total
        if percent // 20 > told[0] // 20:
            context.speaker.progress(f"{percent} %")
            told[0] = percent

    return tell


def _in(context: Context, text: Text) -> str:
    return text.in_language(context.tr.language.value)


COMMANDS = {"export tables": tables, "export archive": archive}
