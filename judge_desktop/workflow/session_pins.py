"""Pins: pages and seconds of a submission's attachments that a judge keeps as evidence for a criterion."""

from __future__ import annotations

from functools import cached_property

from judge_desktop.config.pin_words import document_name
from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import Pin
from judge_desktop.store import scorecards
from judge_desktop.workflow.packages_here import earlier_packages
from judge_desktop.workflow.session_cards import SessionCards

_LARGEST_PLACE = 10**6  # pages, or seconds: eleven days


class PinVerbs(SessionCards):
    """The verbs of a session that are about pins."""

    def attachments_known(self, submission_id: str) -> tuple[Attachment, ...]:
        """The attachments of a submission, and behind them those of earlier packages that were replaced since."""
        current = self.submission(submission_id).attachments
        here = {one.sha256 for one in current}
        return (*current, *(one for one in self._replaced.get(submission_id, ()) if one.sha256 not in here))

    def attachment_called(self, submission_id: str, words: str) -> Attachment:
        """The attachment with that name (with or without its ending) or with a hash that begins so.

        An office file stands for the rendition that is shown instead of it. Refuses ``ATTACHMENT_UNKNOWN``, also
        when several could be meant.
        """
        known = self.attachments_known(submission_id)
        named = [one for one in known if words == one.name] or [
            one for one in known if words == document_name(one.name)
        ]
        renditions = {one.rendition_of: one for one in known if one.rendition_of}
        found = {shown.sha256: shown for shown in (renditions.get(one.sha256, one) for one in named)}
        if not found and words:
            found = {one.sha256: one for one in known if one.sha256.startswith(words.lower())}
        if len(found) != 1:
            raise JudgeDesktopError(Code.ATTACHMENT_UNKNOWN, attachment=words, submission=submission_id)
        return next(iter(found.values()))

    def add_pin(self, submission_id: str, pin: Pin) -> bool:
        """Keeps a page or second as evidence for a criterion; False when it is kept already.

        Refuses ``CRITERION_UNKNOWN``, ``ATTACHMENT_UNKNOWN`` (no file of this submission), ``PLACE_NOT_POSSIBLE``,
        ``SCORECARD_SEALED``, ``SCORECARD_RECUSED``, ``SUBMISSION_UNKNOWN``, ``NOT_ASSIGNED``.
        """
        self.criterion(submission_id, pin.criterion)
        self._demand_open(submission_id)
        if pin.attachment not in {one.sha256 for one in self.submission(submission_id).attachments}:
            self._demand_replaced(submission_id, pin.attachment)
        if not (0 <= pin.page <= _LARGEST_PLACE and 0 <= pin.second <= _LARGEST_PLACE) or (pin.page and pin.second):
            raise JudgeDesktopError(Code.PLACE_NOT_POSSIBLE)
        kept = self.scorecard(submission_id).pins
        if pin in kept:
            return False
        self._keep_pins(submission_id, (*kept, pin))
        return True

    def remove_pin(self, submission_id: str, pin: Pin) -> bool:
        """Takes a pin away; False when there is none. Refuses as ``add_pin`` does for a scorecard that is closed."""
        self._demand_open(submission_id)
        kept = self.scorecard(submission_id).pins
        if pin not in kept:
            return False
        self._keep_pins(submission_id, tuple(one for one in kept if one != pin))
        return True

    def _keep_pins(self, submission_id: str, pins: tuple[Pin, ...]) -> None:
        with self._database.transaction() as connection:
            scorecards.set_pins(connection, self.session, submission_id, pins, at=self._ws.now())
            self._draft_again(connection, submission_id)
        self._reload(submission_id)

    def _demand_replaced(self, submission_id: str, sha256: str) -> None:
        if sha256 not in {one.sha256 for one in self.attachments_known(submission_id)}:
            raise JudgeDesktopError(Code.ATTACHMENT_UNKNOWN, attachment=sha256[:12], submission=submission_id)

    @cached_property
    def _replaced(self) -> dict[str, tuple[Attachment, ...]]:
        """Attachments of the packages before this one, the newest first. Read when first asked for."""
        found: dict[str, dict[str, Attachment]] = {}
        with self._database.reading() as connection:
            seen = earlier_packages(connection, self.session.contest, self.session.round, self.session.mode)
        for package in reversed(seen):
            if package.revision < self.package.revision:
                for submission in package.contest.submissions:
                    here = found.setdefault(submission.id, {})
                    for one in submission.attachments:
                        here.setdefault(one.sha256, one)
        return {submission: tuple(files.values()) for submission, files in found.items()}
