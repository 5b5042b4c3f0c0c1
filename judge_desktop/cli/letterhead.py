"""``contest letterhead``: the organiser's logo and who signs for it."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.text import Text
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.letterhead import logo_measures, with_logo, with_signatories, without_logo
from judge_desktop.workflow.packages_here import chair_contest


def contest_letterhead(context: Context) -> int:
    """``contest letterhead``: shows it, after the changes that were asked for."""
    options = context.options
    if not (options.logo or options.no_logo or options.signatories or options.no_signatories):
        with context.reading() as ws:
            return _tell(context, chair_contest(ws, context.where).letterhead)

    def change(contest: Contest) -> Contest:
        if options.logo or options.no_logo:
            contest = with_logo(contest, options.logo) if options.logo else without_logo(contest)
        if options.signatories or options.no_signatories:
            contest = with_signatories(contest, tuple(_signatory(words) for words in options.signatories or ()))
        return contest

    with context.writing() as ws:
        return _tell(context, edit_contest(ws, ContestSection.LETTERHEAD, change, context.where).letterhead)


def _signatory(words: list[str]) -> Signatory:
    """Thai name and position, then the English ones; what is left out is empty."""
    name, position, name_en, position_en = (*words, "", "", "")[:4]
    return Signatory(name=Text(th=name, en=name_en), position=Text(th=position, en=position_en))


def _tell(context: Context, letterhead: Letterhead) -> int:
    logo = logo_measures(letterhead)
    content: Plain = {
        "logo": None if logo is None else {**logo._asdict(), "bytes": len(letterhead.logo)},
        "signatories": [_plain(one) for one in letterhead.signatories],
    }
    words = context.tr("no logo") if logo is None else f"{logo.media_type} {logo.width} × {logo.height}"
    language = context.tr.language.value
    people = [
        "  ".join(text for text in (one.name.in_language(language), one.position.in_language(language)) if text)
        for one in letterhead.signatories
    ]
    context.speaker.tell(content, (words, *people))
    return DONE


def _plain(signatory: Signatory) -> Plain:
    name, position = signatory.name, signatory.position
    return {"name_th": name.th, "name_en": name.en, "position_th": position.th, "position_en": position.en}


COMMANDS = {"contest letterhead": contest_letterhead}
