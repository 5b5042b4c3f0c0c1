"""Commands that hand on what is kept here in forms that other programs and people read."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
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


COMMANDS = {"export tables": tables}
