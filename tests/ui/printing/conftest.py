"""The chair's window of the prepared contest, as for the chair's other pages."""

from tests.ui.chair.conftest import desk, language, make_desk, merged, merged_desk, window

__all__ = ["desk", "language", "make_desk", "merged", "merged_desk", "window"]
