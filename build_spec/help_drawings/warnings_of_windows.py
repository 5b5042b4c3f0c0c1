"""What Windows, a browser and an antivirus show before the program runs, and the two pages of our installer.

The English words are those of Windows 11 and Edge as they are documented; the Thai ones stand with the English ones
beside them, because they could not be compared with a Thai Windows.
"""

from __future__ import annotations

from build_spec.help_drawings.canvas import AMBER, INK2, LINE, WHITE, Canvas

WINDOWS_BLUE = "#0067B8"
_ACCENT = "#0F6CBD"
_GREY = "#F3F3F3"
_RED = "#B3261E"
SETUP = "judge-desktop-…-setup.exe"

TITLE = {"en": "Windows protected your PC", "th": "Windows ปกป้องพีซีของคุณ"}
SUBTITLE = {"en": "", "th": "(Windows protected your PC)"}
BODY = {
    "en": (
        "Microsoft Defender SmartScreen prevented\n"
        "an unrecognized app from starting. Running\n"
        "this app might put your PC at risk."
    ),
    "th": ("Microsoft Defender SmartScreen ป้องกันไม่ให้\nแอปที่ไม่รู้จักเริ่มทำงาน การเรียกใช้แอปนี้\nอาจทำให้พีซีของคุณมีความเสี่ยง"),
}
MORE = {"en": "More info", "th": "ข้อมูลเพิ่มเติม (More info)"}
RUN = {"en": "Run anyway", "th": "เรียกใช้ต่อไป (Run anyway)"}
STOP = {"en": "Don't run", "th": "ไม่เรียกใช้"}
APP = {"en": f"App:  {SETUP}", "th": f"แอป:  {SETUP}"}
PUBLISHER = {"en": "Publisher:  Unknown publisher", "th": "ผู้เผยแพร่:  ไม่รู้จักผู้เผยแพร่"}


def draw_smartscreen(canvas: Canvas, language: str) -> None:
    """The blue window twice: before and after "More info"."""
    y = _blue_window(canvas, 12, language)
    canvas.words(34, y + 8, MORE[language], 14, colour=WHITE, is_link=True)
    canvas.number(34 + canvas.wide(MORE[language], 14) + 24, y + 20, 1)
    _blue_button(canvas, 338, STOP[language])
    y = _blue_window(canvas, 366, language)
    y = canvas.words(388, y + 8, APP[language], 14, colour=WHITE)
    canvas.words(388, y, PUBLISHER[language], 14, colour=WHITE)
    left = _blue_button(canvas, 692, STOP[language])
    left = _blue_button(canvas, left - 10, RUN[language])
    canvas.number(left - 2, 250, 2)


def _blue_window(canvas: Canvas, x: float, language: str) -> float:
    canvas.box(x, 12, 342, 288, WINDOWS_BLUE)
    y = canvas.words(x + 22, 22, TITLE[language], 20, colour=WHITE, weight=500)
    if SUBTITLE[language]:
        y = canvas.words(x + 22, y - 4, SUBTITLE[language], 14, colour=WHITE)
    return canvas.words(x + 22, y + 4, BODY[language], 14, colour=WHITE)


def _blue_button(canvas: Canvas, right: float, text: str) -> float:
    return canvas.button(right, 252, text, fill=WINDOWS_BLUE, colour=WHITE, edge=WHITE, radius=0)


DOWNLOADS = {"en": "Downloads", "th": "รายการดาวน์โหลด (Downloads)"}
UNCOMMON = {
    "en": "isn't commonly downloaded. Make sure\nyou trust it before you open it.",
    "th": "ไม่ได้รับการดาวน์โหลดโดยทั่วไป\nกรุณาตรวจให้แน่ใจว่าเชื่อถือได้ก่อนเปิด",
}
KEEP = {"en": "Keep", "th": "เก็บไว้ (Keep)"}
DELETE = {"en": "Delete", "th": "ลบ (Delete)"}
ASKED = {
    "en": f"Make sure you trust\n{SETUP}\nbefore you open it",
    "th": f"กรุณาตรวจให้แน่ใจว่าเชื่อถือ\n{SETUP}\nได้ก่อนเปิด",
}
SHOW_MORE = {"en": "Show more", "th": "แสดงเพิ่มเติม (Show more)"}
KEEP_ANYWAY = {"en": "Keep anyway", "th": "เก็บไว้ต่อไป (Keep anyway)"}


