"""``build_spec/formats.md`` says what the program does: its tables are the code's, its samples are read and written."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Settings
from judge_desktop.domain.certificate_code import CertificateCode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.paper_code import PaperCode
from judge_desktop.exchange import (
    check_words,
    container,
    contest_tables,
    decision_documents,
    decisions_file,
    documents,
    encryption,
    judge_card,
    package_checks,
    package_documents,
    progress_code,
    results_document,
    results_file,
    score_documents,
    score_file,
    score_tables,
    scorecard_sheet,
    signing,
    vote_tables,
    words,
)
from judge_desktop.exchange.contest_toml import read_contest_toml
from judge_desktop.exchange.contest_toml_writing import contest_toml
from judge_desktop.exchange.signing import Namespace
from judge_desktop.scoring import decision_values
from judge_desktop.scoring.ids import ID_SPELLING
from judge_desktop.store import audit_log
from judge_desktop.store.tables import SCHEMA_VERSION, metadata
from tests.helpers.document_shapes import enums, objects

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "build_spec/formats.md").read_text(encoding="utf-8")
V1 = ROOT / "tests/files/v1"
KEYS = "| key | type | meaning |"


def part(heading: str) -> str:
    """The page from a heading to the next."""
    return re.split(r"\n#{1,6} ", PAGE.split(f"\n{heading}\n", 1)[1], maxsplit=1)[0]


def table(heading: str, title: str) -> dict[str, str]:
    """First cell -> second cell of the table under a heading whose first column has that title."""
    lines = part(heading).split(f"\n| {title} | ", 1)[1].splitlines()[2:]
    cells = [
        line.strip("| ").split(" | ") for line in lines[: next((n for n, one in enumerate(lines) if not one), None)]
    ]
    return {one[0].strip("`"): one[1] if len(one) > 1 else "" for one in cells}


def names(cell: str) -> list[str]:
    """What stands in back-quotes in a cell."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def sample(label: str) -> str:
    """The text of the block that is labelled so."""
    found = re.findall(rf"```(?:json|text) {re.escape(label)}\n(.*?)\n```", PAGE, re.DOTALL)
    assert len(found) == 1, label
    return str(found[0])


def document(schema: str) -> bytes:
    """A sample as it stands in a file."""
    return documents.encode(json.loads(sample(schema)))


def objects_on_page() -> dict[str, dict[str, str]]:
    """Object -> key -> type; a document is called by the schema that its first row names."""
    found = {}
    for head, body in re.findall(r"\n#{3,4} ([^\n]+)\n(.*?)(?=\n#{2,4} |\Z)", PAGE, re.DOTALL):
        if KEYS in body:
            lines = body.split(KEYS, 1)[1].split("\n\n", 1)[0]
            keys = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]*) \|$", lines, re.MULTILINE)
            called = names(keys[0][2])[0] if keys[0][0] == "schema" else head
            found[called] = {key: kind for key, kind, _ in keys}
    return found


def test_every_key_of_every_object_is_on_the_page_with_its_type() -> None:
    assert objects_on_page() == objects()


def test_every_enumeration_and_spelling_is_on_the_page() -> None:
    listed = {name: names(values) for name, values in table("## How a document is spelled", "name").items()}
    values = re.findall(r"^\| (\w+) \| ((?:`\w+`(?:, )?)+) \|$", part("## How a document is spelled"), re.MULTILINE)
    assert {name: names(cell) for name, cell in values} == enums()
    used = {word for of in objects().values() for kind in of.values() for word in re.findall(r"[A-Z]\w+", kind)}
    assert used - objects().keys() - enums().keys() == set(listed) - {"Moment", "text"}
    assert listed["Id"] == [ID_SPELLING]


def test_the_keys_that_hold_words_are_on_the_page() -> None:
    said = part("### Numbers apart from words").split("The keys are ", 1)[1].split(".", 1)[0]
    assert names(said) == sorted(words.WORD_KEYS)


