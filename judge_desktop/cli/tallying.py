"""``results`` of a round and ``tally`` of any table of scores: standings with everything that is known beside them."""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE
from judge_desktop.cli.result_lines import result_lines
from judge_desktop.domain.contest import Method, Rules
from judge_desktop.workflow.missing_things import missing_things
from judge_desktop.workflow.results import results_in, tally_table
from judge_desktop.workflow.results_as_plain import as_plain
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.round_statistics import round_statistics, table_statistics


def results(context: Context) -> int:
    """``results``."""
    options = context.options
    method = Method(options.method) if options.method else None
    with context.reading() as ws:
        known = round_documents(ws, context.where)
    found, figures = results_in(known, method), round_statistics(known, method)
    content = as_plain(found, figures, context.tr)
    lines = result_lines(found, figures, context.speaker)
    if options.provisional:
        still_open = missing_things(known, found, context.tr)
        content |= {"provisional": True, "missing": list(known.view.missing), "open": list(still_open)}
        lines = [*(context.tr("Still missing: {judges}", judges=one) for one in still_open), *lines]
    context.speaker.tell(content, lines)
    return DONE


def tally(context: Context) -> int:
    """``tally``."""
    options = context.options
    rules = replace(
        Rules(),
        method=Method(options.method),
        decimals=options.decimals,
        severity_penalty=options.severity_penalty,
        minimum_scorecards=1,
    )
    found = tally_table(options.file, options.rubric, rules)
    figures = table_statistics(found.table, found.standings, found.rules)
    context.speaker.tell(as_plain(found, figures, context.tr), result_lines(found, figures, context.speaker))
    return DONE


COMMANDS = {"results": results, "tally": tally}
