"""How the command line speaks: one JSON object or lines for people on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import Translator
from judge_desktop.config.log import Event, note
from judge_desktop.config.phrases import sentence_of_bug, sentence_of_error, sentence_of_finding
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding

DONE = 0
REFUSED = 1
BUG = 70
CANCELLED = 130  # what shells call the end by Ctrl+C

Plain = dict[str, Any]


class Speaker:
    """Prints what a command found, in the language and form that were asked for."""

    def __init__(self, tr: Translator, *, as_json: bool) -> None:
        self.tr = tr
        self.as_json = as_json

    def tell(self, content: Plain, lines: Sequence[str]) -> None:
        """Prints ``content`` as JSON or ``lines`` for people."""
        if self.as_json:
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        else:
            sys.stdout.write("".join(f"{line}\n" for line in lines))

    def refuse(self, error: JudgeDesktopError) -> int:
        """Prints an expected failure and returns its exit code."""
        note(Event.REFUSED, code=error.code)
        message = sentence_of_error(error, self.tr)
        if self.as_json:
            details = {name: self._plain(value) for name, value in error.details.items()}
            place = help_place(error.code)
            refusal = {"code": error.code.value, "message": message, "details": details, "help": place}
            self.tell({"error": refusal}, ())
        else:
            found = error.details.get("findings", ())
            lines = [self.finding_line(one) for one in found] if isinstance(found, tuple) else []
            sys.stderr.write("".join(f"{line}\n" for line in (message, *lines)))
        return REFUSED

    def finding(self, finding: Finding) -> Plain:
        """A finding for JSON."""
        return {
            "code": finding.code.value,
            "severity": finding.severity.value,
            "where": str(finding.where),
            "message": sentence_of_finding(finding, self.tr),
        }

    def finding_line(self, finding: Finding) -> str:
        """A finding for people."""
        where = finding.where
        row = self.tr("row {n}", n=where.row) if where.row else ""
        parts = (where.table, row, where.column, where.category, where.submission, where.criterion, where.judge)
        place = " · ".join(part for part in parts if part)
        sentence = sentence_of_finding(finding, self.tr)
        return f"{'✗' if finding.blocks else '!'} {place + ': ' if place else ''}{sentence}"

    def admit_bug(self, report: Path | None) -> int:
        """Says that the program is at fault and where the report lies; returns the exit code."""
        message = sentence_of_bug(report, self.tr)
        if self.as_json:
            self.tell(
                {"error": {"code": "bug", "message": message, "details": {"report": str(report) if report else None}}},
                (),
            )
        self.progress(message)
        return BUG

    def progress(self, words: str) -> None:
        """A line on stderr while something long goes on."""
        sys.stderr.write(f"{words}\n")

    def _plain(self, value: object) -> object:
        if isinstance(value, (str, int, bool)) or value is None:
            return value
        if isinstance(value, Finding):
            return self.finding(value)
        if isinstance(value, (list, tuple)):
            return [self._plain(item) for item in value]
        return str(value)
