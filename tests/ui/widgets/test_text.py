"""Lines fall at words, marks are never cut, and what a person wrote is never taken for markup."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Theme
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.text_lines import break_offsets, elide, word_around, wrap
from judge_desktop.ui.widgets.theme import apply_theme, look
from judge_desktop.ui.widgets.tokens import Role, Type
from tests.helpers.accessibility import accessible_name
from tests.helpers.keyboard import press
from tests.helpers.pictures import picture

MARKS = "ที่ น้ำ ปู่ ญี่ปุ่น กิ๊ก ฎุ ฟื้น"
TITLE = "งบประมาณเปิดใจ: ประชาชนร่วมเสนอ ร่วมเลือก ร่วมตรวจ"
TEXTS = st.text(st.sampled_from("กขคงจที่นี้ปู่ความการผู้ abcXYZ 019๑๒.,:–()😀"), max_size=80)


@settings(max_examples=60)
@given(TEXTS, st.integers(-30, 400))
def test_nothing_of_a_text_is_lost_between_its_lines(text: str, width: int) -> None:
    metrics = look().metrics(Type.BODY)
    lines = wrap(text, metrics, width)

    assert "".join(text[line.start : line.end] for line in lines) == text
    assert [line.shown for line in lines] == [text[line.start : line.end].rstrip() for line in lines]


@settings(max_examples=60)
@given(TEXTS, st.integers(40, 400))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    metrics = look().metrics(Type.BODY)

    assert [line for line in wrap(text, metrics, width, 2) if metrics.horizontalAdvance(line.shown) > width + 1] == []
    assert metrics.horizontalAdvance(elide(text, metrics, width)) <= width + 1


def test_thai_breaks_at_words_and_rather_at_a_space(qapp: QApplication) -> None:
    lines = wrap(TITLE, look().metrics(Type.TITLE), 290)

    assert [line.shown for line in lines] == ["งบประมาณเปิดใจ: ประชาชนร่วมเสนอ", "ร่วมเลือก ร่วมตรวจ"]


def test_no_line_begins_with_the_dot_between_two_parts(qapp: QApplication) -> None:
    words = "dance  ·  front  ·  kidney  ·  ตะเกียง · ประดับ"
    metrics = look().metrics(Type.BODY)

    assert {line.shown.lstrip()[:1] == "·" for width in range(90, 300, 5) for line in wrap(words, metrics, width)} == {
        False
    }


def test_what_does_not_fit_is_cut_at_a_word(qapp: QApplication) -> None:
    metrics = look().metrics(Type.BODY)
    cut = elide(TITLE, metrics, 200)

    assert cut.endswith("…")
    assert len(cut) - 1 in {*break_offsets(TITLE), *(n - 1 for n in break_offsets(TITLE))}
    assert elide("short", metrics, 200) == "short"


def test_new_lines_are_kept_and_a_word_too_wide_is_broken_between_letters(qapp: QApplication) -> None:
    metrics = look().metrics(Type.BODY)

    assert [line.shown for line in wrap("a\n\nb", metrics, 100)] == ["a", "", "b"]
    assert "".join(line.shown for line in wrap("x" * 60, metrics, 100)) == "x" * 60
    assert wrap("😀" * 30, metrics, 100)[0].shown.strip("😀") == ""


def test_a_very_long_word_is_measured_a_few_times_only(qapp: QApplication) -> None:
    class Counting(QFontMetricsF):
        count = 0

        def horizontalAdvance(self, *asked: Any) -> float:
            Counting.count += 1
            return super().horizontalAdvance(*asked)

    lines = wrap("x" * 3000, Counting(look().font(Type.BODY)), 400)
    assert "".join(line.shown for line in lines) == "x" * 3000
    assert Counting.count < 20 * len(lines)


def test_a_double_click_takes_one_word(qapp: QApplication) -> None:
    assert word_around("open the file", 6) == (5, 8)
    assert word_around("open", 4) == (4, 4)


@pytest.mark.parametrize("text_size", [90, 100, 150])
@pytest.mark.parametrize("line", [Type.CAPTION, Type.BODY, Type.STRONG, Type.TITLE, Type.HEADING, Type.HERO])
def test_no_mark_is_cut_by_its_label(qtbot: QtBot, qapp: QApplication, line: Type, text_size: int) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size)
    label = TextLabel(MARKS, line, wraps=False)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    image = QImage(label.width(), label.height() + 200, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(look().font(line))
    painter.drawText(QPointF(0, 100 + look().size(line).baseline_px), MARKS)
    painter.end()

    inked = [y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).red() < 128]
    assert (min(inked) >= 100, max(inked) - 100 < label.height()) == (True, True), (min(inked) - 100, max(inked) - 100)


@pytest.mark.parametrize("text", ["ไปยังส่วนต่าง ๆ", "ให้คะแนน", "โปรแกรม", "jury"])
@pytest.mark.parametrize("text_size", [100, 200])
def test_no_letter_that_reaches_to_the_left_is_cut(qtbot: QtBot, qapp: QApplication, text: str, text_size: int) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size)
    at_the_left = TextLabel(text, Type.HEADING, wraps=False)
    with_room = TextLabel(text, Type.HEADING, align=Qt.AlignmentFlag.AlignRight)
    for label in (at_the_left, with_room):
        qtbot.addWidget(label)
    whole = picture(with_room, at_the_left.sizeHint().width() + 40)

    assert _ink_width(picture(at_the_left, at_the_left.sizeHint().width())) in range(
        _ink_width(whole) - 1, _ink_width(whole) + 2
    )


def _ink_width(shown: QPixmap) -> int:
    """Columns from the first to the last that holds a dark pixel."""
    image = shown.toImage()
    inked = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).red() < 150]
    return max(inked) - min(inked) + 1


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = TextLabel("<b>Team & Co</b>")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())

    assert label.lines() == ("<b>Team & Co</b>",)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_wrapping_label_gets_the_height_of_its_lines_from_any_layout(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    label = TextLabel(TITLE, Type.BODY)
    column.addWidget(label)
    qtbot.addWidget(page)
    picture(page, 200)

    assert len(label.lines()) == 2
    assert label.height() == 2 * look().size(Type.BODY).line_px


def test_what_was_cut_stays_in_tooltip_and_accessible_name(qtbot: QtBot) -> None:
    label = TextLabel(TITLE, Type.BODY, max_lines=1)
    qtbot.addWidget(label)
    picture(label, 150)
    assert label.is_cut()
    assert (label.toolTip(), accessible_name(label)) == (TITLE, TITLE)

    picture(label, 500)
    assert not label.is_cut()
    assert (label.toolTip(), accessible_name(label)) == ("", TITLE)


def test_text_can_be_selected_and_copied_as_it_was_given(qtbot: QtBot) -> None:
    label = SelectableText(TITLE, Type.BODY, Role.INK)
    qtbot.addWidget(label)
    picture(label, 200)

    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert TITLE.startswith(label.selected_text())
    assert label.selected_text() != ""
    press(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == TITLE


def test_words_that_stay_the_same_leave_everything_around_them_where_it_is(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    label = TextLabel(TITLE)
    column.addWidget(label)
    around.show()
    QApplication.sendPostedEvents()
    asked: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if watched is around and event.type() is QEvent.Type.LayoutRequest:
                asked.append(label.text())
            return False

    watch = Watch()
    around.installEventFilter(watch)
    label.setText(TITLE)
    label.set_line(label.line())
    QApplication.sendPostedEvents()
    assert asked == []
    label.setText("7")
    QApplication.sendPostedEvents()
    assert asked == ["7"]
