"""The finished file: what it says about itself, and pages that are in it as soon as they are full.

The page library keeps all pages in memory until the last; here a page is written when it is shown, and only where it
stands in the file is remembered. What stands on a page is `pages.py`.

The file carries the metadata of PDF/A-2u: language, XMP, an sRGB output intent, embedded subsets with maps to text. No
validator has confirmed that it conforms, so nothing in the program says that it does.

Relies on internals of reportlab 5 (`PDFDocument`, `PDFPages`); the tests that read files back guard them.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
from array import array
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.config.paths import resource
from judge_desktop.reports.thai_font import Face, font

PROGRAM = "Judge Desktop"
rl_config.useA85 = 0  # the library writes streams as printable characters, which takes longer and a quarter more room
_LANGUAGES = {"th": "th-TH"}


@dataclass(frozen=True)
class Properties:
    """What the file says about itself. `language` is "th" or "en"; `day` it was printed on, if that is to be told: the
    day only, so that what is printed again on that day has the same bytes.
    """

    title: str
    author: str
    language: str
    day: datetime.date | None = None

    @property
    def tag(self) -> str:
        """The language as files name it."""
        return _LANGUAGES.get(self.language, "en-GB")


class _Part(NamedTuple):
    """A line of the outline: its object, its words, the page it leads to (from 0), and the line before (0 = none)."""

    number: int
    title: str
    page: int
    before: int


class PdfFile(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas on a file that is open for writing. The same pages give the same bytes."""

    def __init__(self, file: BinaryIO, size: tuple[float, float], properties: Properties) -> None:
        super().__init__(
            str(file.name),
            pagesize=size,
            invariant=1,
            pageCompression=1,
            initialFontName=font(Face.REGULAR).fontName,
            lang=properties.tag,
            pdfVersion=(1, 7),
        )
        self._file, self._digest, self._written = file, hashlib.md5(usedforsecurity=False), 0
        self._offsets = array("Q")  # by the number of the object, from 1
        self._pages = self._doc.Pages.pages = []  # "7 0 R", which the library takes for a page, too
        self._doc.Reference(self._doc.Pages)
        self._doc.info = _information(properties)
        _add_metadata(self._doc, properties)
        self._outline = self._number()
        self._doc.Catalog.Outlines = _reference(self._outline)
        self._part: _Part | None = None
        self._parts_here: list[tuple[_Part, int]] = []  # to be written when the page begun is in the file
        self._parts = 0
        self.setViewerPreference("DisplayDocTitle", "true")
        self._put(b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n")

    def lay(self, size: tuple[float, float]) -> None:
        """The page begun and those after it are of this size."""
        if self._pagesize != size:
            self.setPageSize(size)

    def begin_part(self, title: str) -> None:
        """A line of the outline that leads to the page begun."""
        before = self._part
        part = _Part(self._number(), title, len(self._pages), before.number if before else 0)
        if before is None:
            self._first = part.number
        else:
            self._parts_here.append((before, part.number))
        self._part = part
        self._parts += 1

    def showPage(self) -> None:  # noqa: N802  # reportlab calls it so
        """The page is full: it goes into the file."""
        doc = self._doc
        name = doc.thisPageName()
        super().showPage()
        number = doc.idToObjectNumberAndVersion[name][0]
        last = doc.objectcounter
        self._pages[-1] = _reference(number)
        for part, after in self._parts_here:
            self._write_part(part, after)
        self._parts_here.clear()
        self._write_named(number)
        for content in range(last + 1, doc.objectcounter + 1):
            self._forget(self._write_named(content))
        self._forget(name)

    def save(self) -> None:
        """Writes fonts, outline and all else that only the end knows. At least one page was shown."""
        doc = self._doc
        for face in doc.delayedFonts:
            face.addObjects(doc)
        catalog, information = doc.Reference(doc.Catalog).format(doc), doc.Reference(doc.info).format(doc)
        self._write_outline()
        number = 1
        while number <= doc.objectcounter:  # objects may ask for more objects while they are written
            if number in doc.numberToId:
                self._write_named(number)
            number += 1
        self._write_end(catalog, information)

    def _number(self) -> int:
        """Of an object that is written by hand."""
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def _write_named(self, number: int) -> str:
        """An object of the library, once; gives back its name."""
        doc = self._doc
        name: str = doc.numberToId.pop(number)
        self._write(number, pdfdoc.PDFIndirectObject(name, doc.idToObject[name]).format(doc))
        return name

    def _forget(self, name: str) -> None:
        """Nothing later refers to it by its name."""
        del self._doc.idToObject[name], self._doc.idToObjectNumberAndVersion[name]

    def _write(self, number: int, content: bytes) -> None:
        self._offsets.extend([0] * (number - len(self._offsets)))
        self._offsets[number - 1] = self._put(content)

    def _put(self, content: bytes) -> int:
        """Where it begins in the file."""
        offset = self._written
        self._file.write(content)
        self._digest.update(content)
        self._written += len(content)
        return offset

    def _write_part(self, part: _Part, after: int) -> None:
        """A line of the outline, once it is known which one follows."""
        entries = {
            "Title": pdfdoc.PDFString(part.title),
            "Parent": _reference(self._outline),
            "Dest": f"[{self._pages[part.page]} /Fit]",
            **({"Prev": _reference(part.before)} if part.before else {}),
            **({"Next": _reference(after)} if after else {}),
        }
        self._write(part.number, _object(part.number, pdfdoc.PDFDictionary(entries).format(self._doc)))

    def _write_outline(self) -> None:
        if self._parts > 1:
            self._doc.Catalog.setPageMode("UseOutlines")
        if self._part is None:
            content = b"<< /Type /Outlines >>"
        else:
            self._write_part(self._part, 0)
            ends = f"/First {_reference(self._first)} /Last {_reference(self._part.number)}"
            content = f"<< /Type /Outlines {ends} /Count {self._parts} >>".encode("ascii")
        self._write(self._outline, _object(self._outline, content))

    def _write_end(self, catalog: bytes, information: bytes) -> None:
        size = len(self._offsets) + 1
        start = self._put(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for first in range(0, len(self._offsets), 4096):
            self._put(b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[first : first + 4096]))
        digest = self._digest.hexdigest().encode("ascii")
        end = b"trailer\n<< /Size %d /Root %b /Info %b /ID [<%b> <%b>] >>\n" % (
            size,
            catalog,
            information,
            digest,
            digest,
        )
        self._put(end + b"startxref\n%d\n%%%%EOF\n" % start)


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _object(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, content)


def _information(properties: Properties) -> Any:
    entries = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.title,
        "Creator": PROGRAM,
        "Producer": PROGRAM,
    }
    if properties.day is not None:
        entries["CreationDate"] = entries["ModDate"] = f"D:{properties.day:%Y%m%d}"
    return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(value) for key, value in entries.items() if value})


