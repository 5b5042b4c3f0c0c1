"""What a cell or a setting that a person wrote means: text, yes or no, number, decimal, role.

Every reader answers ``None`` when the words are not understood; saying so, and where, is left to the caller.
Dates are ``config.thai.parse_date``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from judge_desktop.config.thai import arabic_digits, parse_date
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.panel import Role
from judge_desktop.scoring.validation import LONGEST_NUMBER, canonical, read_number

LARGEST_WHOLE_NUMBER = 10**9

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WITHOUT_WIDTH = frozenset("\u200b\ufeff")
_YES = frozenset(("ใช่", "yes", "y", "true", "1", "✓", "✔", "☑", "มี", "ผ่าน"))
_NO = frozenset(("ไม่ใช่", "ไม่", "no", "n", "false", "0", "✗", "✘", "☐", "ไม่มี", "ไม่ผ่าน"))
_ROLES = {
    "ประธานกรรมการ": Role.CHAIR,
    "ประธานคณะกรรมการ": Role.CHAIR,
    "ประธานกรรมการตัดสิน": Role.CHAIR,
    "ประธาน": Role.CHAIR,
    "chair": Role.CHAIR,
    "chairperson": Role.CHAIR,
    "กรรมการ": Role.JUDGE,
    "กรรมการตัดสิน": Role.JUDGE,
    "judge": Role.JUDGE,
    "member": Role.JUDGE,
    "กรรมการและเลขานุการ": Role.JUDGE_AND_SECRETARY,
    "judge and secretary": Role.JUDGE_AND_SECRETARY,
    "member and secretary": Role.JUDGE_AND_SECRETARY,
    "เลขานุการ": Role.SECRETARY,
    "ผู้ช่วยเลขานุการ": Role.SECRETARY,
    "secretary": Role.SECRETARY,
    "assistant secretary": Role.SECRETARY,
}
_BEGINS_LIKE_A_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_WHOLE_NUMBER = re.compile(r"\d{1,9}(?:[.]0+)?")


def cleaned(text: str) -> str:
    """``text`` in NFC without control characters, direction marks, blanks at its ends; lines end in a line feed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (letter for letter in unicodedata.normalize("NFC", text) if _is_kept(letter))
    return "".join(kept).strip()


def spelling_key(text: str) -> str:
    """Equal for texts a person takes for the same name: width, case, blanks, hyphens and low lines do not count.

    Thai typed in two ways (ำ as two marks, แ as two letters) is one spelling.
    """
    plain = unicodedata.normalize("NFKC", cleaned(text)).casefold()
    return re.sub(r"[\s_‐‑–-]+", " ", plain).replace("เเ", "แ").strip()


def yes_or_no(text: str) -> bool | None:
    """True for ใช่, yes, true, 1, ✓; False for ไม่ใช่, no, false, 0; None for anything else."""
    word = spelling_key(arabic_digits(text))
    return True if word in _YES else False if word in _NO else None


def role_of(text: str) -> Role | None:
    """The role with that Thai or English name."""
    return _ROLES.get(spelling_key(text))


def whole_number_of(text: str) -> int | None:
    """A number from 0 to ``LARGEST_WHOLE_NUMBER`` in Arabic or Thai digits; 5.0 is 5."""
    plain = arabic_digits(cleaned(text))
    return int(plain.split(".")[0]) if _WHOLE_NUMBER.fullmatch(plain) else None


def decimal_of(text: str, longest: int = LONGEST_NUMBER) -> Decimal | None:
    """An exact number in its one spelling (8.50 is 8.5), Arabic or Thai digits, full stop or comma."""
    number = read_number(cleaned(text), longest)
    return None if number is None else Decimal(canonical(number))


def escaped(text: str) -> str:
    """``text`` for a CSV cell: an apostrophe before what a spreadsheet program would take for a formula."""
    return f"'{text}" if _BEGINS_LIKE_A_FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def unescaped(text: str) -> str:
    """The inverse of ``escaped``."""
    return text[1:] if text.startswith("'") and _BEGINS_LIKE_A_FORMULA.match(text) else text


def date_of(text: str) -> date | None:
    """The date a person or a spreadsheet wrote, in either era."""
    try:
        return parse_date(text)
    except JudgeDesktopError:
        return None


def _is_kept(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs") and letter not in _BIDI and letter not in _WITHOUT_WIDTH
