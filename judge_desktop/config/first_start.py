"""The first start of a copy: nothing was chosen yet, so the language of the system is proposed, Thai otherwise."""

from collections.abc import Iterable
from pathlib import Path

from judge_desktop.config.i18n import Language


def is_first_start(settings_file: Path) -> bool:
    """Whether nobody has chosen anything on this computer; a place that cannot be looked at counts as chosen."""
    try:
        return not settings_file.exists()
    except OSError:
        return False


def proposed_language(wanted: Iterable[str]) -> Language:
    """The first of the system's languages (``en-Latn-GB``, ``th``) that the program speaks; Thai when there is none."""
    known = {language.value: language for language in Language}
    spoken = (known.get(name.replace("_", "-").split("-")[0].lower()) for name in wanted)
    return next((language for language in spoken if language is not None), Language.TH)
