"""Every sentence the program can say has a Thai translation with the same placeholders, and no catalog is stale."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

from judge_desktop.cli.help_language import sentences_of
from judge_desktop.cli.parser import build_parser
from judge_desktop.config.finding_phrases import FINDINGS
from judge_desktop.config.refusal_phrases import REFUSALS

ROOT = Path(__file__).parents[2]
CATALOGS = sorted((ROOT / "resources" / "translations" / "th").glob("*.po"))
KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "_tr": None, "mark": None, "trn": (1, 2), "n": (1, 2)}


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """Every English sentence of the program, singular where there are two, and the file that says it."""
    found = dict.fromkeys(REFUSALS.values(), "config/refusal_phrases.py")
    found |= dict.fromkeys(FINDINGS.values(), "config/finding_phrases.py")
    extracted = extract_from_dir(str(ROOT / "judge_desktop"), [("**.py", "python")], {"**": {}}, KEYWORDS)
    for file, _, message, _, _ in extracted:
        found[message if isinstance(message, str) else message[0]] = file
    return found | dict.fromkeys(sentences_of(build_parser()), "cli/parser.py")


@pytest.fixture(scope="module")
def entries() -> list[tuple[str, polib.POEntry]]:
    """Every entry of every catalog with the catalog's name."""
    return [(path.name, entry) for path in CATALOGS for entry in polib.pofile(str(path), encoding="utf-8")]


def calls_in(path: Path) -> Iterator[ast.Call]:
    """Every call in a module, also in its f-strings. ``ast.walk`` would take three times as long."""
    left: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while left:
        node = left.pop()
        if isinstance(node, ast.Call):
            yield node
        for part in vars(node).values():
            if isinstance(part, ast.AST):
                left.append(part)
            elif isinstance(part, list):
                left += [one for one in part if isinstance(one, ast.AST)]


def thai_of(entry: polib.POEntry) -> str:
    """The Thai of an entry; Thai has one form for any number."""
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def test_every_sentence_has_its_thai(said: dict[str, str], entries: list[tuple[str, polib.POEntry]]) -> None:
    translated = {entry.msgid for _, entry in entries if thai_of(entry)}
    assert {sentence: file for sentence, file in said.items() if sentence not in translated} == {}


def test_no_sentence_hides_where_it_is_not_found(said: dict[str, str]) -> None:
    """Within an f-string a sentence is not extracted, and would stay English without anybody noticing."""
    hidden = [
        (path.name, node.args[0].value)
        for path in sorted((ROOT / "judge_desktop").rglob("*.py"))
        for node in calls_in(path)
        if isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        if node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value not in said
    ]
    assert hidden == []


def test_placeholders_are_the_same(entries: list[tuple[str, polib.POEntry]]) -> None:
    unlike = [
        (name, entry.msgid)
        for name, entry in entries
        if placeholders(entry.msgid_plural or entry.msgid) != placeholders(thai_of(entry))
    ]
    assert unlike == []


def test_no_entry_is_fuzzy_or_obsolete(entries: list[tuple[str, polib.POEntry]]) -> None:
    assert [(name, entry.msgid) for name, entry in entries if entry.fuzzy or entry.obsolete] == []


def test_no_catalog_keeps_a_sentence_nobody_says(
    said: dict[str, str], entries: list[tuple[str, polib.POEntry]]
) -> None:
    assert [(name, entry.msgid) for name, entry in entries if entry.msgid not in said] == []


def test_one_sentence_has_one_thai(entries: list[tuple[str, polib.POEntry]]) -> None:
    count = Counter(entry.msgid for _, entry in entries)
    assert [msgid for msgid, times in count.items() if times > 1] == []


def test_one_thing_has_one_thai_word(entries: list[tuple[str, polib.POEntry]]) -> None:
    """Words that once stood beside another for the same thing: passphrase, attachment, to seal a scorecard."""
    guides = [*(ROOT / "resources" / "help" / "th").glob("*.md"), ROOT / "resources" / "help" / "glossary.tsv"]
    texts = [(name, thai_of(entry)) for name, entry in entries]
    texts += [(path.name, path.read_text(encoding="utf-8")) for path in guides]
    other_words = ("วลีรหัสผ่าน", "เอกสารแนบ(?!ท้าย)", "(?<!ปิด)ผนึก")
    assert [(name, word) for name, text in texts for word in other_words if re.search(word, text)] == []
