"""The people of a contest and the public keys that their files are signed with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from judge_desktop.domain.text import Text


class Role(StrEnum):
    """Who a person is on the panel: ประธานกรรมการ, กรรมการ, กรรมการและเลขานุการ, เลขานุการ."""

    CHAIR = "chair"
    JUDGE = "judge"
    JUDGE_AND_SECRETARY = "judge_and_secretary"
    SECRETARY = "secretary"


class Confirmation(StrEnum):
    """How a key was tied to its person: not yet, by reading the check words aloud, or by a signed paper."""

    UNHEARD = "unheard"
    VOICE = "voice"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """The public half of an identity.

    ``judge_key`` is the fingerprint ``SHA256:…`` as ``ssh-keygen -lf`` prints it, ``signing_key`` the line
    ``ssh-ed25519 AAAA…`` without a comment, ``age_recipient`` an ``age1…`` recipient.
    """

    judge_key: str
    signing_key: str
    age_recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A judge's keys as the chair knows them, and how they were confirmed."""

    keys: PublicKeys
    confirmation: Confirmation = Confirmation.UNHEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A person of the panel. ``votes`` is False for a secretary who only operates the chair's copy."""

    id: str
    name: Text
    title: str = ""
    position: str = ""
    role: Role = Role.JUDGE
    votes: bool = True
    order: int = 0
    appointment: str = ""
    known_keys: tuple[KnownKey, ...] = ()  # oldest first

    def full_name(self, language: str) -> str:
        """Title and name as they are printed. A Thai title is left out before an English name."""
        name = self.name.in_language(language)
        is_thai_title = any("\u0e00" <= letter <= "\u0e7f" for letter in self.title)
        if not self.title or (language == "en" and self.name.en and is_thai_title):
            return name
        joined = self.title.endswith(".") or self.title in ("นาย", "นาง", "นางสาว")
        return f"{self.title}{'' if joined and is_thai_title else ' '}{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairCopy:
    """A copy of the program that may merge and sign for the contest: the chair's own or a deputy's."""

    id: str
    keys: PublicKeys
    name: str = ""


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers what is looked up in it
class Panel:
    """All people of a contest in their printed order."""

    judges: tuple[Judge, ...] = field(default=())

    def judge(self, judge_id: str) -> Judge | None:
        """The person of that id, or None."""
        return self._by_id.get(judge_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Judge]:
        """Person by id; of two with the same id the first."""
        return {one.id: one for one in reversed(self.judges)}

    @cached_property
    def voting(self) -> tuple[Judge, ...]:
        """The people who score."""
        return tuple(judge for judge in self.judges if judge.votes)

    @property
    def chair(self) -> Judge | None:
        """ประธานกรรมการ, or None when nobody has that role."""
        return next((judge for judge in self.judges if judge.role is Role.CHAIR), None)
