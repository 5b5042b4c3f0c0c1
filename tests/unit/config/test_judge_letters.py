"""Letters instead of names."""

from judge_desktop.config.judge_letters import judge_letter


def test_letters_follow_the_alphabet_of_the_language_and_never_repeat() -> None:
    assert [judge_letter(place, "th") for place in (0, 1, 2, 3)] == ["ก", "ข", "ค", "ง"]
    assert [judge_letter(place, "en") for place in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]
    for language in ("th", "en"):
        assert len({judge_letter(place, language) for place in range(200)}) == 200
