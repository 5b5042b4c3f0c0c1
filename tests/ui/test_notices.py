"""A refusal is presented as what happened and what to do, in the language of the windows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.notices import NoticePlace, refusal_notice, what_and_how
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.finding_row import Weight


def test_a_refusal_says_what_happened_and_below_it_what_to_do(qtbot: QtBot) -> None:
    notice = refusal_notice(JudgeDesktopError(Code.JUDGE_UNKNOWN, judge="j9"))
    qtbot.addWidget(notice)

    assert (notice.weight(), notice.sentence(), notice.detail()) == (
        Weight.BLOCKS,
        "There is no judge “j9” on this panel.",
        "Check the list of the panel.",
    )


def test_in_thai_the_request_goes_below(qtbot: QtBot) -> None:
    set_language(Language.TH)
    notice = refusal_notice(JudgeDesktopError(Code.NO_CONTEST))
    qtbot.addWidget(notice)
    close = notice.findChild(Button, "notice_close")

    assert close is not None
    assert close.accessibleName() == "ปิดข้อความแจ้งนี้"
    assert notice.detail() == "" or notice.detail().startswith("กรุณา")


def test_a_quoted_name_is_never_cut() -> None:
    sentence = "The file “a. Big one” is gone. Ask for it."

    assert what_and_how(sentence) == ("The file “a. Big one” is gone.", "Ask for it.")
    assert what_and_how("Nothing was sealed") == ("Nothing was sealed", "")


def test_a_place_holds_one_notice_at_a_time(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    qtbot.addWidget(page)
    place = NoticePlace(column)
    first = place.show_refusal(JudgeDesktopError(Code.NO_CONTEST))
    second = place.show_refusal(JudgeDesktopError(Code.NO_PACKAGE))
    held = (column.count(), place.notice())
    place.clear()

    assert held == (1, second)
    assert (first.isHidden(), column.count(), place.notice()) == (True, 0, None)
