"""Which licences may be shipped beside Qt under the LGPL, and what an SPDX expression comes to."""

from __future__ import annotations

import re

ALLOWED = frozenset(
    """
    0BSD Apache-2.0 BSD-1-Clause BSD-2-Clause BSD-3-Clause BSD-3-Clause-Open-MPI BSL-1.0 CC0-1.0 FTL HPND IJG ISC
    LGPL-2.1-or-later LGPL-3.0-only LicenseRef-AGG-2.3 LicenseRef-No-Copyright MIT MIT-0 MIT-CMU OFL-1.1 PSF-2.0
    Unicode-3.0 Unicode-DFS-2016 Unlicense X11 Zlib blessing bzip2-1.0.6 libpng-2.0 libtiff
    """.split()
)
"""What asks for no more than its notice, and the LGPL, for which `lgpl.md` says how it is met."""

ALLOWED_WITH = frozenset(
    {
        ("Apache-2.0", "LLVM-exception"),
        ("GPL-2.0-or-later", "Bootloader-exception"),  # of PyInstaller: programs of any licence
        ("GPL-3.0-or-later", "GCC-exception-3.1"),  # of the run-time libraries of GCC: the same
    }
)
_WORD = re.compile(r"\(|\)|[A-Za-z0-9.+-]+")


def is_allowed(expression: str) -> bool:
    """Whether something under these licences may be shipped. Raises ``ValueError`` for what is no SPDX expression."""
    words = _WORD.findall(expression)
    if "".join(words) != re.sub(r"\s", "", expression):
        raise ValueError(expression)
    result = _any(words)
    if words:
        raise ValueError(expression)
    return result


def licences_in(expression: str) -> tuple[str, ...]:
    """The licences an expression names, each once; exceptions are left out."""
    names: dict[str, None] = {}
    before = ""
    for word in _WORD.findall(expression):
        if word not in {"(", ")", "AND", "OR", "WITH"} and before != "WITH":
            names[word] = None
        before = word
    return tuple(names)


def _any(words: list[str]) -> bool:
    result = _all(words)
    while words and words[0] == "OR":
        words.pop(0)
        result = _all(words) or result
    return result


def _all(words: list[str]) -> bool:
    result = _one(words)
    while words and words[0] == "AND":
        words.pop(0)
        result = _one(words) and result
    return result


def _one(words: list[str]) -> bool:
    if not words:
        raise ValueError("an expression ends too soon")
    name = words.pop(0)
    if name == "(":
        result = _any(words)
        if not words or words.pop(0) != ")":
            raise ValueError("a parenthesis is not closed")
        return result
    if len(words) > 1 and words[0] == "WITH":
        words.pop(0)
        return (name, words.pop(0)) in ALLOWED_WITH
    return name in ALLOWED