def _add_metadata(doc: Any, properties: Properties) -> None:
    """The XMP packet and the output intent."""
    stream = pdfdoc.PDFStream(content=_xmp(properties).encode("utf-8"))
    stream.dictionary["Type"], stream.dictionary["Subtype"] = pdfdoc.PDFName("Metadata"), pdfdoc.PDFName("XML")
    profile = pdfdoc.PDFStream(content=_profile(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": doc.Reference(profile),
        }
    )
    catalog = doc.Catalog
    catalog.Metadata = stream
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # of this file: the library does not know it


@functools.cache
def _profile() -> bytes:
    return resource("colours/srgb.icc").read_bytes()


def _xmp(properties: Properties) -> str:
    """The same as the information dictionary, for archives."""
    title, author = escape(properties.title), escape(properties.author)
    language = properties.tag
    whole = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>',
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else "",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{PROGRAM}</pdf:Producer>",
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>",
    ]
    if properties.day is not None:
        day = properties.day.isoformat()
        whole += [f"<xmp:{name}Date>{day}</xmp:{name}Date>" for name in ("Create", "Modify", "Metadata")]
    whole += ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>"]
    return _XMP_HEAD + "\n".join(part for part in whole if part) + _XMP_END


_XMP_HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
"""
_XMP_END = """
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