def test_the_samples_are_documents_of_this_program() -> None:
    content = document(judge_card.CARD)
    signature = (sample("signature") + "\n").encode()
    stream = io.BytesIO()
    writer = container.ContainerWriter(stream)
    writer.add("card.json", content)
    writer.add("card.json.sig", signature)
    writer.finish()
    card = judge_card.read_judge_card(stream.getvalue())
    assert (card.name, card.keys.judge_key) == (
        "ดร.อรุณ ใจดี",
        signing.fingerprint(signing.signer_of(signature, Namespace.CARD)),
    )

    manifest, people = document(package_documents.MANIFEST), document(package_documents.PEOPLE)
    package = package_documents.decode_package(manifest, people)
    salt = json.loads(sample(package_documents.PEOPLE))["salt"]
    assert package_documents.encode_package(package, salt) == (manifest, people)
    assert package_documents.decode_neutral_package(manifest).contest.name.th == package.contest.id
    assert package_documents.decode_contest(document(package_documents.CONTEST)).submissions[0].extra_fields

    scores, remarks = document(score_documents.SCORES), document(score_documents.REMARKS)
    score_file_ = score_documents.decode_scores(scores, remarks)
    assert score_documents.encode_scores(score_file_, json.loads(sample(score_documents.REMARKS))["salt"]) == (
        scores,
        remarks,
    )
    assert (score_file_.manifest, score_file_.rubric) == (words.sha256(manifest), package.rubric)

    body, reason = document(decision_documents.DECISION), document(decision_documents.REASON)
    decision = decision_documents.decode_decision(body, reason)
    assert decision_documents.encode_decision(decision, json.loads(sample(decision_documents.REASON))["salt"]) == (
        body,
        reason,
    )
    head = documents.decode_as(document(decisions_file.DECISIONS), decisions_file.DECISIONS, decisions_file._Decisions)
    assert head.manifest == words.sha256(manifest)

    results = document(results_document.RESULTS)
    publication, sizes = results_document.decode_results(results)
    assert results_document.encode_results(publication, sizes) == results


def test_the_samples_show_every_key_there_is() -> None:
    shown: dict[str, set[str]] = {}
    for schema in (name for name in objects() if "/" in name):
        tree = json.loads(sample(schema))
        if schema == package_documents.MANIFEST:
            tree = words.join(tree, json.loads(sample(package_documents.PEOPLE))["words"])
        note_keys(schema, tree, shown)
    assert {name: set(keys) for name, keys in objects().items()} == shown


def note_keys(kind: str, tree: Any, shown: dict[str, set[str]]) -> None:
    """Which keys of which objects stand in a tree of that kind."""
    of = objects().get(kind)
    if of is None:
        if kind.startswith("["):
            for one in tree:
                note_keys(kind[1:-1], one, shown)
        return
    shown.setdefault(kind, set()).update(tree)
    for key, value in tree.items():
        note_keys(of[key], value, shown)


def test_the_lists_for_stock_tools_are_read() -> None:
    signers = signing.read_allowed_signers((sample("allowed_signers") + "\n").encode())
    assert [one.principal for one in signers] == ["chair", "J1"]
    assert set(table("## Signatures", "namespace")) == {one.value for one in Namespace}
    progress = progress_code.read_progress_code(sample("progress"))
    assert documents.encode(progress) == document(progress_code.PROGRESS)


def test_check_words_are_made_as_the_page_says() -> None:
    """Counted anew by the three steps of the page, with nothing of the program."""
    card = json.loads(sample(judge_card.CARD))
    confirmed = hashlib.sha256(f"{card['signing_key']}\n{card['age_recipient']}\n".encode()).digest()
    stretched = hashlib.scrypt(
        confirmed, salt=b"judge-desktop-check-words-v1", n=32_768, r=8, p=1, maxmem=2**26, dklen=9
    )
    bits = f"{int.from_bytes(stretched, 'big'):072b}"[:66]
    digest, *said = sample("check_words").splitlines()
    assert digest == confirmed.hex()
    sums = names(part("## Check words").split("(SHA-256 ", 1)[1])[:2]
    for language, line, listed in zip(Language, said, sums, strict=True):
        content = (resource("check_words") / f"{language.value}.txt").read_bytes().replace(b"\r\n", b"\n")
        everything = content.decode().split()
        assert (len(everything), hashlib.sha256(content).hexdigest()) == (2048, listed)
        assert line.split() == [everything[int(bits[at : at + 11], 2)] for at in range(0, 66, 11)]
        assert tuple(line.split()) == check_words.words(digest, language)


def test_the_chain_of_the_audit_log_is_made_as_the_page_says() -> None:
    line, chain = sample("audit_log").splitlines()
    before, at, who, event, contest, details = json.loads(line)
    assert (before, hashlib.sha256(line.encode()).hexdigest()) == (audit_log.BEGINNING, chain)
    assert audit_log.breaks([(1, at, who, event, contest, details, chain)]) == ()


def test_codes_on_paper() -> None:
    paper = PaperCode(manifest="m", round="r", judge="j", submission="s").text
    certificate = CertificateCode(contest="c", award="a", submission="s").text
    assert [sample("paper_code").split()[0], sample("certificate_code").split()[0]] == [
        paper.split()[0],
        certificate.split()[0],
    ]
    assert len(re.findall("<", sample("paper_code"))) == len(paper.split()) - 1
    assert len(re.findall("<", sample("certificate_code"))) == len(certificate.split()) - 1


