"""The language a new copy proposes, and when it is new."""

from pathlib import Path

import pytest

from judge_desktop.config.first_start import is_first_start, proposed_language
from judge_desktop.config.i18n import Language


@pytest.mark.parametrize(
    ("wanted", "proposed"),
    [
        (["th-Thai-TH", "th-TH", "th"], Language.TH),
        (["en-Latn-GB", "en-GB"], Language.EN),
        (["en_US", "th_TH"], Language.EN),
        (["fr-FR", "EN-us"], Language.EN),
        (["ja-JP", "ja"], Language.TH),
        (["C"], Language.TH),
        ([], Language.TH),
    ],
)
def test_the_systems_language_is_proposed_thai_otherwise(wanted: list[str], proposed: Language) -> None:
    assert proposed_language(wanted) is proposed


def test_a_copy_is_new_until_something_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert is_first_start(file)
    file.write_text("{}", encoding="utf-8")
    assert not is_first_start(file)
    assert not is_first_start(tmp_path / ("x" * 5000))
