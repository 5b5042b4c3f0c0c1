"""What a running order may be: slots and breaks that do not overlap, for every finalist, within the day."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.schedule import Schedule


def check_schedule(contest: Contest, schedule: Schedule) -> tuple[Finding, ...]:
    """Findings of a running order; a day without slots has none.

    ``SCHEDULE_SUBMISSION_UNKNOWN`` blocks (``submission``). The rest warns: ``SCHEDULE_OVERLAPS`` (two slots, or a slot
    and a break; ``time``), ``SCHEDULE_INCOMPLETE`` (``submissions`` without a slot), ``SCHEDULE_RUNS_OVER`` (``time``,
    ``ends_at``).
    """
    if not schedule.slots:
        return ()
    finalists = {submission.id for submission in contest.finalists}
    findings = [
        _finding(FindingCode.SCHEDULE_SUBMISSION_UNKNOWN, slot.submission, Severity.BLOCKS, submission=slot.submission)
        for slot in schedule.slots
        if slot.submission not in finalists
    ]
    findings += _check_overlaps(schedule)
    absent = sorted(finalists - {slot.submission for slot in schedule.slots})
    if absent:
        findings.append(_finding(FindingCode.SCHEDULE_INCOMPLETE, "", Severity.WARNS, submissions=", ".join(absent)))
    latest = max(_minutes(slot.starts_at) + slot.minutes for slot in schedule.slots)
    if schedule.ends_at is not None and latest > _minutes(schedule.ends_at):
        times = {"time": _clock(latest), "ends_at": _clock(_minutes(schedule.ends_at))}
        findings.append(_finding(FindingCode.SCHEDULE_RUNS_OVER, "", Severity.WARNS, **times))
    return tuple(findings)


def _check_overlaps(schedule: Schedule) -> list[Finding]:
    """Spans in order of their start; each is compared with the one that lasts longest so far."""
    spans = [(_minutes(one.starts_at), _minutes(one.starts_at) + one.minutes, one.submission) for one in schedule.slots]
    spans += [(_minutes(one.starts_at), _minutes(one.ends_at), "") for one in schedule.breaks]
    spans.sort()
    findings: list[Finding] = []
    ends_at = spans[0][1]
    for before, (starts_at, span_end, submission) in pairwise(spans):
        if starts_at < ends_at and (submission or before[2]):
            where = submission or before[2]
            findings.append(_finding(FindingCode.SCHEDULE_OVERLAPS, where, Severity.WARNS, time=_clock(starts_at)))
        ends_at = max(ends_at, span_end)
    return findings


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _finding(code: FindingCode, at: str, severity: Severity, **details: str | int) -> Finding:
    return Finding(code=code, severity=severity, where=Place(submission=at), details=details)
