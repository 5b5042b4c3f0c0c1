"""How an attachment reads in a row of the chair's lists: its kind and size, its rendition, and when it was sent."""

from __future__ import annotations

from collections.abc import Collection

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.judge.document_items import icon_of, kind_words, size_words
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.make_renditions import RenditionState, rendition_state


def attachment_row(
    attachment: Attachment, submission: Submission, state: ContestState, failed: Collection[str] = ()
) -> ListRow:
    """The row of one attachment; `failed` are the SHA-256 of office files whose PDF could not be made."""
    what = f"{kind_words(attachment.media_type)} · {size_words(attachment.size)}"
    sent = sent_words(attachment, submission, state)
    facts = " · ".join(part for part in (what, sent) if part)
    rendition = rendition_state(attachment, submission)
    if rendition is RenditionState.NOT_NEEDED:
        status, shape, tone, group = facts, Shape.NONE, Tone.NEUTRAL, ""
    else:
        status, shape, tone = rendition_words(rendition, attachment.sha256 in failed)
        group = " · ".join(part for part in (size_words(attachment.size), sent) if part)  # the icon says the kind
    return ListRow(
        attachment.sha256,
        "",
        attachment.name,
        status,
        shape,
        tone,
        group=group,
        icon=icon_of(attachment.media_type),
    )


def rendition_words(state: RenditionState, has_failed: bool) -> tuple[str, Shape, Tone]:
    """The state of a rendition: words, shape and tone."""
    if state is RenditionState.MADE:
        return tr("PDF made"), Shape.TICK, Tone.OK
    if has_failed:
        return tr("PDF failed"), Shape.OCTAGON, Tone.BAD
    return tr("No PDF yet"), Shape.TRIANGLE, Tone.WARN


def sent_words(attachment: Attachment, submission: Submission, state: ContestState) -> str:
    """With which package the judges got it; empty before the first package."""
    if state.package is None:
        return ""
    sent = state.package.contest.submission(submission.id)
    found = next((one for one in sent.attachments if one.sha256 == attachment.sha256), None) if sent else None
    return tr("sent with revision {n}", n=found.revision) if found is not None else tr("not sent yet")
