"""Nobody can make a reader take more than 300 MiB: each attack runs in a process of its own and tells its peak."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_MIB = 300
PROGRAM = """
import io, re, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.encryption import AgeKey, encrypt
from judge_desktop.exchange.judge_card import read_judge_card
from judge_desktop.exchange.package_file import read_package
from judge_desktop.exchange.results_file import open_results_file
from judge_desktop.exchange.score_file import LARGEST_FILE, read_score_file
from judge_desktop.exchange.signing import Namespace, SigningKey, sign

KEY, LIMIT = SigningKey(bytes(32)), 16 * 2**20
SCHEMA = '"schema":"judge-desktop-%s/1.0"'

def filled(schema, part, most=500_000):
    # As many parts of a list as fit: by size or by number, whichever comes first.
    room = LIMIT - 200
    count = min(room // (len(part) + 1), most)
    return ('{{"acceptable":[' + ','.join([part] * count) + '],' + SCHEMA % schema + '}}').encode()

def filled_with_keys(schema, most=490_000):
    return ('{{"a":{{' + ','.join('"%05x":""' % i for i in range(most)) + '}},' + SCHEMA % schema + '}}').encode()

def zipped(*entries):
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, content in entries:
        writer.add(name, content)
    writer.finish()
    stream.seek(0)
    return stream

def package(manifest, people=b'{{}}'):
    return zipped(('manifest.json', manifest), ('manifest.json.sig', sign(manifest, Namespace.PACKAGE, KEY)),
                  ('people.json', people))

def results(body):
    return zipped(('results.json', body), ('results.json.sig', sign(body, Namespace.RESULTS, KEY)))

def scores(body, remarks):
    age = AgeKey.generate()
    inside = zipped(('scores.json', body), ('scores.json.sig', sign(body, Namespace.SCORES, KEY)),
                    ('remarks.json', remarks)).getvalue()
    return encrypt(inside, [age.recipient]), age

def attempt(attack):
    try:
        attack()
    except JudgeDesktopError as refused:
        print(refused.code.value)

{attack}
# Not getrusage: a child's figure begins with that of the process that started it.
print(int(re.search('VmHWM: *\\t* *([0-9]+)', Path('/proc/self/status').read_text())[1]) // 1024)
"""
ATTACKS = {
    "a manifest of empty lists": "attempt(lambda: read_package(package(filled('package', '[]', LIMIT)), None))",
    "a manifest of as many lists as are allowed": (
        "attempt(lambda: read_package(package(filled('package', '[[[[]]]]', 120_000)), None))"
    ),
    "a manifest of dictionaries": (
        """attempt(lambda: read_package(package(filled('package', '{{"a":""}}', 490_000)), None))"""
    ),
    "a manifest of numbers": "attempt(lambda: read_package(package(filled('package', '1234567', LIMIT)), None))",
    "a manifest of texts": """attempt(lambda: read_package(package(filled('package', '"' + 'x' * 30 + '"')), None))""",
    "a manifest of one text": (
        """attempt(lambda: read_package(package(filled('package', '"' + 'ก' * (5 * 2**20) + '"', 1)), None))"""
    ),
    "a manifest of many names": "attempt(lambda: read_package(package(filled_with_keys('package')), None))",
    "a deep manifest": "attempt(lambda: read_package(package(b'[' * LIMIT), None))",
    "people of dictionaries": (
        "attempt(lambda: read_package(package(filled('package', '[]', 9), filled_with_keys('people')), None))"
    ),
    "scores of dictionaries": """
body = filled('scores', '{{"a":""}}', 490_000)
content, age = scores(body, filled('remarks', '{{"a":""}}', 490_000))
attempt(lambda: read_score_file(content, age))""",
    "remarks of one long text": """
content, age = scores(filled('scores', '[]', 9), filled('remarks', '"' + 'x' * (15 * 2**20) + '"'))
attempt(lambda: read_score_file(content, age))""",
    "results of dictionaries": (
        """attempt(lambda: open_results_file(results(filled('results', '{{"a":""}}', 490_000))))"""
    ),
    "results of many names": "attempt(lambda: open_results_file(results(filled_with_keys('results'))))",
    "the largest score file": """
age = AgeKey.generate()
content = encrypt(bytes(LARGEST_FILE - 20_000), [age.recipient])
attempt(lambda: read_score_file(content, age))""",
    "a card that says it is huge": """
header = zipped(('card.json', b'x')).getvalue()
attempt(lambda: read_judge_card(header[:18] + bytes.fromhex('feffffff' * 2) + header[26:]))
attempt(lambda: read_package(io.BytesIO(header.replace(b'card.json', b'card.jso')), None))""",
}


SAID = {
    "a manifest of empty lists": ["document_too_large"],
    "a manifest of numbers": ["document_too_large"],
    "a deep manifest": ["document_too_large"],
    "the largest score file": ["container_damaged"],
    "a card that says it is huge": ["container_too_large", "container_damaged"],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_takes_much_memory(attack: str) -> None:
    program = PROGRAM.format(root=str(ROOT), attack=ATTACKS[attack].replace("{{", "{").replace("}}", "}"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=300)
    assert done.stderr == ""
    *codes, peak = done.stdout.split()
    assert codes == SAID.get(attack, ["document_malformed"])
    assert int(peak) < MOST_MIB
