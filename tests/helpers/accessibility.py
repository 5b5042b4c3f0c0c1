"""What a screen reader would find: names and roles of what the keyboard reaches, labels, findings, reading order."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QTextEdit,
    QWidget,
)

from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.focus_proxy import focus_proxy
from judge_desktop.ui.widgets.text_field import LabelledField

_ROLES = (
    (QRadioButton, {QAccessible.Role.RadioButton}),
    (QCheckBox, {QAccessible.Role.CheckBox}),
    (
        QAbstractButton,
        {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.PushButton},
    ),
    (QComboBox, {QAccessible.Role.ComboBox}),
    (QLineEdit, {QAccessible.Role.EditableText}),
    (QPlainTextEdit, {QAccessible.Role.EditableText}),
    (QTextEdit, {QAccessible.Role.EditableText}),
    (QTableView, {QAccessible.Role.Table}),
    (QListView, {QAccessible.Role.List}),
)
_TOLERANCE = 4  # pixels by which two things on one line may differ


def accessibility_faults(page: QWidget) -> list[str]:
    """Everything a screen reader or the keyboard would stumble over on a page that is shown."""
    return [
        *(f"{one} has no name" for one in nameless_widgets(page)),
        *wrong_roles(page),
        *untied_labels(page),
        *silent_findings(page),
        *order_faults(page),
    ]


def wrong_roles(page: QWidget) -> list[str]:
    """Controls whose role is not that of their kind."""
    found = []
    for widget in page.findChildren(QWidget):
        role = QAccessible.queryAccessibleInterface(widget).role()
        fitting = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if widget.isVisibleTo(page) and fitting is not None and role not in fitting:
            found.append(f"{_label(widget)} has the role {role.name}")
    return found


def untied_labels(page: QWidget) -> list[str]:
    """Fields whose name does not say what the label beside them says."""
    labelled = [(one.label(), one.field) for one in page.findChildren(LabelledField) if one.isVisibleTo(page)]
    rows = [(one.name(), one.field) for one in page.findChildren(CriterionRow) if one.isVisibleTo(page)]
    return [
        f"{_label(field)} is not called “{label}”"
        for label, field in (*labelled, *rows)
        if label not in accessible_name(_control(field))
    ]


def silent_findings(page: QWidget) -> list[str]:
    """Findings below a field that its description does not tell."""
    holders: list[tuple[QWidget, QWidget]] = [(one, one.field) for one in page.findChildren(LabelledField)]
    holders += [(one, one.field) for one in page.findChildren(CriterionRow)]
    return [
        f"{_label(field)} does not tell “{row.sentence()}”"
        for holder, field in holders
        for row in holder.findChildren(FindingRow)
        if row.isVisibleTo(page) and row.sentence() not in _description(field)
    ]


def order_faults(page: QWidget) -> list[str]:
    """Where Tab goes back: to something above in the same column, or before it on the same line, of one pane."""
    places = [(widget, _place(widget, page)) for widget in tab_order(page)]
    return [
        f"Tab goes back from {_label(one)} to {_label(other)}"
        for (one, first), (other, second) in pairwise(places)
        if _pane(one) is _pane(other) and _goes_back(first, second)
    ]


def tab_order(page: QWidget) -> list[QWidget]:
    """What Tab reaches on the page. It goes round: here it begins with what stands first at the top."""
    found = []
    widget = _next_in_chain(page)
    while widget is not page:
        if page.isAncestorOf(widget) and widget.isVisibleTo(page) and _is_reached(widget):
            found.append(widget)
        widget = _next_in_chain(widget)
    start = _first_read([_place(one, page) for one in found])
    return [*found[start:], *found[:start]]


def _next_in_chain(widget: QWidget) -> QWidget:
    """The binding takes what comes next for a child of `widget`; left so, the chain is a ring of owners without an end,
    and the next walk over them (a new style sheet, the end of the window) breaks the process off."""
    following = widget.nextInFocusChain()
    assert following is not None
    following.setParent(following.parentWidget())  # nothing new to Qt, and the binding knows the parent again
    return following


def _first_read(places: list[QRect]) -> int:
    """Which of them stands at the left of the topmost line."""
    foot = min((place.bottom() for place in places), default=0)
    in_line = [(place.left(), n) for n, place in enumerate(places) if place.top() < foot]
    return min(in_line)[1] if in_line else 0


def _goes_back(first: QRect, second: QRect) -> bool:
    same_column = first.left() < second.right() and second.left() < first.right()
    same_line = first.top() < second.bottom() - _TOLERANCE and second.top() < first.bottom() - _TOLERANCE
    is_above = second.bottom() <= first.top() + _TOLERANCE
    is_before = second.right() <= first.left() + _TOLERANCE
    return (same_column and is_above) or (same_line and is_before)


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _pane(widget: QWidget) -> QWidget | None:
    """The part of the page that is read from its top to its end: a side of a splitter, a card, what scrolls."""
    parent = widget.parentWidget()
    while parent is not None:
        above = parent.parentWidget()
        if isinstance(parent, (Card, QScrollArea)) or isinstance(above, QSplitter):
            return parent
        parent = above
    return None


def _description(field: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(_control(field)).text(QAccessible.Text.Description)


def _control(field: QWidget) -> QWidget:
    proxy = focus_proxy(field)
    return field if proxy is None else _control(proxy)


def nameless_widgets(window: QWidget) -> list[str]:
    """The focusable widgets below `window` (itself included) whose accessible name is empty: class and object name."""
    found = [window, *window.findChildren(QWidget)]
    return [_label(widget) for widget in found if _is_reached(widget) and not accessible_name(widget)]


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_reached(widget: QWidget) -> bool:
    if isinstance(widget.parentWidget(), QAbstractScrollArea) and focus_proxy(widget) is not None:
        return False
    if isinstance(widget, QScrollArea):  # reached to scroll only; its content has names
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not widget.isHidden()


def _label(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()
