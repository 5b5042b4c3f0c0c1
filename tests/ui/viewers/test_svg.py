"""SVG drawings are drawn; what fetches, runs, or draws without end is refused before anything is drawn."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from judge_desktop.ui.viewers.reading.answers import Answer
from tests.helpers.asking import Outcome, read, refused

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">'


def draw(folder: Path, inside: str, head: str = HEAD, before: str = "", side: int = 80) -> Outcome:
    path = folder / "drawing.svg"
    path.write_text(f"{before}{head}{inside}</svg>", encoding="utf-8")
    return read("picture.read", path=str(path), largest_side=side)


def pixel(found: Outcome, x: int, y: int) -> bytes:
    assert isinstance(found, Answer), found
    begin = y * found.content["bytes_per_line"] + 4 * x
    return found.payload[begin : begin + 4]


def test_a_drawing_is_as_sharp_as_asked(tmp_path: Path) -> None:
    found = draw(tmp_path, '<rect width="20" height="20" fill="#f00"/>', before='<?xml version="1.0"?>\n<!-- ก -->')
    assert isinstance(found, Answer)
    assert found.content == {"width": 80, "height": 40, "bytes_per_line": 320, "natural": [40, 20], "frames": 1}
    assert (pixel(found, 10, 10), pixel(found, 70, 10)) == (b"\0\0\xff\xff", b"\0\0\0\0")


def test_a_drawing_without_measures_takes_them_from_its_box(tmp_path: Path) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    found = draw(tmp_path, '<circle r="50"/>', head)
    assert isinstance(found, Answer)
    assert (found.content["natural"], found.content["width"], found.content["height"]) == ([300, 100], 80, 26)


def png() -> str:
    image = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 0, 255)).save(image, "png")
    return "data:image/png;base64," + base64.b64encode(image.getvalue()).decode()


@pytest.mark.parametrize(
    "inside",
    [
        f'<image xlink:href="{png()}" width="40" height="20"/>',
        '<defs><rect id="a" width="40" height="20" fill="#00f"/></defs><use xlink:href="#a"/>',
        '<linearGradient id="g"><stop stop-color="#00f"/></linearGradient><circle r="99" fill="url(#g)"/>',
        '<style>rect { fill: url( "#g" ); fill: #00f }</style><rect width="40" height="20"/>',
        '<a xlink:href="https://example.org"><rect width="40" height="20" fill="#00f"/></a>',
        '<text>น้ำ</text><rect width="40" height="20" fill="#00f"/>',
    ],
)
def test_pictures_uses_and_colours_of_its_own_are_drawn(tmp_path: Path, inside: str) -> None:
    assert pixel(draw(tmp_path, inside), 40, 20) == b"\xff\0\0\xff"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<image href="../a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use xlink:href="other.svg#a"/>',
        '<linearGradient xlink:href="http://example.org/#g"/>',
        '<rect fill="url(http://example.org/a)"/>',
        "<rect style=\"fill:URL( ' http://example.org/a')\"/>",
        "<style>@import 'a.css';</style>",
        "<style>rect{fill:u<!-- -->rl(a.svg)}</style>",
        "<style>rect{fill:\\75rl(a.svg)}</style>",
        "<foreignObject><p/></foreignObject>",
        '<feImage xlink:href="a.png"/>',
    ],
)
def test_what_a_drawing_may_not_hold_is_refused(tmp_path: Path, inside: str) -> None:
    assert draw(tmp_path, inside) == refused("unsupported")


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_entities_and_sheets_are_refused(tmp_path: Path, before: str) -> None:
    assert draw(tmp_path, "<rect/>", before=before) == refused("unsupported")


def test_the_usual_document_type_is_no_reason_to_refuse(tmp_path: Path) -> None:
    before = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert isinstance(draw(tmp_path, "<rect/>", before=before), Answer)


def test_a_drawing_that_draws_without_end_is_refused(tmp_path: Path) -> None:
    levels = "".join(f'<g id="g{n}">{f"<use xlink:href={chr(34)}#g{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 9))
    assert draw(tmp_path, f'<rect id="g0"/>{levels}<use xlink:href="#g8"/>') == refused("too_large")
    itself = '<g id="a"><use xlink:href="#a"/></g>'
    assert draw(tmp_path, itself) == refused("too_large")
    each_other = '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'
    assert draw(tmp_path, each_other) == refused("too_large")
    assert draw(tmp_path, "<g>" * 200 + "</g>" * 200) == refused("too_large")
    assert draw(tmp_path, "<g/>" * 200_001) == refused("too_large")
    assert draw(tmp_path, f"<!--{'a' * 17_000_000}-->") == refused("too_large")


def test_what_is_no_drawing_is_refused(tmp_path: Path) -> None:
    assert draw(tmp_path, "<rect>") == refused("damaged")
    assert draw(tmp_path, "", head="<svg><svg>") == refused("damaged")
    zero = '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0">'
    assert draw(tmp_path, "<rect/>", head=zero) == refused("damaged")
