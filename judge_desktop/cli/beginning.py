"""``contest begin`` and ``contest write``: a contest without a folder, and a folder of a contest."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.workflow.begin_contest import Empty, FromContest, FromTemplate, Source, begin_contest
from judge_desktop.workflow.create_contest import TakenContest
from judge_desktop.workflow.write_contest import write_contest


def begun(context: Context) -> TakenContest:
    """The contest that ``contest begin`` makes."""
    options = context.options
    source: Source = Empty()
    if options.template:
        source = FromTemplate(options.template)
    elif options.before:
        source = FromContest(options.before)
    naming = Naming(name=Text(th=options.name_th, en=options.name_en), year=options.year, edition=options.edition)
    with context.writing() as ws:
        return begin_contest(ws, source, naming)


def contest_write(context: Context) -> int:
    """``contest write``."""
    folder = context.options.folder
    with context.reading() as ws:
        files = [str(path.absolute()) for path in write_contest(ws, folder, context.tr, context.where)]
    context.speaker.tell({"folder": str(folder.absolute()), "files": files}, files)
    return DONE
