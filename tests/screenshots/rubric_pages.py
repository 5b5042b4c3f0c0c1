"""The rubric editor while somebody works in it, and the questions of the package page, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.effects import ChangeEffects, Effect, EffectKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.correction_dialog import CorrectionDialog
from judge_desktop.ui.chair.package_questions import BackupDialog, EffectsDialog, mode_question
from judge_desktop.ui.chair.rubric_groups import GroupsDialog
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.workflow.build_package import PackageOptions


def rubric_pictures(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """(name, widget); nothing of the contest is changed."""
    page = window.pages["rubric"]
    rubric = page.rubric() if isinstance(page, RubricPage) else None
    state = window.state
    if not isinstance(page, RubricPage) or rubric is None or state is None:
        return
    window.show_page("rubric")
    third = rubric.criteria[2].id
    page.choose_criterion(third)
    page.list.entries[third].field.set_typed("35")
    page.list.entries[third].field.number_changed.emit("35")
    page.detail.guidelines.open_entry(1)
    yield "chair-rubric-typing", window
    page.list.entries[third].field.number_changed.emit(str(rubric.criteria[2].full_mark))
    groups = GroupsDialog(page)
    groups.add.click()
    correction = CorrectionDialog(state.judged, page)
    correction.fields["title_th"].field.setText("ชื่อผลงานที่แก้ไขแล้ว")
    lost = Effect(kind=EffectKind.JUDGE_REMOVED, judge=state.judged.panel.voting[0].id, sealed=21)
    costly = replace(state, effects=ChangeEffects(effects=(lost,), counted=126, lost=21))
    yield from (
        ("chair-rubric-groups", groups),
        ("chair-package-correction", correction),
        ("chair-package-effects", EffectsDialog(costly, page)),
        ("chair-package-backup", BackupDialog(page, too_near="backup.zip")),
        ("chair-package-mode", mode_question(PackageOptions(mode=Mode.REHEARSAL), page)),
    )
