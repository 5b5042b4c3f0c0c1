"""The fingerprint of a key as people write it: ``SHA256:…``, as ``ssh-keygen -lf`` and the announcement print it."""

from __future__ import annotations

import re
import unicodedata

FINGERPRINT_PREFIX = "SHA256:"
FINGERPRINT_SPELLING = FINGERPRINT_PREFIX + "[A-Za-z0-9+/]{43}"


def typed_fingerprint(written: str) -> str:
    """The fingerprint that was typed or pasted: without blanks, also those nobody sees that come along from a PDF, and
    with the prefix, which people leave out. Letters keep their case: it counts.
    """
    joined = "".join(one for one in written if not one.isspace() and unicodedata.category(one) != "Cf")
    has_prefix = joined.upper().startswith(FINGERPRINT_PREFIX)
    return FINGERPRINT_PREFIX + (joined[len(FINGERPRINT_PREFIX) :] if has_prefix else joined)


def is_fingerprint(text: str) -> bool:
    """True for the whole fingerprint of a key."""
    return re.fullmatch(FINGERPRINT_SPELLING, text) is not None
