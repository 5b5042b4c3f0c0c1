"""The statistics annex by its verb: what is written, what is kept apart, and when it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import EVERYWHERE
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.printing.printable import read_sight
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import squeezed, text_of
from tests.helpers.printing import why_not_now
from tests.unit.workflow.conftest import JUDGES, Desks, confirm_by_decision, score_everything

ENGLISH = translator(Language.EN)


def printed(ws: Workspace, folder: Path, options: PrintOptions | None = None) -> tuple[Path, ...]:
    return print_report(ws, ReportKind.STATISTICS, folder, ENGLISH, options or PrintOptions())


def test_the_annex_and_its_key_are_two_files(judged: Desks, tmp_path: Path) -> None:
    annex, key = printed(judged.chair, tmp_path / "out")
    names = [one.full_name("en") for one in read_sight(judged.chair, EVERYWHERE).draft.panel.voting]
    assert annex.name.startswith("Statistics annex-")
    assert key.name.startswith("Key to the letters of the judges-")
    assert [name for name in names if squeezed(name) in text_of(annex)] == []
    assert [name for name in names if squeezed(name) not in text_of(key)] == []
    assert "JudgeA" in text_of(annex)
    assert why_not_now(judged.chair, ReportKind.STATISTICS) is None


def test_names_stand_in_the_annex_only_when_asked_for(judged: Desks, tmp_path: Path) -> None:
    (annex,) = printed(judged.chair, tmp_path / "out", PrintOptions(names_judges=True, numerals=Numerals.ARABIC))
    for judge in read_sight(judged.chair, EVERYWHERE).draft.panel.voting:
        assert squeezed(judge.full_name("en")) in text_of(annex)


def test_before_scores_came_there_is_nothing_to_print(desks: Desks, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refusal:
        printed(desks.chair, tmp_path / "out")
    assert refusal.value.code is Code.NO_PACKAGE
    desks.package()
    with pytest.raises(JudgeDesktopError) as refusal:
        printed(desks.chair, tmp_path / "out")
    assert refusal.value.code is Code.NOTHING_TO_PRINT
    assert not (tmp_path / "out").exists()


def test_while_a_category_is_covered_nothing_of_the_round_is_printed(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    chair = read_sight(desks.chair, EVERYWHERE).draft.panel.chair
    assert chair is not None
    others = [judge for judge in JUDGES if judge != chair.id]
    for judge in others:
        session = desks.session(judge)
        score_everything(session)
        session.seal()
        desks.export(judge)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in others])
    with pytest.raises(JudgeDesktopError) as refusal:
        printed(desks.chair, tmp_path / "out")
    assert refusal.value.code is Code.FIGURES_COVERED
    assert not (tmp_path / "out").exists()
    assert why_not_now(desks.chair, ReportKind.STATISTICS) is Code.FIGURES_COVERED


def test_stopping_leaves_no_file(judged: Desks, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_report(judged.chair, ReportKind.STATISTICS, tmp_path / "out", ENGLISH, progress=stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_long_paper_can_be_stopped_while_it_is_set(
    judged: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report of one sheet, which tells nothing by itself."""
    monkeypatch.setattr("judge_desktop.workflow.printing.print_report._AGAIN_AFTER", 0)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_report(judged.chair, ReportKind.STANDINGS, tmp_path / "out", ENGLISH, progress=stop)
    assert told == [(0, 1)] * 5
    assert list((tmp_path / "out").iterdir()) == []


def test_an_open_round_is_marked_as_a_draft(judged: Desks, tmp_path: Path) -> None:
    annex, _ = printed(judged.chair, tmp_path / "out")
    for page in pypdf.PdfReader(annex).pages:
        resources = cast("Any", page["/Resources"])
        assert [name for name in resources["/XObject"] if b"DRAFT".hex() in name] != []
