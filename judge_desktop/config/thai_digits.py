"""Thai and Arabic digits. Responsible for the ten characters only; reading a number is the domain's work."""

from __future__ import annotations

import re
from enum import StrEnum


class Numerals(StrEnum):
    """Digits on screen and on paper."""

    ARABIC = "arabic"
    THAI = "thai"


_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def thai_digits(text: str) -> str:
    """`text` with every Arabic digit as a Thai one. Not for codes and addresses: they are looked up as written."""
    return text.translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """`text` with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC)


def in_numerals(text: str, numerals: str) -> str:
    """`text` in the digits of `numerals` ("thai" or "arabic"); "arabic" leaves the text as it is."""
    return thai_digits(text) if numerals == "thai" else text


def prose_in_numerals(text: str, numerals: str) -> str:
    """A sentence or a name in the digits of `numerals`, its codes, addresses and English names left as they are.

    Left alone are words with a Latin letter or @ (SCA66-0001, CO2), and numbers beside one (Awards 2023).
    """
    if numerals != "thai":
        return text
    parts = re.split(r"(\s+)", text)
    foreign = [bool(re.search("[A-Za-z@]", part)) for part in parts]
    return "".join(
        part if any(foreign[max(0, place - 2) : place + 3]) else thai_digits(part) for place, part in enumerate(parts)
    )
