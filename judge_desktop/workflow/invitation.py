"""The words with which a judge is invited, to be copied into a mail or a chat."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_dates import format_date
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import Judge
from judge_desktop.workflow.edit_panel import demand_person


def invitation(contest: Contest, judge: str, tr: Translator) -> str:
    """The invitation of one judge in the language of ``tr``. Refuses ``JUDGE_UNKNOWN``."""
    person = demand_person(contest, judge)
    language = tr.language.value
    day = contest.rounds[0].schedule.day if contest.rounds else None
    lines = [
        tr("Dear {judge},", judge=person.full_name(language)),
        "",
        tr("You are invited to judge “{contest}”.", contest=contest.name.in_language(language)),
    ]
    if day is not None:
        lines.append(tr("The presentations are on {day}.", day=format_date(day, language)))
    lines += ["", *_steps(person, tr)]
    contact = contest.contact.in_language(language)
    if contact:
        lines += ["", tr("Questions: {contact}", contact=contact)]
    return "\n".join(lines)


def _steps(person: Judge, tr: Translator) -> list[str]:
    card = tr("1. Open the program Judge Desktop, choose “I judge”, and send us your judge card.")
    if person.known_keys:
        card = tr("1. Your judge card has arrived; nothing more is needed for it.")
    return [
        card,
        tr("2. We will send you a package. Open it with the program and choose your name."),
        tr("3. We will call you once to exchange six check words, so that both sides know the files are genuine."),
        tr("4. Score in the program, seal, and send us the score file that it saves."),
    ]
