"""Every component of `ui/widgets` in every state on one page, beside the design's picture of components.

`gallery(language)` builds the page in the look in force; `save_gallery` renders all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import Theme
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card, Panel
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField, RadioButton
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.day_bar import DayBar, DayState
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.navigation import Navigation, NavigationPage
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.plots import Distribution, HeatCell, HeatMap, SpreadLine
from judge_desktop.ui.widgets.progress import ProgressBar, ProgressRow
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.strip import Strip
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.ui.widgets.timeline import Stage, Timeline
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from tests.helpers.pictures import save_picture

MARKS = "ที่ น้ำ ปู่ ญี่ปุ่น กิ๊ก ฎุ"
TITLES = (
    ("อาคารรู้ใจ: การจัดการพลังงานในอาคารสูง", "Mindful Buildings: Managing Energy"),
    ("ตลาดนัดดิจิทัลเวียงดารา: แผงค้าออนไลน์", "Wiang Dara Digital Market"),
    ("งบประมาณเปิดใจ: ประชาชนร่วมเสนอ ร่วมเลือก ร่วมตรวจ", "Open Budget: Citizens Propose, Choose and Monitor"),
    ("คลังข้อมูลเมืองเดียวกัน: แบบจำลองเมืองเพื่อการอนุญาตก่อสร้าง", "One City Data Store: A Model of the City"),
)


@dataclass(frozen=True)
class Words:
    """Picks the sentence of one language."""

    language: Language

    def __call__(self, th: str, en: str) -> str:
        return th if self.language is Language.TH else en


def gallery(language: Language) -> QWidget:
    """The page with all components, two columns of 640 px."""
    say = Words(language)
    page = Panel(Role.CANVAS)
    columns = QHBoxLayout(page)
    columns.setContentsMargins(28, 20, 28, 20)
    columns.setSpacing(28)
    left = _column(
        _heading(say("ปุ่ม", "Buttons")),
        *_buttons(say),
        _heading(say("ช่องคะแนน", "Score fields")),
        _score_fields(say),
        _heading(say("สถานะ: รูปทรง ข้อความ สี", "Status: shape, words, colour")),
        *_chips(say),
        _heading(say("ข้อสังเกตใต้ช่อง", "Findings")),
        *_findings(say),
        _heading(say("แจ้ง", "Notices")),
        *_notices(say),
        _empty_and_dialog(say),
        *_choices(say),
        ChoiceCard(
            "folder-open",
            say("เปิดไฟล์ที่ได้รับ", "Open a file"),
            say("ชุดผลงาน ไฟล์คะแนน หรือไฟล์ผลการตัดสิน", "A package, a score file or a results file"),
            "Ctrl+O",
        ),
        _criteria(say),
        *_days(say),
        _plots(say),
    )
    right = _column(
        _timeline(say),
        _checklist(say),
        *_fields(say),
        _table(say),
        _lists(say),
        *_strips(say),
        _marks(),
    )
    columns.addLayout(left, 1)
    columns.addLayout(right, 1)
    return page


def save_gallery(
    app: QApplication,
    folder: Path,
    text_sizes: Sequence[int] = (100, 150),
    languages: Sequence[Language] = tuple(Language),
) -> list[Path]:
    """Render the page in both schemes, the languages and the text sizes; leaves the light theme behind."""
    saved = []
    for text_size in text_sizes:
        for theme in (Theme.LIGHT, Theme.DARK):
            apply_theme(app, theme, text_size)
            for language in languages:
                page = gallery(language)
                width = 1366 * text_size // 100
                path = folder / f"components-{theme.value}-{language.value}-{text_size}.png"
                saved.append(save_picture(page, path, width))
                page.close()
                page.deleteLater()
    apply_theme(app, Theme.LIGHT)
    return saved


def _column(*parts: QWidget | QLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return column


def _row(*widgets: QWidget, spacing: int = 10, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def _heading(words: str) -> TextLabel:
    return TextLabel(words, Type.LABEL, Role.INK2)


def _buttons(say: Words) -> list[QHBoxLayout]:
    off = Button(say("ปิดใช้", "Disabled"), ButtonKind.PRIMARY)
    off.set_disabled_reason(say("ยังไม่มีไฟล์", "There is no file yet"))
    on = Button(say("เลือกอยู่", "Chosen"))
    on.setCheckable(True)
    on.setChecked(True)
    small = Button(say("เปลี่ยนไฟล์", "Replace"), size=ButtonSize.SMALL)
    quiet = Button(say("เงียบ", "Quiet"), ButtonKind.QUIET, icon="undo-2")
    focused = Button(say("โฟกัส", "Focus"))
    focused._keyboard.is_shown = lambda: True  # type: ignore[method-assign]  # a picture has one focus at most
    focused_primary = Button(say("โฟกัส", "Focus"), ButtonKind.PRIMARY)
    focused_primary._keyboard.is_shown = lambda: True  # type: ignore[method-assign]
    return [
        _row(
            Button(say("บันทึก", "Save"), ButtonKind.PRIMARY),
            Button(say("ผลงานถัดไป", "Next"), ButtonKind.PRIMARY, icon_after="arrow-right"),
            focused_primary,
            off,
        ),
        _row(
            Button(say("ยกเลิก", "Cancel")),
            focused,
            on,
            Button(say("ลบ", "Delete"), ButtonKind.DANGER, icon="trash-2"),
            quiet,
            small,
        ),
        _row(
            Button(say("ปักหมุดหน้านี้", "Pin this page"), icon="pin", key="F7", size=ButtonSize.SMALL),
            IconButton("house", say("หน้าแรก", "Home")),
            IconButton("search", say("ค้นหา", "Search"), key="Ctrl+F"),
            Button(say("เปิดการประกวดตัวอย่าง", "Open the demo contest"), ButtonKind.LINK),
            Switcher(say("ภาษา", "Language"), [("th", "ไทย"), ("en", "English")]),
        ),
        _row(
            Button(
                say("ยืนยันคะแนนทั้งหมดและบันทึกไฟล์", "Seal all scores and save the file"),
                ButtonKind.PRIMARY,
                icon="lock",
                size=ButtonSize.BIG,
            ),
            stretch=False,
        ),
    ]


def _score_fields(say: Words) -> QHBoxLayout:
    names = (
        say("ว่าง", "empty"),
        say("มีค่า", "value"),
        say("ต้องแก้", "blocks"),
        say("ควรดู", "warns"),
        say("อ่านอย่างเดียว", "read-only"),
        say("ซ่อน", "hidden"),
    )
    fields = [NumberField(name) for name in names]
    for field, typed in zip(fields, ("", "24", "34", "๑๒", "31", "28"), strict=True):
        field.set_typed(typed)
    fields[2].set_findings(FieldFindings.BLOCKS)
    fields[3].set_findings(FieldFindings.WARNS)
    fields[4].set_read_only(True)
    fields[5].set_numbers_hidden(True)
    row = QHBoxLayout()
    for name, field in zip(names, fields, strict=True):
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(TextLabel(name, Type.CAPTION, Role.INK2, wraps=False))
        row.addLayout(column)
    row.addStretch(1)
    return row


def _chips(say: Words) -> list[QHBoxLayout]:
    return [
        _row(
            StatusChip(Shape.RING, say("ยังไม่เริ่ม", "Not started")),
            StatusChip(Shape.HALF, say("กำลังให้คะแนน", "In progress"), Tone.ACCENT),
            StatusChip(Shape.TICK, say("ให้คะแนนครบแล้ว", "Complete"), Tone.OK),
            StatusChip(Shape.DOT, say("กำลังนำเสนอ", "Presenting"), Tone.ACCENT),
        ),
        _row(
            StatusChip(Shape.HALF, say("ยังให้คะแนนไม่ครบ", "Incomplete"), Tone.WARN),
            StatusChip(Shape.PADLOCK, say("ยืนยันคะแนนแล้ว", "Sealed")),
            StatusChip(Shape.STRUCK, say("ถอนตัว", "Recused")),
            StatusChip(Shape.DASHED, say("ลาประชุม", "Absent")),
        ),
        _row(
            StatusChip(Shape.TICK, say("นับแล้ว", "Counted"), Tone.OK, filled=False),
            StatusChip(Shape.OCTAGON, say("ไม่รับ", "Refused"), Tone.BAD, filled=False),
            StatusChip(Shape.TRIANGLE, say("ควรหารือ", "To discuss"), Tone.WARN, filled=False),
        ),
    ]


def _findings(say: Words) -> list[QWidget]:
    return [
        FindingRow(Weight.BLOCKS, say("คะแนนเกินคะแนนเต็ม 30 คะแนน", "More than the full mark of 30")),
        FindingRow(Weight.WARNS, say("ยังไม่มีข้อเสนอแนะต่อผู้สมัคร", "No comment for the applicant yet")),
        FindingRow(Weight.NOTE, say("ได้รับชุดปรับปรุงเมื่อ 09.50 น.", "An update was received at 09:50")),
    ]


def _notices(say: Words) -> list[QWidget]:
    return [
        Notice(
            Weight.FINE, say("บันทึกไฟล์คะแนนแล้ว", "The score file was saved"), action=say("เปิดโฟลเดอร์", "Show folder")
        ),
        Notice(
            Weight.WARNS,
            say("แบบที่เปิดอยู่ไม่ใช่ผลงานที่กำลังนำเสนอ", "The form open is not the one presenting"),
            action=say("ไปผลงาน 12", "Go to 12"),
            key="F8",
        ),
        Notice(
            Weight.BLOCKS,
            say("ไฟล์เสียหาย ไม่สามารถเปิดได้", "The file is damaged and cannot be opened."),
            detail=say("ขอไฟล์ใหม่จากผู้ส่ง แล้วลากมาวางอีกครั้ง", "Ask the sender for a new one and drop it here again."),
            close_name=say("ปิด", "Close"),
        ),
    ]


def _empty_and_dialog(say: Words) -> QHBoxLayout:
    card = Card()
    card.use_body().addWidget(
        EmptyState(
            "inbox",
            say("ยังไม่มีไฟล์คะแนน", "No score file yet"),
            say("ลากไฟล์จากห้องแชตมาวางที่นี่", "Drag files from the chat to here"),
            say("เลือกไฟล์", "Choose files"),
            action_icon="folder-open",
        )
    )
    dialog = Dialog(
        say("แทนที่คะแนนเดิมหรือไม่", "Replace the scores?"),
        say("ครั้งที่ 1 จะยังเก็บไว้ และเรียกคืนได้", "Revision 1 is kept and can be taken back"),
        say("แทนที่", "Replace"),
        say("ยกเลิก", "Cancel"),
    )
    framed = Card()
    framed.body.setContentsMargins(0, 0, 0, 0)
    framed.body.addWidget(_inline(dialog))
    progress = ProgressRow(say("กำลังรวมไฟล์ 4 จาก 7", "Merging file 4 of 7"), say("ยกเลิก", "Cancel"))
    progress.set_progress(4, 7, progress.words())
    column = QVBoxLayout()
    column.addWidget(framed)
    column.addWidget(progress)
    column.addWidget(ProgressBar(12, 21, say("12 จาก 21", "12 of 21"), Tone.OK))
    column.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(card, 1)
    row.addLayout(column, 1)
    return row


def _inline(dialog: Dialog) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(4, 4, 4, 4)
    dialog.setMinimumWidth(0)
    dialog.setParent(holder)
    column.addWidget(dialog)
    return holder


def _choices(say: Words) -> list[QWidget | QLayout]:
    choice = ChoiceField(say("คอลัมน์", "Column"), [("a", say("ชื่อผลงาน ภาษาไทย", "Title in Thai"))])
    nothing = ChoiceField(say("คอลัมน์", "Column"), [], placeholder=say("เลือกช่อง", "Choose a column"))
    nothing.set_findings(FieldFindings.WARNS)
    off = CheckBox(say("ปิดใช้", "Disabled"))
    off.setEnabled(False)
    return [
        _row(choice, nothing, stretch=False),
        _row(
            CheckBox(say("จำการจับคู่นี้", "Remember"), checked=True),
            CheckBox(say("เลขไทย", "Thai digits")),
            off,
            RadioButton(say("ซ้อม", "Rehearsal"), checked=True),
            RadioButton(say("ใช้จริง", "Official")),
        ),
        CheckBox(
            say(
                "ข้าพเจ้าขอรับรองว่าไม่มีส่วนได้เสียกับผลงานที่ประเมิน และจะรักษาความลับของการพิจารณาจนกว่าจะประกาศผล",
                "I declare that I have no interest in the works to be judged and will keep the deliberation "
                "confidential until the results are published",
            )
        ),
    ]


def _timeline(say: Words) -> QWidget:
    card = Card()
    card.use_body().addWidget(
        Timeline(
            [
                Stage(say("เตรียม", "Prepare"), say("ผลงาน เกณฑ์", "Works, rubric"), "31 ส.ค.", Shape.TICK, Tone.OK),
                Stage(say("ชุดผลงาน", "Package"), say("ส่งให้กรรมการ", "To judges"), "5 ก.ย.", Shape.DOT, Tone.ACCENT),
                Stage(say("รวมคะแนน", "Merge"), say("ไฟล์ 7 ท่าน", "7 files"), "8 ก.ย."),
                Stage(say("ประกาศผล", "Publish"), say("หนังสือ", "Letters"), "15 ก.ย."),
            ]
        )
    )
    return card


def _checklist(say: Words) -> QWidget:
    card = Card(say("ก่อนส่งชุดผลงานให้กรรมการ", "Before the package is sent"))
    card.add_to_header(TextLabel(say("4 จาก 7", "4 of 7"), Type.LABEL, Role.INK2, wraps=False))
    here = StatusRow(
        Shape.DOT,
        say("ตัดสินกรณีคะแนนเท่ากัน 1 ด้าน", "Settle the tie in 1 category"),
        Tone.ACCENT,
        detail=say("การดำรงชีวิตอัจฉริยะ: ผลงาน 19 และ 21 ได้ 82.43 เท่ากัน", "Smart Living: 19 and 21 have 82.43 each"),
        action=say("เปิดด้านนี้", "Open"),
        kind=ButtonKind.PRIMARY,
    )
    here.set_current(True)
    for row in (
        StatusRow(Shape.TICK, say("ผลงาน 21 ผลงาน มีไฟล์แนบครบ", "21 works with all their files"), Tone.OK),
        here,
        StatusRow(
            Shape.OCTAGON,
            say("สไลด์ของผลงาน 12 เปิดไม่ได้", "The slides of 12 cannot be opened"),
            Tone.BAD,
            detail=say("ไฟล์เสียหาย ขอไฟล์ใหม่จากผู้ประสานงาน", "Damaged: ask the contact for a new file"),
            action=say("เปลี่ยนไฟล์", "Replace"),
        ),
        StatusRow(
            Shape.TRIANGLE,
            say("กรรมการท่านที่ 4", "Judge 4"),
            Tone.WARN,
            detail=say("เลือกฉบับที่ถูกต้องทางขวา", "Choose the right one at the right"),
            outcome=say("มีสองฉบับ ยังไม่นับ", "Two versions, not counted"),
        ),
    ):
        card.add_row(row)
    return card


def _fields(say: Words) -> list[QWidget | QLayout]:
    name = LabelledField(
        say("ชื่อภาษาอังกฤษ", "Name in English"),
        TextField("", placeholder=say("พิมพ์ที่นี่", "Type here")),
        hint=say("ไม่บังคับ", "optional"),
    )
    name.set_finding(Weight.BLOCKS, say("ชื่อนี้มีอยู่แล้ว", "This name exists already"))
    comment = CommentField(
        say("ข้อเสนอแนะ", "Comment"), count_words=lambda n: say(f"{n} ตัวอักษร", f"{n} characters"), max_lines=4
    )
    comment.set_comment(
        say(
            "มีข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบ\n" + MARKS,
            "Clear figures before and after. Please show how data will be collected next year.",
        )
    )
    search = TextField(say("ค้นหา", "Search"), placeholder=say("ค้นหาเลขที่หรือชื่อ", "Search"), icon="search")
    drop = DropZone(
        say("ลากไฟล์คะแนนมาวางที่นี่ หรือวางจากคลิปบอร์ด", "Drop score files here, or paste them"),
        say("เลือกไฟล์", "Choose files"),
        detail=say("เฝ้าดูโฟลเดอร์อยู่", "Watching the inbox folder"),
    )
    return [_row(name, search, stretch=False), comment, drop]


def _table(say: Words) -> QWidget:
    card = Card()
    table = Table(
        say("คะแนนของฉัน", "My scores"),
        [
            TableColumn(say("ลำดับ", "Rank"), 70, numeric=True),
            TableColumn(say("ผลงาน", "Submission")),
            TableColumn(say("รวม", "Total"), 70, numeric=True),
            TableColumn("", 150),
        ],
        fits_rows=True,
    )
    warn = TableCell(say("ด้านเดียวกัน", "same category"), shape=Shape.TRIANGLE, tone=Tone.WARN, chip=True)
    table.set_rows(
        [
            TableRow("7", (TableCell("1"), TableCell("7 " + say(*TITLES[1])), _total("89"), TableCell())),
            TableRow("11", (TableCell("2"), TableCell("11 " + say(*TITLES[2])), _total("81"), warn)),
            TableRow(
                "22",
                (
                    TableCell("22", shape=Shape.OCTAGON, tone=Tone.BAD),
                    TableCell(say(*TITLES[3])),
                    TableCell("16"),
                    TableCell("16 ก.พ. 2566", tone=Tone.BAD),
                ),
                Tone.BAD,
            ),
        ]
    )
    table.set_current_key("11")
    card.body.addWidget(table)
    card.body.setContentsMargins(0, 4, 0, 8)
    return card


def _total(number: str) -> TableCell:
    return TableCell(number, line=Type.STRONG)


def _lists(say: Words) -> QHBoxLayout:
    status = (
        (say("ถอนตัวจากการพิจารณา", "Recused"), Shape.STRUCK, Tone.NEUTRAL, "", True, ""),
        (say("ให้คะแนนครบแล้ว", "Complete"), Shape.TICK, Tone.OK, "74", False, say("ขอหารือ", "flagged")),
        (say("กำลังให้คะแนน", "In progress"), Shape.HALF, Tone.ACCENT, "", False, ""),
        (say("ยังไม่เริ่ม", "Not started"), Shape.RING, Tone.NEUTRAL, "", False, ""),
    )
    rows = [
        ListRow(str(n), str(n), say(*title), *state)
        for n, title, state in zip((6, 7, 11, 12), TITLES, status, strict=True)
    ]
    lists = [RowList(say("ผลงาน", "Submissions")) for _ in range(2)]
    for one in lists:
        one.set_rows(rows)
        one.set_current_key("11")
        one.setMinimumHeight(270)
    lists[0].setMinimumWidth(250)
    lists[1].set_rail(True)
    lists[1].setFixedWidth(64)
    navigation = Navigation(
        say("หน้า", "Pages"),
        [
            NavigationPage("overview", "layout-dashboard", say("ภาพรวม", "Overview")),
            NavigationPage("submissions", "files", say("ผลงาน", "Submissions"), 1),
            NavigationPage("merge", "merge", say("รวมคะแนน", "Merge"), 1),
            NavigationPage("rubric", "list-checks", say("เกณฑ์การให้คะแนน", "Rubric"), 1),
        ],
        title="Smart City Solution",
        subtitle=say("Awards 2023 · ใช้จริง", "Awards 2023 · official"),
    )
    navigation.set_page("merge")
    navigation.set_count("submissions", "21")
    navigation.set_problem("merge", Weight.WARNS, "2", say("2 เรื่องควรดู", "2 warnings"))
    navigation.set_problem("rubric", Weight.BLOCKS, "", say("ต้องแก้", "blocked"))
    return _row(lists[0], lists[1], navigation)


def _strips(say: Words) -> list[QWidget]:
    strip = Strip(
        say("แบบที่เปิดอยู่คือผลงาน 11 แต่กำลังนำเสนอผลงาน 12", "The form open is 11, but 12 is presenting"),
        Button(say("ไปผลงาน 12", "Go to 12"), icon="arrow-right", key="F8", size=ButtonSize.SMALL),
    )
    place = QWidget()
    QVBoxLayout(place).addWidget(strip)
    strip.show_strip()
    header = PageHeader(
        say("ยืนยันและส่งคะแนน", "Seal and send"),
        say("กรรมการท่านที่ 3 · ใช้จริง", "Judge 3 · official"),
        back=say("กลับ", "Back"),
    )
    header.add_action(Button(say("สำรองไฟล์", "Safety copy"), icon="save"))
    tabs = TabStrip(
        say("ไฟล์แนบ", "Attachments"),
        say("อีก {n}", "{n} more"),
        [
            Tab("a", say("ข้อเสนอโครงการ", "Proposal"), "file-text"),
            Tab("b", say("สไลด์", "Slides"), "presentation", say("ใหม่ 09.50 น.", "new 09:50")),
            Tab("c", say("วิดีโอ", "Video"), "film"),
            Tab("d", say("ภาพถ่าย", "Photos"), "image", "6"),
            Tab("e", say("หนังสือรับรอง", "Letter"), "file-text"),
        ],
    )
    return [place, header, tabs]


def _criteria(say: Words) -> QWidget:
    card = Card()
    card.body.setContentsMargins(1, 8, 1, 8)
    card.body.setSpacing(0)
    rows = [
        CriterionRow(say("มิติที่ 1 : ที่มาและความสำคัญของโครงการ", "1 Background and importance"), "/ 10"),
        CriterionRow(
            say("มิติที่ 2 : แนวทางการดำเนินโครงการ Smart Solution", "2 How the smart solution is carried out"), "/ 30"
        ),
    ]
    rows[0].field.set_typed("8")
    rows[1].field.set_typed("34")
    rows[1].set_pins([("a", say("หน้า 7", "page 7")), ("b", say("หน้า 9", "page 9"))])
    rows[1].set_findings([(Weight.BLOCKS, say("คะแนนเกินคะแนนเต็ม 30 คะแนน", "More than the full mark of 30"))])
    for row in rows:
        card.body.addWidget(row)
    return card


def _days(say: Words) -> list[QWidget]:
    states = (
        (say("นำเสนอ · เหลือ", "Talk · left"), "06:24", 6, Tone.ACCENT),
        (say("ใกล้หมดเวลา", "Almost over"), "01:58", 8, Tone.WARN),
        (say("เกินเวลา", "Over time"), "+00:36", 10, Tone.BAD),
    )
    return [
        DayBar(
            DayState(
                say("กำลังนำเสนอ", "Presenting"),
                "11",
                say(*TITLES[2]),
                phase,
                left,
                done,
                10,
                tone,
                say("ถัดไป", "Next"),
                "12",
                say("13.34 น.", "13:34"),
            )
        )
        for phase, left, done, tone in states
    ]


def _plots(say: Words) -> QWidget:
    card = Card(say("กรรมการ × ผลงาน", "Judges × submissions"))
    body = card.use_body()
    spread = SpreadLine(say("คะแนนกรรมการ 71 ถึง 87", "Judges from 71 to 87"))
    spread.set_values([71, 80, 82, 84, 85, 86, 87], 82.14, 65, 95, Tone.WARN)
    distribution = Distribution(say("มัธยฐาน 8 จาก 10", "Median 8 of 10"))
    distribution.set_values([8] * 7 + [7] * 3 + [9, 9, 6], 8, 10, chosen=[8, 8])
    heat = HeatMap(say("กรรมการ ข ต่างจากท่านอื่น", "Judge B is far from the others"))
    heat.set_cells(
        [say(f"กรรมการ {th}", f"Judge {en}") for th, en in zip("กขค", "ABC", strict=True)],
        [
            ("10", [HeatCell("84", 0.6), HeatCell("88", 1.0), HeatCell("80", 0.4)]),
            ("11", [HeatCell("82", 0.5), HeatCell("71", 0.0, is_outlier=True), HeatCell("80", 0.4)]),
        ],
    )
    for plot in (spread, distribution, heat):
        body.addWidget(plot)
    return card


def _marks() -> QWidget:
    card = Card()
    body = card.use_body()
    body.setSpacing(0)
    digits = {Type.SCORE, Type.NUMBER, Type.TOTAL}
    for line in Type:
        body.addWidget(TextLabel("0123456789" if line in digits else MARKS, line, wraps=False))
    return card
