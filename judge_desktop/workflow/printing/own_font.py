"""Whether papers can be set in the font that was asked for."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.family import Family


def font_notice(asked: Family, tr: Translator) -> str:
    """Why papers come in Sarabun instead, in a sentence; "" when they come as asked."""
    from judge_desktop.reports.thai_font import can_be_set_in

    if can_be_set_in(asked):
        return ""
    return tr(
        "{font} is not installed on this computer as a whole. The papers are set in Sarabun", font=asked.full_name
    )
