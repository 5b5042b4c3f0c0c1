"""What macOS and a Linux desktop show before the program runs the first time.

The English words are those of macOS 15 as they are documented; the Thai ones stand with the English ones beside them,
because they could not be compared with a Thai Mac. Linux desktops differ: the drawing shows what they have in common.
"""

from __future__ import annotations

from build_spec.help_drawings.canvas import AMBER, INK2, LINE, WHITE, Canvas

_BLUE = "#0A7AFF"
_GREY = "#ECECEE"
_ORANGE = "#C64600"

NOT_OPENED = {"en": "“Judge Desktop” Not Opened", "th": "ไม่ได้เปิด “Judge Desktop”"}
UNVERIFIED = {
    "en": (
        "Apple could not verify “Judge Desktop”\nis free of malware that may harm your\nMac or compromise your privacy."
    ),
    "th": "Apple ตรวจสอบไม่ได้ว่า “Judge Desktop”\nไม่มีมัลแวร์ที่อาจเป็นอันตรายต่อ Mac\nหรือความเป็นส่วนตัวของคุณ",
}
DONE = {"en": "Done", "th": "เสร็จสิ้น (Done)"}
TRASH = {"en": "Move to Trash", "th": "ย้ายไปถังขยะ (Move to Trash)"}
SETTINGS = {"en": "System Settings", "th": "การตั้งค่าระบบ (System Settings)"}
PRIVACY = {"en": "Privacy & Security", "th": "ความเป็นส่วนตัวและความปลอดภัย"}
SECURITY = {"en": "Security", "th": "ความปลอดภัย (Security)"}
BLOCKED = {
    "en": "“Judge Desktop” was blocked\nto protect your Mac.",
    "th": "“Judge Desktop” ถูกปิดกั้น\nเพื่อปกป้อง Mac ของคุณ",
}
OPEN = {"en": "Open Anyway", "th": "เปิดต่อไป (Open Anyway)"}


def draw_mac(canvas: Canvas, language: str) -> None:
    """The refusal, and the place in the settings where it is lifted."""
    canvas.box(12, 12, 300, 288, WHITE, radius=14, edge=LINE)
    canvas.icon(32, 30, 48)
    canvas.triangle(62, 58, 24, AMBER)
    canvas.words(32, 92, NOT_OPENED[language], 16, weight=600)
    canvas.words(32, 122, UNVERIFIED[language], 14)
    canvas.button(294, 212, DONE[language], width=264, fill=_BLUE, colour=WHITE, edge=_BLUE, radius=8)
    canvas.number(34, 212, 1)
    canvas.button(294, 252, TRASH[language], width=264, fill=_GREY, edge=_GREY, radius=8)
    canvas.box(326, 12, 382, 288, WHITE, radius=14, edge=LINE)
    canvas.words(346, 22, SETTINGS[language], 13, colour=INK2)
    canvas.words(346, 46, PRIVACY[language], 18, weight=600)
    canvas.number(346 + canvas.wide(PRIVACY[language], 18, 600) + 26, 62, 2)
    canvas.words(346, 96, SECURITY[language], 15, weight=600)
    canvas.box(344, 126, 346, 112, _GREY, radius=10)
    canvas.words(360, 134, BLOCKED[language], 14)
    left = canvas.button(680, 194, OPEN[language], radius=8)
    canvas.number(left - 2, 194, 3)


CENTRE = {"en": "Software", "th": "ซอฟต์แวร์ (Software)"}
ABOUT = {"en": "Judging of an award contest", "th": "การให้คะแนนและตัดสินการประกวด"}
UNSAFE = {
    "en": "Potentially unsafe: provided by a third party",
    "th": "อาจไม่ปลอดภัย: มาจากบุคคลที่สาม\n(Potentially unsafe: provided by a third party)",
}
INSTALL = {"en": "Install", "th": "ติดตั้ง (Install)"}
ASKED = {"en": "Authentication required", "th": "ต้องยืนยันตัวตน\n(Authentication required)"}
PASSWORD = {"en": "The password of this computer", "th": "รหัสผ่านของเครื่องนี้"}


def draw_linux(canvas: Canvas, language: str) -> None:
    """The page of the software centre for a package file, and the password it asks for."""
    canvas.box(12, 12, 416, 226, WHITE, radius=10, edge=LINE)
    canvas.words(30, 20, CENTRE[language], 13, colour=INK2)
    canvas.icon(30, 50, 52)
    canvas.words(98, 48, "Judge Desktop", 18, weight=600)
    canvas.words(98, 78, ABOUT[language], 14, colour=INK2)
    canvas.triangle(30, 126, 20, _ORANGE)
    canvas.words(60, 123, UNSAFE[language], 14, colour=_ORANGE)
    left = canvas.button(412, 190, INSTALL[language], fill=_BLUE, colour=WHITE, edge=_BLUE, radius=6)
    canvas.number(left - 2, 190, 1)
    canvas.box(444, 12, 264, 226, WHITE, radius=10, edge=LINE)
    canvas.sign(462, 28, 22, "lock", INK2)
    canvas.words(494, 26, ASKED[language], 15, weight=600)
    canvas.words(462, 92, PASSWORD[language], 14, colour=INK2)
    canvas.box(462, 122, 228, 38, WHITE, radius=6, edge="#878F9D")
    canvas.words(476, 126, "•••••••••", 16)
    canvas.number(690, 122, 2)
