"""The families of type a paper can be set in."""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """``SARABUN`` travels with the program; the others are looked for on the computer, as offices have them."""

    SARABUN = "sarabun"
    TH_SARABUN_NEW = "th-sarabun-new"

    @property
    def full_name(self) -> str:
        """The name a person knows the family by, which is the one in the font's own table of names."""
        return _NAMES[self]


_NAMES = {Family.SARABUN: "Sarabun", Family.TH_SARABUN_NEW: "TH Sarabun New"}
