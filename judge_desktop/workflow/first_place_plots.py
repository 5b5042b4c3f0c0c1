"""How safe the first place of a category is, as pictures with their words: redrawn panels, and without each judge."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator
from judge_desktop.config.statistics_words import share_words
from judge_desktop.domain.plot import Picture
from judge_desktop.domain.statistics import Bootstrap, LeftOut
from judge_desktop.workflow.category_figures import CategoryFigures
from judge_desktop.workflow.plot_names import PlotNames, told_rows
from judge_desktop.workflow.plotting.first_places import ShareRow, Shares, WithoutColumn, WithoutEach


def shares_picture(figures: CategoryFigures, names: PlotNames) -> Picture | None:
    """How often each submission of a category is first when the panel is drawn anew; None where that is not known."""
    if figures.bootstrap is None:
        return None
    shares = figures.bootstrap.shares
    shown = [one for one in figures.shown if one in shares]
    chosen = figures.check.winners
    rows = [_share_row(names.submission(one), shares[one], names, is_chosen=one in chosen) for one in shown]
    hidden = [share for one, share in shares.items() if one not in shown]
    if hidden:
        rows.append(_share_row(names.tr.n("{n} other", "{n} others", len(hidden)), sum(hidden), names))
    return Picture(
        title=names.tr("First place in redrawn panels"),
        how=names.tr("Panels of the same size drawn anew from these judges: how often each submission is first"),
        says=told_rows([f"{row.title}: {row.words}" for row in rows]),
        chart=Shares(rows=tuple(rows), caption=_panels(figures.bootstrap, names)),
    )


def _panels(found: Bootstrap, names: PlotNames) -> str:
    tr, count = names.tr, names.digits(f"{found.panels:,}")
    if found.is_exact:
        return tr.n("of {count} possible panel", "of all {count} possible panels", found.panels, count=count)
    return tr("of {count} panels drawn", count=count)


def _share_row(title: str, share: float, names: PlotNames, *, is_chosen: bool = False) -> ShareRow:
    return ShareRow(title=title, share=share, words=names.digits(share_words(share)), is_chosen=is_chosen)


def without_picture(figures: CategoryFigures, names: PlotNames, *, with_titles: bool = True) -> Picture | None:
    """Who is first without each judge, beside who is with all of them; None with too few
    judges to leave one out, and of very many where none of them would change it.
    Without titles a row has its running number alone: the titles stand beside it.
    """
    if not figures.left_out_shown or not figures.shown:
        return None
    tr, known = names.tr, {one.judge: one for one in figures.left_out_shown}
    everybody = tr("all")
    columns = [
        WithoutColumn(title=everybody, firsts=frozenset(figures.check.winners)),
        *(_without_column(known[judge], names) for judge in names.order(tuple(known))),
    ]
    said = [f"{everybody}: {names.listed(figures.check.winners)}"]
    said += [_without_said(known[judge], names) for judge in names.order(tuple(known))]
    return Picture(
        title=tr("First place without each judge"),
        how=tr("The mark shows who is first when the judge of the column is left out; a framed diamond is a change"),
        says=told_rows(said),
        chart=WithoutEach(
            rows=tuple((one, (names.submission if with_titles else names.number)(one)) for one in figures.shown),
            columns=tuple(columns),
        ),
    )


def _without_column(one: LeftOut, names: PlotNames) -> WithoutColumn:
    return WithoutColumn(
        title=names.letter(one.judge),
        firsts=frozenset(one.winners),
        is_changed=one.changed,
        tip=_without_said(one, names),
    )


def _without_said(one: LeftOut, names: PlotNames) -> str:
    said = names.tr(
        "without {judge} the first would be {winners}",
        judge=names.judge(one.judge),
        winners=names.listed(one.winners),
    )
    change = names.tr("a change")
    return f"{said} ({change})" if one.changed else said


def others_left_out(figures: CategoryFigures, tr: Translator) -> str:
    """What is to be said about the judges who are not shown one by one."""
    shown = figures.left_out_shown
    hidden = [one for one in figures.left_out if one not in shown]
    changing = sum(one.changed for one in hidden)
    same = len(hidden) - changing
    parts = []
    if changing:
        parts.append(tr.n("{n} further judge would change it too", "{n} further judges would change it too", changing))
    if same:
        parts.append(tr.n("Without the other judge it stays", "Without any one of the other {n} judges it stays", same))
    return " · ".join(parts)
