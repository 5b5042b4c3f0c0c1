"""The two documents of a package, ``manifest.json`` (numbers, signed) and ``people.json`` (words, bound by its hash).

Also the chair's editable definition of a contest. Files and signatures around them: ``package_file``. Whether what
a manifest says makes sense: ``package_checks``.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

import msgspec

from judge_desktop.domain.contest import (
    Assignment,
    Attachment,
    Category,
    Contest,
    Eligibility,
    Mode,
    Recusal,
    Round,
    Rules,
    Submission,
)
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_LOGO_BYTES, Letterhead
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.domain.panel import ChairCopy, Judge, Panel
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.schedule import Schedule, TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.exchange import documents, words
from judge_desktop.exchange.neutral_values import LONGEST_TEXT, demand, is_sha256, mark_text
from judge_desktop.exchange.neutral_words import with_neutral_words
from judge_desktop.exchange.package_checks import check_package

MANIFEST = "judge-desktop-package/1.0"
PEOPLE = "judge-desktop-people/1.0"
CONTEST = "judge-desktop-contest/1.0"


class _About(msgspec.Struct, kw_only=True, frozen=True):
    """What the contest says of itself; all words."""

    name: Text
    edition: str
    year: str
    organiser: Text
    contact: Text
    description: Text
    objectives: tuple[Text, ...]
    applicant_types: tuple[Text, ...]
    letterhead: Letterhead


class _File(msgspec.Struct, kw_only=True, frozen=True):
    sha256: str
    size: int


class _Round(msgspec.Struct, kw_only=True, frozen=True):
    name: Text


class _Manifest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """All of a package's content in one tree, words and numbers together."""

    schema: str
    contest: str
    round: str
    mode: Mode
    revision: int
    previous: str
    acceptable: tuple[str, ...]
    chairs: tuple[ChairCopy, ...]
    judges: tuple[Judge, ...]
    categories: tuple[Category, ...]
    rubrics: tuple[Rubric, ...]
    rubric: str
    rules: Rules
    eligibility: Eligibility
    popular_vote: bool
    submissions: tuple[Submission, ...]
    assignments: tuple[Assignment, ...]
    recusals: tuple[Recusal, ...]
    schedule: Schedule
    timeline: tuple[TimelineEntry, ...]
    files: tuple[_File, ...]
    handed_back: tuple[HandedBack, ...]
    about: _About
    round_words: _Round
    people: str = ""


class _Definition(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    schema: str
    contest: Contest


def encode_contest(contest: Contest) -> bytes:
    """The chair's editable contest, whole, as it stays in the data folder. It never travels."""
    return documents.encode(_Definition(schema=CONTEST, contest=contest), documents.DRAFT)


def decode_contest(content: bytes) -> Contest:
    """What ``encode_contest`` wrote. Refuses ``DATA_FOLDER_OF_OTHER_VERSION``."""
    with _kept_here():
        return documents.decode_as(content, CONTEST, _Definition, documents.DRAFT).contest


def encode_package(package: Package, salt: str) -> tuple[bytes, bytes]:
    """(manifest.json, people.json). ``salt``: 64 random hex digits, so that nobody can guess words by their hash.

    ``package.manifest`` and ``package.rubric`` are results, not inputs.
    """
    numbers, people = _separated(_manifest_of(package), salt)
    numbers["rubric"] = words.sha256(documents.encode(numbers["rubrics"]))
    numbers["people"] = words.sha256(people)
    return documents.encode(numbers), people


def decode_package(manifest: bytes, people: bytes) -> Package:
    """The package those two documents describe; the signature of the manifest was verified before.

    Refuses ``DOCUMENT_MALFORMED`` when they do not belong together or are not spelled as ``encode_package`` does, and
    what ``documents.decode`` and ``package_checks`` refuse.
    """
    numbers = documents.decode(manifest, MANIFEST)
    word_document = documents.decode(people, PEOPLE)
    salt = word_document.get("salt")
    demand(isinstance(salt, str) and is_sha256(salt), "salt")
    content = _joined(numbers, word_document, people)
    numbers_again, people_again = _separated(content, str(salt))
    demand(people_again == people, "people")
    return _checked(content, numbers_again, manifest)


def decode_neutral_package(manifest: bytes) -> Package:
    """The package of a manifest whose people.json was left out, as in what is published: ids stand in for names.

    Refuses as ``decode_package`` does.
    """
    numbers = documents.decode(manifest, MANIFEST)
    demand(is_sha256(str(numbers.get("people"))), "people")
    content = _converted(with_neutral_words(numbers, _Manifest))
    return _checked(content, _separated(content, "")[0], manifest)


def _checked(content: _Manifest, numbers_again: dict[str, Any], manifest: bytes) -> Package:
    """The package, when the manifest is spelled as ``encode_package`` does and makes sense."""
    demand(documents.encode(numbers_again) == manifest, "manifest")
    demand(content.rubric == words.sha256(documents.encode(numbers_again["rubrics"])), "rubric")
    package = _package_of(content, words.sha256(manifest))
    demand([(one.sha256, one.size) for one in content.files] == _distinct(package.files), "files")
    check_package(package)
    return package


def decode_known_package(manifest: bytes, people: bytes) -> Package:
    """The same for documents that ``decode_package`` has read before and that were proved since to be the same bytes:
    what says how they are spelled is not looked at again. Refuses ``DATA_FOLDER_OF_OTHER_VERSION``.
    """
    with _kept_here():
        numbers = documents.decode_known(manifest, MANIFEST)
        return _package_of(_joined(numbers, documents.decode_known(people, PEOPLE), people), words.sha256(manifest))


@contextmanager
def _kept_here() -> Iterator[None]:
    """Nobody sent what is kept here: when it cannot be read, there is nobody to ask for it again."""
    try:
        yield
    except JudgeDesktopError as refused:
        if refused.code is not Code.DOCUMENT_MALFORMED:
            raise
        raise JudgeDesktopError(Code.DATA_FOLDER_OF_OTHER_VERSION) from refused


def _joined(numbers: dict[str, Any], word_document: dict[str, Any], people: bytes) -> _Manifest:
    demand(numbers.get("people") == words.sha256(people), "people")
    return _converted(words.join(numbers, word_document.get("words")))


def _converted(tree: Any) -> _Manifest:
    try:
        return msgspec.convert(tree, _Manifest)
    except msgspec.ValidationError as refused:
        raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason="manifest") from refused