def draw_browser(canvas: Canvas, language: str) -> None:
    """The list of downloads with its menu, and the question that follows."""
    canvas.box(12, 12, 376, 288, WHITE, radius=8, edge=LINE)
    canvas.words(30, 22, DOWNLOADS[language], 16, weight=600)
    canvas.box(24, 60, 352, 92, _GREY, radius=6)
    canvas.triangle(38, 78, 24, AMBER)
    canvas.words(76, 66, SETUP, 14, weight=500)
    canvas.words(76, 90, UNCOMMON[language], 14, colour=INK2)
    canvas.words(364, 64, "•••", 15, weight=600, align="right")
    canvas.number(318, 80, 1)
    canvas.box(186, 158, 190, 84, WHITE, radius=6, edge=LINE)
    canvas.words(202, 166, DELETE[language], 14)
    canvas.words(202, 204, KEEP[language], 14, weight=500)
    canvas.number(202 + canvas.wide(KEEP[language], 14, 500) + 24, 216, 2)
    canvas.box(404, 12, 304, 288, WHITE, radius=8, edge=LINE)
    canvas.triangle(424, 32, 26, AMBER)
    canvas.words(424, 64, ASKED[language], 15, weight=600)
    more = f"{SHOW_MORE[language]}  ⌄"
    canvas.words(424, 150, more, 14, colour=_ACCENT)
    canvas.number(424 + canvas.wide(more, 14) + 24, 163, 3)
    canvas.words(424, 194, KEEP_ANYWAY[language], 14, colour=_ACCENT, is_link=True)
    canvas.number(424 + canvas.wide(KEEP_ANYWAY[language], 14) + 24, 207, 4)
    canvas.button(692, 252, DELETE[language])


FOUND = {"en": "Threats found", "th": "พบภัยคุกคาม (Threats found)"}
TAKEN = {
    "en": "The antivirus has stopped or taken away\njudge-desktop. See the details.",
    "th": "โปรแกรมป้องกันไวรัสหยุดหรือกักกัน\njudge-desktop ดูรายละเอียด",
}
GUARD = {"en": "Your antivirus", "th": "โปรแกรมป้องกันไวรัสของเครื่อง"}
LEAVE = {"en": "Leave it as it is", "th": "กรุณาอย่าปิดโปรแกรมป้องกันไวรัส"}
CALL = {
    "en": (
        "Do not switch the antivirus off and do not\n"
        "restore the file. Call the organiser, who\n"
        "checks the file or sends another."
    ),
    "th": "และอย่านำไฟล์กลับมาเอง\nกรุณาโทรศัพท์แจ้งผู้จัดการประกวด\nเพื่อตรวจสอบไฟล์หรือขอไฟล์ใหม่",
}


def draw_antivirus(canvas: Canvas, language: str) -> None:
    """A notice as most of them look, and what to do."""
    canvas.box(12, 20, 360, 156, "#202020", radius=8)
    canvas.sign(30, 34, 20, "shield-check", WHITE)
    canvas.words(58, 32, GUARD[language], 13, colour="#D0D0D0")
    canvas.words(30, 62, FOUND[language], 16, colour=WHITE, weight=600)
    canvas.words(30, 92, TAKEN[language], 14, colour="#E6E6E6")
    canvas.box(392, 20, 316, 156, WHITE, radius=8, edge=LINE)
    canvas.sign(410, 36, 20, "phone", _RED)
    canvas.words(440, 33, LEAVE[language], 15, weight=600)
    canvas.words(410, 68, CALL[language], 14, colour=INK2)


BEFORE = {"en": "Before installing", "th": "ก่อนติดตั้ง"}
ONLY_YOU = {
    "en": "Judge Desktop is installed for this account\nonly. No administrator is needed.",
    "th": "Judge Desktop จะติดตั้งสำหรับบัญชีผู้ใช้นี้เท่านั้น\nไม่ต้องใช้สิทธิ์ผู้ดูแลระบบ",
}
DESKTOP = {"en": "An icon on the desktop", "th": "ไอคอนบนเดสก์ท็อป"}
INSTALL = {"en": "Install", "th": "ติดตั้ง"}
CANCEL = {"en": "Cancel", "th": "ยกเลิก"}
READY = {"en": "Judge Desktop is installed", "th": "ติดตั้ง Judge Desktop เสร็จแล้ว"}
FROM_NOW = {
    "en": "From now on a double click opens the package\nyou were sent.",
    "th": "ต่อไปท่านเปิดไฟล์ชุดผลงานที่ได้รับ\nด้วยการดับเบิลคลิกได้ทันที",
}
OPEN_NOW = {"en": "Open Judge Desktop now", "th": "เปิด Judge Desktop ทันที"}
FINISH = {"en": "Finish", "th": "เสร็จสิ้น"}


def draw_installer(canvas: Canvas, language: str) -> None:
    """The page with the one choice, and the page at the end."""
    for x, title, body, choice in (
        (12.0, BEFORE, ONLY_YOU, DESKTOP),
        (366.0, READY, FROM_NOW, OPEN_NOW),
    ):
        canvas.box(x, 12, 342, 288, WHITE, radius=8, edge=LINE)
        canvas.icon(x + 18, 26, 30)
        canvas.words(x + 60, 26, title[language], 17, weight=600)
        canvas.words(x + 20, 78, body[language], 14)
        canvas.box(x + 20, 152, 18, 18, _ACCENT, radius=3)
        canvas.sign(x + 22, 154, 14, "check", WHITE)
        canvas.words(x + 48, 149, choice[language], 14)
        canvas.box(x + 1, 240, 340, 59, _GREY, radius=8)
    left = canvas.button(12 + 326, 254, CANCEL[language])
    left = canvas.button(left - 10, 254, INSTALL[language], fill=_ACCENT, colour=WHITE, edge=_ACCENT)
    canvas.number(left - 4, 254, 1)
    left = canvas.button(366 + 326, 254, FINISH[language], fill=_ACCENT, colour=WHITE, edge=_ACCENT)
    canvas.number(left - 4, 254, 2)