def test_the_limits_are_those_of_the_program() -> None:
    assert {name: int(number) for name, number in table("## Containers", "limit").items()} == {
        "bytes of a container": container.MAX_CONTAINER,
        "bytes of an attachment": container.MAX_BLOB,
        "attachments of a package": package_checks.MAX_ATTACHMENTS,
        "bytes of a document": documents.MAX_BYTES,
        "parts of a document (commas; brackets)": documents.MAX_PARTS,
        "depth of a document": documents.MAX_DEPTH,
        "bytes of a judge card": judge_card.LARGEST_FILE,
        "bytes of a score file": score_file.LARGEST_FILE,
        "bytes of a decisions file": decisions_file.LARGEST_FILE,
        "decisions in one file": decisions_file.MAX_DECISIONS,
        "bytes of all entries of a results file": results_file.LARGEST_CONTENT,
        "commas of all entries of a results file": results_file.MOST_PARTS,
        "characters of a progress code": progress_code._LONGEST_CODE,
        "copies that may sign, keys of one judge": package_checks.MAX_COPIES,
        "score files handed back to one judge": package_checks.MAX_HANDED_BACK,
        "age recipients of a file": encryption.MAX_RECIPIENTS,
    }


def test_every_kind_of_decision_has_the_values_of_the_page() -> None:
    lines = [line.strip("| ").split(" | ") for line in part("### Decision").splitlines() if line.startswith("| `")]
    values = {
        line[0].strip("`"): names(re.sub(r"\([^)]*\)", "", line[2])) if len(line) > 2 else [] for line in lines[17:]
    }
    known = {kind.value: list(decision_values._OF_KIND.get(kind, {})) for kind in DecisionKind}
    known["choose_revision"] = ["against"]
    assert values == known


def test_contest_toml_has_the_sections_and_keys_of_the_page() -> None:
    """Those of the page, those of the file written by hand and those that the program writes are the same."""
    on_page = {
        section.strip("[]"): set(names(keys)) for section, keys in table("## The contest folder", "section").items()
    }
    path = V1 / "contest" / "contest.toml"
    contest, findings = read_contest_toml(path, "0" * 32)
    assert contest is not None
    assert findings == ()
    assert sections(tomllib.loads(path.read_text(encoding="utf-8"))) == on_page
    assert sections(tomllib.loads(contest_toml(contest))) == on_page


def sections(tree: Mapping[str, Any], path: str = "") -> dict[str, set[str]]:
    """Section -> its keys, anywhere in a file."""
    found: dict[str, set[str]] = {}
    for key, value in tree.items():
        several = value if isinstance(value, list) else [value]
        for one in several:
            if isinstance(one, dict):
                for section, keys in sections(one, f"{path}{key}.").items():
                    found.setdefault(section, set()).update(keys)
        if not isinstance(several[0], dict):
            found.setdefault(path.rstrip("."), set()).add(key)
    return found


def test_tables_have_the_columns_of_the_page() -> None:
    sheet = (scorecard_sheet._CONTEST, scorecard_sheet._JUDGE, scorecard_sheet._NUMBER, scorecard_sheet._SUBMISSION)
    known = {
        "submissions": contest_tables.SUBMISSION_COLUMNS,
        "panel": contest_tables.PANEL_COLUMNS,
        "scores to import or to tally": score_tables.SCORE_COLUMNS,
        "votes": vote_tables.VOTE_COLUMNS,
        "a judge's sheet": (*sheet, scorecard_sheet._TITLE, scorecard_sheet._COMMENT),
    }
    on_page = {name: names(columns) for name, columns in table("## Tables", "table").items()}
    assert {name: [one.name for one in columns] for name, columns in known.items()} == on_page
    exported = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", part("## Tables"), re.MULTILINE))
    for name in ("standings", "per-judge", "per-criterion", "comments", "decisions", "statistics", "about"):
        assert names(exported[name]) == header(V1 / "tables" / f"{name}.csv")


def header(path: Path) -> list[str]:
    """The names of the columns of an exported table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [re.findall(r"\((\w+)\)$", title)[0] for title in next(csv.reader(stream))]


def test_the_database_has_the_tables_of_the_page() -> None:
    on_page = {name: names(columns) for name, columns in table("### Database", "table").items()}
    assert on_page == {one.name: [column.name for column in one.columns] for one in metadata.tables.values()}
    assert f"this page describes `{SCHEMA_VERSION}`" in part("### Database")


def test_the_settings_are_those_of_the_page() -> None:
    (line,) = (one for one in part("## The data folder").splitlines() if one.startswith("`settings.json` has"))
    assert names(line)[1:] == [one.name for one in fields(Settings)]
