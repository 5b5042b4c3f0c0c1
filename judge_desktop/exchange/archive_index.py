"""The index of an archive: one plain page in Thai and English that any browser shows and prints, and a list of hashes.

No script, no font, no picture, nothing from anywhere else: it must still be readable in twenty years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from urllib.parse import quote

from judge_desktop.config.i18n import Language, Translator, translator
from judge_desktop.config.thai import format_date
from judge_desktop.domain.archive import Archive, ArchivedFile, ArchivePart
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text

INDEX, SUMS = "index.html", "SHA256SUMS"
_LANGUAGES = (Language.TH, Language.EN)
_STYLE = """
body { font-family: "TH Sarabun New", Sarabun, Tahoma, "Leelawadee UI", Thonburi, sans-serif; line-height: 1.5;
  color: #1a2233; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .3rem; break-after: avoid; }
[lang=en] { color: #4a5468; } p { margin: .3rem 0; }
.mark { border: 3px solid #a02020; color: #a02020; font-weight: bold; padding: .3rem 1rem; display: inline-block; }
.keep { border: 2px solid #1f3a68; padding: .6rem 1rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; } thead { display: table-header-group; }
th, td { border: 1px solid #9aa4b8; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #e3e9f3; } td.what { background: #f4f6fa; break-after: avoid; }
tr { break-inside: avoid; } td.size { text-align: right; white-space: nowrap; }
code { font-family: Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .8em; overflow-wrap: anywhere; }
a { color: #1f3a68; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { text-decoration: none; } }
@page { size: A4; margin: 20mm 15mm; }
"""


def sums_text(files: Iterable[ArchivedFile]) -> bytes:
    """The hashes as ``sha256sum -c`` reads them. A file name here holds neither a line end nor a backslash."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in files).encode()


def index_page(archive: Archive) -> bytes:
    """The page. What people typed stands in it as they typed it, never as markup."""
    by_language = {language: translator(language) for language in _LANGUAGES}
    title = escape(archive.contest.in_language("th"))
    body = [*_head(archive, by_language), *_facts(archive, by_language), *_checking(archive, by_language)]
    for part in archive.parts:
        body += _part(part, by_language)
    body += _left_out(archive, by_language)
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{title}</title>'
    page = f'<!DOCTYPE html>\n<html lang="th">\n<head>\n{head}\n<style>{_STYLE}</style>\n</head>\n<body>\n'
    return (page + "\n".join(body) + "\n</body>\n</html>\n").encode()


_Tongues = Mapping[Language, Translator]
_Said = Callable[[Translator], str]


def _both(tag: str, said: _Said, tongues: _Tongues) -> Iterable[str]:
    """A sentence in Thai and then in English, each marked as such."""
    for language, tr in tongues.items():
        yield f'<{tag} lang="{language.value}">{escape(said(tr))}</{tag}>'


def _text(tag: str, text: Text) -> Iterable[str]:
    for language in _LANGUAGES:
        words = text.th if language is Language.TH else text.en
        if words:
            yield f'<{tag} lang="{language.value}">{escape(words)}</{tag}>'


def _heading(words: str) -> str:
    return f"<h2>{words}</h2>"


def _inline(text: Text) -> str:
    return "<br>".join(_text("span", text))


def _head(archive: Archive, tongues: _Tongues) -> Iterable[str]:
    yield from _both("p", lambda tr: tr("Archive of the contest"), tongues)
    yield f"<h1>{escape(archive.contest.in_language('th'))}</h1>"
    if archive.contest.en and archive.contest.en != archive.contest.in_language("th"):
        yield f'<p lang="en">{escape(archive.contest.en)}</p>'
    if archive.mode is Mode.REHEARSAL:
        yield '<p class="mark">' + escape(" · ".join(tr("REHEARSAL") for tr in tongues.values())) + "</p>"
    yield from _both("p", lambda tr: tr("Confidential: this folder holds single scores, names and comments"), tongues)


def _facts(archive: Archive, tongues: _Tongues) -> Iterable[str]:
    def day(tr: Translator) -> str:
        words = format_date(archive.keep_until, tr.language.value, "arabic")
        return tr("To be kept until {date}", date=words)

    yield '<div class="keep">'
    for sentence in _both("strong", day, tongues):
        yield f"<p>{sentence}</p>"
    yield from _text("p", archive.rule)
    yield "</div>"
    rows: tuple[tuple[_Said, str], ...] = (
        (lambda tr: tr("Organiser of the contest"), _inline(archive.organiser)),
        (lambda tr: tr("Edition"), escape(archive.edition)),
        (lambda tr: tr("Round"), _inline(archive.round)),
        (lambda tr: tr("State of the round"), _said(tongues, lambda tr: _state(archive, tr))),
        (lambda tr: tr("Day of the export"), _said(tongues, lambda tr: _day(archive, tr))),
        (lambda tr: tr("Made by"), escape(archive.program)),
    )
    yield "<table>"
    for what, words in rows:
        if words:
            yield f"<tr><th>{_said(tongues, what)}</th><td>{words}</td></tr>"
    yield "</table>"


def _checking(archive: Archive, tongues: _Tongues) -> Iterable[str]:
    yield _heading(_said(tongues, lambda tr: tr("Is everything as it was?")))
    yield from _both("p", lambda tr: tr("Every file is listed below with its SHA-256. All at once:"), tongues)
    yield f"<p><code>sha256sum -c {SUMS}</code></p>"
    yield from _both("p", lambda tr: tr("How to work the result out again is told in results/VERIFY.txt"), tongues)
    if archive.chair_key:
        yield from _both("p", lambda tr: tr("Fingerprint of the chair's key"), tongues)
        yield f"<p><code>{escape(archive.chair_key)}</code></p>"


def _part(part: ArchivePart, tongues: _Tongues) -> Iterable[str]:
    yield _heading(_inline(part.title))
    yield from _text("p", part.words)
    if not part.files:
        yield from _both("p", lambda tr: tr("Nothing"), tongues)
        return
    above = _said(tongues, lambda tr: tr("File")), _said(tongues, lambda tr: tr("Bytes"))
    yield f"<table><thead><tr><th>{above[0]}</th><th>{above[1]}</th></tr></thead>"
    for words, files in groupby(part.files, key=lambda one: one.words):
        yield f'<tbody><tr><td colspan="2" class="what">{_inline(words)}</td></tr>'
        for one in files:
            name = f'<a href="{quote(one.path)}">{escape(one.path)}</a>'
            yield f'<tr><td>{name}<br>{_digits(one.sha256)}</td><td class="size">{one.size:,}</td></tr>'
        yield "</tbody>"
    yield "</table>"


def _digits(sha256: str) -> str:
    """A hash that may be broken into lines."""
    return "<code>" + "<wbr>".join(sha256[at : at + 16] for at in range(0, len(sha256), 16)) + "</code>"


def _left_out(archive: Archive, tongues: _Tongues) -> Iterable[str]:
    yield _heading(_said(tongues, lambda tr: tr("What is not in this folder")))
    yield "<table><tbody>"
    for one in archive.left_out:
        yield f"<tr><th>{_inline(one.what)}</th><td>{_inline(one.why)}</td></tr>"
    yield "</tbody></table>"


def _said(tongues: _Tongues, said: _Said) -> str:
    return "<br>".join(_both("span", said, tongues))


def _state(archive: Archive, tr: Translator) -> str:
    return tr("The round is closed") if archive.is_closed else tr("Still open: it may change")


def _day(archive: Archive, tr: Translator) -> str:
    return format_date(archive.made, tr.language.value, "arabic")
