"""Remembers what signed documents say once they were verified in this run of the program.

A data folder is read anew after every deed, and the bytes it gives are proved each time. Where they are, to the bit,
bytes that were verified before, hashing them proves it: signature and spelling need not be looked at again.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Content = TypeVar("Content")
_Hashes = tuple[bytes, bytes, bytes]


class VerifiedBefore(Generic[Content]):
    """``verify(document, companion, signature)`` with a memory of the last ``most`` outcomes; refusals are not kept.

    What it returns is shared by all who ask and must be immutable. May be called from any thread.
    """

    def __init__(self, verify: Callable[[bytes, bytes, bytes], Content], most: int) -> None:
        self._verify, self._most = verify, most
        self._known: OrderedDict[_Hashes, Content] = OrderedDict()
        self._lock = Lock()

    def __call__(self, document: bytes, companion: bytes, signature: bytes) -> Content:
        """The verified content. Refuses what ``verify`` refuses."""
        hashes = (_hash(document), _hash(companion), _hash(signature))
        with self._lock:
            if hashes in self._known:
                self._known.move_to_end(hashes)
                return self._known[hashes]
        content = self._verify(document, companion, signature)
        with self._lock:
            self._known[hashes] = content
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return content


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