def _separated(content: _Manifest, salt: str) -> tuple[dict[str, Any], bytes]:
    """The numbers of a manifest, and people.json."""
    tree = _in_one_spelling(msgspec.to_builtins(content, builtin_types=(Decimal, bytes)))
    numbers, word_tree = words.separate(tree)
    return numbers, documents.encode({"schema": PEOPLE, "salt": salt, "words": word_tree})


def _in_one_spelling(tree: Any) -> Any:
    """The same tree with every decimal as its text and bytes as Base64; texts that no contest has are refused."""
    match tree:
        case Decimal():
            return mark_text(tree)
        case bytes():
            demand(len(tree) <= MOST_LOGO_BYTES, "logo")
            return b64encode(tree).decode("ascii")
        case str():
            demand(len(tree) <= LONGEST_TEXT, "text")
            return tree
        case dict():
            return {key: _in_one_spelling(value) for key, value in tree.items()}
        case list() | tuple():
            return [_in_one_spelling(item) for item in tree]
        case _:
            return tree


def _manifest_of(package: Package) -> _Manifest:
    contest = package.contest
    return _Manifest(
        schema=MANIFEST,
        contest=contest.id,
        round=package.round,
        mode=package.mode,
        revision=package.revision,
        previous=package.previous,
        acceptable=tuple(sorted(package.acceptable)),
        chairs=package.chairs,
        judges=contest.panel.judges,
        categories=contest.categories,
        rubrics=contest.rubrics,
        rubric="",
        rules=contest.rules,
        eligibility=contest.eligibility,
        popular_vote=contest.popular_vote,
        submissions=tuple(_as_sent(submission, contest.rules) for submission in contest.finalists),
        assignments=tuple(dict.fromkeys(package.round_.assignments)),
        recusals=package.round_.known_recusals,
        schedule=package.round_.schedule,
        timeline=contest.timeline,
        files=tuple(_File(sha256=sha256, size=size) for sha256, size in _distinct(package.files)),
        handed_back=package.handed_back,
        about=_About(
            name=contest.name,
            edition=contest.edition,
            year=contest.year,
            organiser=contest.organiser,
            contact=contest.contact,
            description=contest.description,
            objectives=contest.objectives,
            applicant_types=contest.applicant_types,
            letterhead=contest.letterhead,
        ),
        round_words=_Round(name=package.round_.name),
    )


def _as_sent(submission: Submission, rules: Rules) -> Submission:
    """A finalist without what only the chair's copy needs; without the applicant in a blind contest."""
    kept = replace(submission, extra_fields=(), reason="", fits_concept=None, start_date=None, applied_date=None)
    return replace(kept, applicant=replace(kept.applicant, name=Text(), type="")) if rules.blind else kept


def _distinct(files: tuple[Attachment, ...]) -> list[tuple[str, int]]:
    return sorted({(attachment.sha256, attachment.size) for attachment in files})


def _package_of(content: _Manifest, manifest: str) -> Package:
    one_round = Round(
        id=content.round,
        name=content.round_words.name,
        schedule=content.schedule,
        assignments=content.assignments,
        known_recusals=content.recusals,
    )
    about = content.about
    contest = Contest(
        id=content.contest,
        name=about.name,
        edition=about.edition,
        year=about.year,
        organiser=about.organiser,
        contact=about.contact,
        description=about.description,
        objectives=about.objectives,
        applicant_types=about.applicant_types,
        popular_vote=content.popular_vote,
        eligibility=content.eligibility,
        rules=content.rules,
        categories=content.categories,
        rubrics=content.rubrics,
        submissions=content.submissions,
        panel=Panel(judges=content.judges),
        rounds=(one_round,),
        timeline=content.timeline,
        letterhead=about.letterhead,
    )
    carried = {file.sha256 for file in content.files}
    files = {
        attachment.sha256: attachment
        for submission in content.submissions
        for attachment in submission.attachments
        if attachment.sha256 in carried
    }
    return Package(
        contest=contest,
        round=content.round,
        mode=content.mode,
        revision=content.revision,
        previous=content.previous,
        acceptable=content.acceptable,
        chairs=content.chairs,
        rubric=content.rubric,
        files=tuple(files[sha256] for sha256 in sorted(files)),
        handed_back=content.handed_back,
        manifest=manifest,
    )
