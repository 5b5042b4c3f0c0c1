"""One sentence for every code: what happened, what to do. English stands here, Thai is its translation.

`{placeholders}` are names of the details that come with the code. Which code applies is left to the rooms that raise
it; where a finding stands (row, submission, criterion) is said by its place, not by its sentence. The words stand in
``refusal_phrases``, ``finding_phrases`` and ``caution_phrases``.
"""

from decimal import Decimal
from pathlib import Path

from judge_desktop.config.caution_phrases import CAUTIONS, told
from judge_desktop.config.finding_phrases import FINDINGS
from judge_desktop.config.i18n import Translator
from judge_desktop.config.refusal_phrases import REFUSALS
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.statistics import Caution, CautionCode


def english(code: Code | FindingCode | CautionCode) -> str:
    """The English sentence of `code` with its placeholders, the key of its translation. KeyError if it has none."""
    if isinstance(code, CautionCode):
        return CAUTIONS[code]
    return REFUSALS[code] if isinstance(code, Code) else FINDINGS[code]


def sentence(code: Code | FindingCode | CautionCode, tr: Translator, /, **details: object) -> str:
    """The sentence of `code` in the language of `tr`, with `details` filled in.

    A detail that did not come is shown as a dash: a sentence never fails over a missing number. Sequences are
    joined with commas. Raises KeyError for a code that has no sentence.
    """
    return tr(english(code)).format_map(_Details({name: _shown(value) for name, value in details.items()}))


def sentence_of_error(error: JudgeDesktopError, tr: Translator) -> str:
    """The sentence of a refusal."""
    return sentence(error.code, tr, **error.details)


def sentence_of_finding(finding: Finding, tr: Translator) -> str:
    """The sentence of a finding, without its place."""
    return sentence(finding.code, tr, **finding.details)


def sentence_of_caution(caution: Caution, tr: Translator) -> str:
    """The sentence of a caution, without its category."""
    return sentence(caution.code, tr, **told(caution.details, tr))


def sentence_of_bug(report: Path | None, tr: Translator) -> str:
    """That the program failed, and where the report of it lies, if a disk took one."""
    if report is None:
        return tr("This is a fault of the program. No report of it could be saved, as no disk here can be written")
    return tr("This is a fault of the program. A report lies in {path}", path=str(report))


class _Details(dict[str, str]):
    """The details of one sentence; whatever did not come reads as a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(one) for one in value)
    return str(value)
