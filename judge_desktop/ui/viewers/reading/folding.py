"""Texts as they are searched: case, spaces and the ways of writing Thai marks do not matter."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe")  # soft hyphens, word breaks and other zero widths
_SARA_AM, _NIKHAHIT, _SARA_AA = "\u0e33", "\u0e4d", "\u0e32"
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_OVER_AND_UNDER = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d\u0e4e")
_PRESENTED = dict(
    zip(
        "\uf700\uf701\uf702\uf703\uf704\uf705\uf706\uf707\uf708\uf709\uf70a\uf70b\uf70c\uf70d\uf70e\uf70f\uf710"
        "\uf711\uf712\uf713\uf714\uf715\uf716\uf717\uf718\uf719\uf71a",
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ\u0e31"
        "\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)  # older Thai fonts put shifted marks into private use; texts copied out of their PDFs hold these


def folded(text: str) -> str:
    """The text as it is searched."""
    return folded_with_places(text)[0]


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its characters the index in `text` of the one it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for sign, place in _composed(text):
        if sign in _UNSEEN:
            continue
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                places.append(place)
            continue
        for one in _spelled(sign):
            at = len(signs)
            while one in _OVER_AND_UNDER and at and signs[at - 1] in _TONES:
                at -= 1  # a tone stands after its vowel, in whichever order they were written
            signs.insert(at, one)
            places.insert(at, place)
    return "".join(signs), places


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text: first index and the one behind, without overlaps."""
    wanted = folded(words).strip()
    if not wanted:
        return []
    body, places = folded_with_places(text)
    hits, at = [], body.find(wanted)
    while at >= 0:
        inside = places[at : at + len(wanted)]
        hits.append((min(inside), max(inside) + 1))
        at = body.find(wanted, at + len(wanted))
    return hits


def _spelled(sign: str) -> str:
    if sign == _SARA_AM:
        return _NIKHAHIT + _SARA_AA
    return _PRESENTED.get(sign) or sign.casefold()


def _composed(text: str) -> list[tuple[str, int]]:
    """The characters in their composed form, each with the index where it began."""
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if end == at + 1:
            found.append((text[at], at))
        else:
            whole = unicodedata.normalize("NFC", text[at:end])
            found.extend((sign, min(at + place, end - 1)) for place, sign in enumerate(whole))
        at = end
    return found
