"""Who gets the focus in place of a widget, asked without harm."""

from PySide6.QtWidgets import QWidget


def focus_proxy(widget: QWidget) -> QWidget | None:
    """The widget that takes the focus of `widget`, None for itself.

    The binding takes what ``focusProxy()`` returns for a child of `widget`. The proxy of what scrolls is what it stands
    in: two widgets that hold each other, which Python deletes under Qt when nothing else holds them. So the binding is
    told the parent again.
    """
    proxy = widget.focusProxy()
    if proxy is not None:
        proxy.setParent(proxy.parentWidget())  # nothing new to Qt
    return proxy
