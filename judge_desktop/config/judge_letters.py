"""Letters that stand for judges where nobody should know who gave which scores: กรรมการ ก, Judge A.

Which judge gets which letter is left to whoever hides the names.
"""

from __future__ import annotations

_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # without ฃ and ฅ, which nobody writes
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def judge_letter(place: int, language: str) -> str:
    """The letter at a place counted from 0; when the alphabet is used up it begins again with a number (ก2, A2)."""
    letters = _THAI if language == "th" else _LATIN
    again, at = divmod(place, len(letters))
    return letters[at] + (str(again + 1) if again else "")
