"""The sentences of refusals and findings in the language of the windows, each with its place in help."""

from __future__ import annotations

from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.phrases import sentence_of_error, sentence_of_finding
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.widgets.explained import Said


def said_of_error(error: JudgeDesktopError) -> Said:
    """The sentence of a refusal."""
    return Said(sentence_of_error(error, translator(current_language())), help_place(error.code))


def said_of_finding(finding: Finding) -> Said:
    """The sentence of a finding, without its place on the page."""
    return Said(sentence_of_finding(finding, translator(current_language())), help_place(finding.code))
