"""Which part of help is about a question that is open, and the keys of help while it is open.

Every question binds them when it is made: the shortcuts of the program rest as long as it waits for its answer. What
explains a question best is the paragraph its own sentence knows, then the one listed here, then that of the page it was
asked on.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog

from judge_desktop.ui.key_map import bind_key

OF_QUESTIONS: Mapping[str, str] = {
    # asked of judges
    "name_question": "problems#who-judges-here",
    "check_words_question": "problems#check-words",
    "interest_question": "judge#steps",
    "recusal_question": "problems#recusal",
    "reopening_question": "problems#scorecard-sealed",
    "move_question": "problems#move-scores",
    "link_question": "problems#attachment-not-shown",
    # asked of chair and secretary
    "passphrase_question": "problems#passphrase",
    "identity_question": "problems#name-of-copy",
    "backup_question": "problems#backup-needed",
    "effects_question": "chair#package",
    "correction_question": "problems#corrected-text",
    "new_submission_question": "chair#submissions",
    "field_question": "chair#submissions",
    "rename_question": "problems#attachments-added",
    "attachment_dialog": "problems#attachment-not-shown",
    "attachment_folder": "problems#attachment-folders",
    "renditions": "problems#rendition",
    "groups_question": "chair#rubric",
    "scorecard_preview": "chair#rubric",
    "person_question": "chair#panel",
    "deputy_question": "chair#deputies",
    "break_question": "chair#schedule",
    "presence_question": "chair#day",
    "award_question": "chair#deliberate",
    "order_question": "problems#tie",
    "resolution_question": "problems#decision-incomplete",
    "acting_chair_question": "chair#acting-chair",
    "words_question": "chair#deliberate",
    "votes_question": "chair#popular-vote",
    "comments_question": "problems#letter-tells",
    "tables_question": "chair#archive",
    "archive_question": "problems#keep-until",
    "mode_question": "chair#rehearse",
    "losing_question": "problems#old-criteria",
    "remove_question": "chair#begin",
    "cost_question": "chair#package",
    # asked of anybody
    "removal_question": "chair#archive",
    "crash_question": "problems#program",
}
"""Object name of a question -> place. One with a name that many share is explained by its page."""


def help_of_question(question: QDialog, sentence: str = "") -> str:
    """The place of help about a question that is open; `sentence` is what it says below its title."""
    from judge_desktop.ui.help.help_of_page import OF_OTHERS, START, KnowsItsHelp
    from judge_desktop.ui.widgets.explained import place_of

    listed = place_of(sentence) or OF_QUESTIONS.get(question.objectName(), "")
    asked_on = question.parentWidget()
    while not listed and asked_on is not None:
        if isinstance(asked_on, KnowsItsHelp):
            return asked_on.help_place()
        listed = OF_OTHERS.get(asked_on.objectName(), "")
        asked_on = asked_on.parentWidget()
    return listed or START


def bind_help(question: QDialog, sentence: str = "") -> None:
    """Let the keys of help open it over the question, which stays as it is below."""

    def show(place: str = "") -> None:
        from judge_desktop.ui.help.opening import open_help

        open_help(question, place or help_of_question(question, sentence))

    def show_keys() -> None:
        from judge_desktop.config.help_pages import KEYS_PAGE

        show(KEYS_PAGE)

    bind_key(question, "help", show)
    bind_key(question, "keys", show_keys)
