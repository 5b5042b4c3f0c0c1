"""Names and addresses that pass for something else: what is shown, saved and opened is what they are."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.viewers.pdf_links import LinkDialog, PdfLink, exact_address
from judge_desktop.ui.viewers.words_view import WordsView
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.workflow.attachment_copies import copy_name

CYRILLIC = "https://\u0430pple.com/"

SHOWN = {
    "https://www.rmuti.ac.th/ข่าว?ปี=2566": "https://www.rmuti.ac.th/ข่าว?ปี=2566",
    "https://www.rmuti.ac.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7": "https://www.rmuti.ac.th/ข่าว",
    "https://xn--pple-43d.com/": "https://xn--pple-43d.com/",
    CYRILLIC: "https://xn--pple-43d.com/",
    "https://bank.th@evil.com/": "https://bank.th@evil.com/",
    "https://a.com/photo%E2%80%AEgpj.exe": "https://a.com/photo%E2%80%AEgpj.exe",
    "https://a.com/photo\u202egpj.exe": "https://a.com/photo%E2%80%AEgpj.exe",
    "https://a.com/\u200b\u00a0x%0d%0ay": "https://a.com/%E2%80%8B%C2%A0x%0D%0Ay",
    "https://a.com\u3002evil.com/": "https://a.com.evil.com/",
    "javascript:alert(1)": "javascript:alert(1)",
    "file:///C:/Windows/system32/calc.exe": "file:///C:/Windows/system32/calc.exe",
}


@pytest.mark.parametrize("address", SHOWN)
def test_an_address_is_shown_as_what_it_is(qtbot: QtBot, address: str) -> None:
    assert exact_address(address) == SHOWN[address]
    dialog = LinkDialog(address)
    qtbot.addWidget(dialog)
    field = dialog.findChild(SelectableText, "link_address")
    assert isinstance(field, SelectableText)
    assert field.text() == SHOWN[address]
    assert PdfLink(Box(0, 0, 1, 1), address=address).words() == SHOWN[address]
    assert not [sign for sign in field.text() if unicodedata.category(sign) in {"Cf", "Cc", "Zl", "Zp"}]


@pytest.mark.parametrize("address", SHOWN)
def test_only_pages_and_mail_are_opened_and_only_when_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = LinkDialog(address)
    qtbot.addWidget(dialog)
    dialog.reject()
    assert opened == []
    dialog = LinkDialog(address)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert [one.scheme() for one in opened] == (["https"] if address.startswith("https") else [])


def test_where_an_address_really_leads_stands_below_it(qtbot: QtBot) -> None:
    said = {}
    for address in ("https://bank.th@evil.com/", CYRILLIC, "https://www.rmuti.ac.th/"):
        dialog = LinkDialog(address)
        qtbot.addWidget(dialog)
        host = dialog.findChild(FindingRow, "link_host")
        said[address] = host.sentence() if isinstance(host, FindingRow) else ""
    assert said == {
        "https://bank.th@evil.com/": "It leads to evil.com, whatever else stands there",
        CYRILLIC: "It leads to xn--pple-43d.com, whatever else stands there",
        "https://www.rmuti.ac.th/": "",
    }


def test_markdown_loads_opens_and_hides_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"")
    view = WordsView("ก")
    qtbot.addWidget(view)
    asked: list[str] = []
    view.link_requested.connect(asked.append)
    view.show_markdown(
        f"[https://bank.th]({CYRILLIC}) ![x]({picture.as_uri()}) ![y](http://evil.com/a.png)\n\n"
        "<script>alert(1)</script> <img src=x onerror=y> <a href='javascript:z'>go</a>"
    )
    text = view.toPlainText()
    assert "<script>" in text
    assert "<img" in text
    assert "\ufffc" not in text
    view.anchorClicked.emit(QUrl(CYRILLIC))
    assert asked == ["https://xn--pple-43d.com/"]
    assert not view.openLinks()
    assert not view.openExternalLinks()
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


NAMES = {
    "photo\u202egpj.exe": "photogpj.exe",
    "../../etc/passwd": "_.._etc_passwd",
    "C:\\Windows\\a.pdf": "C__Windows_a.pdf",
    "/etc/passwd": "_etc_passwd",
    "a\0b\n.pdf": "ab .pdf",
    "con.pdf": "_con.pdf",
    "แผน\u200b.pdf": "แผน.pdf",
    " . ": "file",
    "😀.pdf": "😀.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_saved_under_a_plain_name(name: str) -> None:
    assert copy_name(name) == NAMES[name]
    long = copy_name("น้ำ" * 400 + ".pdf")
    assert len(long.encode()) <= 180
    assert long.endswith(".pdf")
